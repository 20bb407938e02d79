"""The fast path: all rules as one generated function.

The function answers, for a subject, which rules do not pass: a list of indices, in no order and
perhaps with repeats. Whether they fail
or are unknown, and on what, is asked of the reference: most VMs pass every rule. It is built as a
syntax tree from a closed list of operators, never from text. A three-valued condition becomes a
plain expression, "certainly false", and inside "not" its counterpart, "certainly true".
"""

import ast
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from vmcheck.engine.codegen_fields import FieldCode
from vmcheck.engine.codegen_tests import TestCode
from vmcheck.engine.conditions import AllOf, Condition
from vmcheck.engine.fields import Catalogue, Field
from vmcheck.engine.rule import Rule
from vmcheck.engine.walk import counts, of_unknown_element, tests
from vmcheck.knowledge.releases import RELEASES

Evaluate = Callable[[Any], list[int]]

MEMORY = 4096
"""So many different sets of answers are remembered for each scope."""


def compile_rules(rules: Sequence[Rule], catalogue: Catalogue) -> Evaluate:
    """Generate the function that asks all these rules of one subject."""
    return _Compiler(rules, catalogue).compile()


class _Compiler:
    def __init__(self, rules: Sequence[Rule], catalogue: Catalogue) -> None:
        self.rules = rules
        self.catalogue = catalogue
        self.rare = _rare(rules)
        self.fields = FieldCode(self.rare)
        self.tests = TestCode(self.fields, catalogue)

    def compile(self) -> Evaluate:
        site = ast.Attribute(value=_name("subject"), attr="site", ctx=ast.Load())
        body: list[ast.stmt] = [
            _assign("out", ast.List(elts=[], ctx=ast.Load())),
            _assign("release", ast.Attribute(value=site, attr="release", ctx=ast.Load())),
        ]
        scopes = dict.fromkeys(rule.scope for rule in self.rules)
        rule_code = [statement for scope in scopes for statement in self._scope(scope)]
        body += self.fields.prelude()
        body += rule_code
        body.append(ast.Return(value=_name("out")))
        arguments = ast.arguments(
            posonlyargs=[], args=[ast.arg(arg="subject")], kwonlyargs=[], kw_defaults=[], defaults=[]
        )
        function = ast.FunctionDef(name="evaluate", args=arguments, body=body, decorator_list=[])
        module = ast.fix_missing_locations(ast.Module(body=[function], type_ignores=[]))
        namespace: dict[str, Any] = dict(self.fields.constants)
        exec(compile(module, "<vmcheck rules>", "exec"), namespace)  # noqa: S102  # built from a closed list
        evaluate: Evaluate = namespace["evaluate"]
        return evaluate

    def _scope(self, scope: str) -> list[ast.stmt]:
        asked = [(index, rule) for index, rule in enumerate(self.rules) if rule.scope == scope]
        if scope == "vm":
            return self._remembered(asked)
        return self._loop(scope, asked)

    def _loop(self, scope: str, asked: list[tuple[int, Rule]]) -> list[ast.stmt]:
        """Ask the rules of every element; an absent list is one element of which nothing is known."""
        self.fields.enter()
        steps = self._remembered(asked)
        absent = [
            self._unless_passed(rule, of_unknown_element(_whole(rule)), _append("out", index))
            for index, rule in asked
        ]
        facts = self.fields.leave()
        found = f"list_{scope.replace('.', '_')}"
        nothing = self.fields.constant(self.catalogue.scopes[scope].nothing)
        loop = ast.For(
            target=ast.Name(id="element", ctx=ast.Store()),
            iter=_name(found),
            body=[*facts, *steps],
            orelse=[],
        )
        return [
            _assign(found, self.fields.elements(self.catalogue.scopes[scope])),
            ast.If(
                test=_is_none(_name(found)),
                body=[_assign("element", nothing), *facts, *absent],
                orelse=[loop],
            ),
        ]

    def _remembered(self, asked: list[tuple[int, Rule]]) -> list[ast.stmt]:
        """Ask rules, but only once for the same answers to their tests: VMs are much alike."""
        lazy = [pair for pair in asked if self._is_dear(pair[1])]
        alike = [pair for pair in asked if not self._is_dear(pair[1])]
        statements = [self._ask(index, rule, "out") for index, rule in lazy]
        if not alike:
            return statements
        key: list[ast.expr] = [_name("release"), *self.tests.answers(_whole(rule) for _, rule in alike)]
        memory = self.fields.constant(Memory())
        miss: list[ast.stmt] = [_assign("found", ast.List(elts=[], ctx=ast.Load()))]
        miss += [self._ask(index, rule, "found") for index, rule in alike]
        store = ast.Subscript(value=memory, slice=_name("key"), ctx=ast.Store())
        miss.append(ast.Assign(targets=[store], value=_name("found")))
        get = ast.Attribute(value=memory, attr="get", ctx=ast.Load())
        return [
            *statements,
            _assign("key", ast.Tuple(elts=key, ctx=ast.Load())),
            _assign("found", ast.Call(func=get, args=[_name("key")], keywords=[])),
            ast.If(test=_is_none(_name("found")), body=miss, orelse=[]),
            ast.AugAssign(target=ast.Name(id="out", ctx=ast.Store()), op=ast.Add(), value=_name("found")),
        ]

    def _is_dear(self, rule: Rule) -> bool:
        """Whether a rule asks for something costly, which an earlier test of it mostly makes needless."""
        return not self.rare.isdisjoint(_fields(rule)) or any(counts(_whole(rule)))

    def _ask(self, index: int, rule: Rule, into: str) -> ast.stmt:
        return self._unless_passed(rule, _whole(rule), _append(into, index))

    def _unless_passed(self, rule: Rule, whole: Condition, then: ast.stmt) -> ast.stmt:
        test: ast.expr = ast.UnaryOp(op=ast.Not(), operand=self.tests.certainly(whole, value=False))
        if not rule.hosts.issuperset(RELEASES):
            hosts = self.fields.constant(rule.hosts)
            concerned = ast.Compare(left=_name("release"), ops=[ast.In()], comparators=[hosts])
            test = ast.BoolOp(op=ast.And(), values=[concerned, test])
        return ast.If(test=test, body=[then], orelse=[])


