"""The fast path for rules of scope fleet: who takes part, with which key, and who spoils it."""

import ast
from collections.abc import Callable, Sequence
from typing import Any

from vmcheck.engine.codegen_build import assign, build, name
from vmcheck.engine.codegen_fields import FieldCode
from vmcheck.engine.codegen_tests import TestCode
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.members import Member
from vmcheck.engine.rule import Group, Rule

Members = Callable[[Any], list[Member]]


def compile_members(rules: Sequence[tuple[Rule, Group]], catalogue: Catalogue) -> Members:
    """Generate the function that collects the members of all rules from one subject."""
    fields = FieldCode()
    tests = TestCode(fields, catalogue)
    code: list[ast.stmt] = []
    for scope in dict.fromkeys(group.of for _, group in rules):
        asked = [(index, rule, group) for index, (rule, group) in enumerate(rules) if group.of == scope]
        fields.enter()
        steps = [_step(index, rule, group, tests, fields) for index, rule, group in asked]
        facts = fields.leave()
        code += steps if scope == "vm" else [_loop(fields.elements(catalogue.scopes[scope]), facts, steps)]
    body = [assign("out", ast.List(elts=[], ctx=ast.Load())), *fields.prelude(), *code]
    body.append(ast.Return(value=name("out")))
    members: Members = build(("subject",), body, fields.constants, "fleet rules")
    return members


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
    key = ast.Tuple(elts=names, ctx=ast.Load())
    plain: list[ast.expr] = [fields.local(field, folded=False) for field in group.together]
    spelled = ast.Tuple(elts=plain, ctx=ast.Load())
    spoils = ast.Call(func=fields.constant(bool), args=[tests.certainly(rule.when, value=True)], keywords=[])
    member = ast.Tuple(elts=[ast.Constant(index), key, spelled, spoils], ctx=ast.Load())
    append = ast.Attribute(value=name("out"), attr="append", ctx=ast.Load())
    call = ast.Expr(value=ast.Call(func=append, args=[member], keywords=[]))
    test = known[0] if len(known) == 1 else ast.BoolOp(op=ast.And(), values=known)
    return ast.If(test=test, body=[call], orelse=[])
