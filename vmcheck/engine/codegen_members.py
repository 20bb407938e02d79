"""The fast path for rules of scope fleet: who takes part, with which key, and who spoils it."""

import ast
from collections.abc import Callable, Sequence
from typing import Any

from vmcheck.engine.codegen_build import assign, attribute, build, call, name
from vmcheck.engine.codegen_fields import FieldCode
from vmcheck.engine.codegen_tests import TestCode
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.members import Divided
from vmcheck.engine.rule import Group, Rule

Collect = Callable[[Any], Divided]
_LISTS = ("whole", "parts", "hashes")


def compile_members(rules: Sequence[tuple[Rule, Group]], catalogue: Catalogue) -> Collect:
    """Generate the function that collects the members of all rules from one subject, divided."""
    fields = FieldCode()
    tests = TestCode(fields, catalogue)
    code: list[ast.stmt] = []
    for scope in dict.fromkeys(group.of for _, group in rules):
        asked = [(index, rule, group) for index, (rule, group) in enumerate(rules) if group.of == scope]
        fields.enter()
        steps = [_step(index, rule, group, tests, fields) for index, rule, group in asked]
        facts = fields.leave()
        code += steps if scope == "vm" else [_loop(fields.elements(catalogue.scopes[scope]), facts, steps)]
    lists = [assign(local, ast.List(elts=[], ctx=ast.Load())) for local in _LISTS]
    result = ast.Return(value=ast.Tuple(elts=[name(local) for local in _LISTS], ctx=ast.Load()))
    return build(("subject",), [*lists, *fields.prelude(), *code, result], fields.constants, "fleet rules")


def _loop(found: ast.expr, facts: list[ast.stmt], steps: list[ast.stmt]) -> ast.stmt:
    listed = ast.BoolOp(op=ast.Or(), values=[found, ast.Tuple(elts=[], ctx=ast.Load())])
    target = ast.Name(id="element", ctx=ast.Store())
    return ast.For(target=target, iter=listed, body=[*facts, *steps], orelse=[])


def _step(index: int, rule: Rule, group: Group, tests: TestCode, fields: FieldCode) -> ast.stmt:
    names: list[ast.expr] = [
        fields.local(field, folded=field.kind in ("text", "choice")) for field in group.together
    ]
    known: list[ast.expr] = [
        ast.Compare(left=name, ops=[ast.IsNot()], comparators=[ast.Constant(None)]) for name in names
    ]
    if group.where is not None:
        known.append(tests.certainly(group.where, value=True))
    number = ast.Constant(index)
    key = ast.Tuple(elts=names, ctx=ast.Load())
    plain: list[ast.expr] = [fields.local(field, folded=False) for field in group.together]
    spelled = ast.Tuple(elts=plain, ctx=ast.Load())
    certainly = tests.certainly(rule.when, value=True)
    spoils = ast.UnaryOp(op=ast.Not(), operand=ast.UnaryOp(op=ast.Not(), operand=certainly))
    if group.of == "vm":
        then = [_append("whole", ast.Tuple(elts=[number, key, spelled, spoils], ctx=ast.Load()))]
    else:
        hashed = call(fields.constant(hash), ast.Tuple(elts=[number, key], ctx=ast.Load()))
        part = ast.Tuple(elts=[number, spelled, spoils], ctx=ast.Load())
        then = [_append("parts", part), _append("hashes", hashed)]
    test = known[0] if len(known) == 1 else ast.BoolOp(op=ast.And(), values=known)
    return ast.If(test=test, body=then, orelse=[])


def _append(to: str, value: ast.expr) -> ast.stmt:
    return ast.Expr(value=call(attribute(to, "append"), value))