class Memory(dict[Any, list[int]]):
    """Which rules do not pass, by the answers to their tests. Forgets all when it grows too large."""

    def __setitem__(self, key: Any, found: list[int]) -> None:
        if len(self) >= MEMORY:
            self.clear()
        super().__setitem__(key, found)


def _fields(rule: Rule) -> frozenset[Field]:
    return frozenset(test.field for test in tests(_whole(rule)))


def _whole(rule: Rule) -> Condition:
    return rule.when if rule.applies is None else AllOf((rule.applies, rule.when))


def _rare(rules: Sequence[Rule]) -> frozenset[Field]:
    """Derived facts of the VM that one rule alone asks for, and that rule of the VM as a whole."""
    asked = [(rule, field) for rule in rules for field in _fields(rule)]
    often = Counter(field for _, field in asked)
    return frozenset(
        field
        for rule, field in asked
        if rule.scope == "vm" and field.derive is not None and not field.attributes and often[field] == 1
    )


def _name(name: str) -> ast.Name:
    return ast.Name(id=name, ctx=ast.Load())


def _assign(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign(targets=[ast.Name(id=name, ctx=ast.Store())], value=value)


def _is_none(value: ast.expr) -> ast.expr:
    return ast.Compare(left=value, ops=[ast.Is()], comparators=[ast.Constant(None)])


def _append(into: str, index: int) -> ast.stmt:
    append = ast.Attribute(value=_name(into), attr="append", ctx=ast.Load())
    return ast.Expr(value=ast.Call(func=append, args=[ast.Constant(index)], keywords=[]))
