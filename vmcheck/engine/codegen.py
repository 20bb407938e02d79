"""The fast path: all rules of one host release as one generated function.

The function answers, for a subject, which rules do not pass: a list of (rule index, code) with
code FAIL or UNKNOWN. It is built as a syntax tree from a closed list of operators, never from
text. A three-valued condition becomes two plain expressions, "certainly true" and "certainly
false"; neither holding means unknown.
"""

import ast
from collections.abc import Callable, Sequence
from typing import Any

from vmcheck.engine.codegen_fields import FieldCode
from vmcheck.engine.codegen_tests import TestCode
from vmcheck.engine.conditions import AllOf, AnyOf, Condition, Count, Not, Test
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.rule import Rule
from vmcheck.engine.walk import of_unknown_element

FAIL = 1
UNKNOWN = 2

Evaluate = Callable[[Any], list[tuple[int, int]]]


def compile_rules(rules: Sequence[Rule], catalogue: Catalogue) -> Evaluate:
    """Generate the function that asks all these rules of one subject."""
    return _Compiler(rules, catalogue).compile()


class _Compiler:
    def __init__(self, rules: Sequence[Rule], catalogue: Catalogue) -> None:
        self.rules = rules
        self.catalogue = catalogue
        self.fields = FieldCode()
        self.tests = TestCode(self.fields, catalogue)

    def compile(self) -> Evaluate:
        body: list[ast.stmt] = [_assign("out", ast.List(elts=[], ctx=ast.Load()))]
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
            return [self._report(index, rule) for index, rule in asked]
        return self._loop(scope, asked)

    def _loop(self, scope: str, asked: list[tuple[int, Rule]]) -> list[ast.stmt]:
        """Ask the rules of every element; an absent list is one element of which nothing is known."""
        self.fields.enter()
        steps = [self._step(index, rule) for index, rule in asked]
        absent = [self._report_absent(index, rule) for index, rule in asked]
        facts = self.fields.leave()
        found = f"list_{scope.replace('.', '_')}"
        nothing = self.fields.constant(self.catalogue.scopes[scope].nothing)
        loop = ast.For(
            target=ast.Name(id="element", ctx=ast.Store()),
            iter=_name(found),
            body=[*facts, *steps],
            orelse=[],
        )
        reports = [
            ast.If(
                test=_name(f"r{index}"),
                body=[_append(index, _name(f"r{index}"))],
                orelse=[],
            )
            for index, _ in asked
        ]
        return [
            _assign(found, self.fields.elements(self.catalogue.scopes[scope])),
            ast.If(
                test=_is_none(_name(found)),
                body=[_assign("element", nothing), *facts, *absent],
                orelse=[*(_assign(f"r{index}", ast.Constant(0)) for index, _ in asked), loop, *reports],
            ),
        ]

    def _step(self, index: int, rule: Rule) -> ast.stmt:
        """Once failed stays failed; unknown unless a later element fails."""
        result = f"r{index}"
        verdict = ast.IfExp(
            test=self._certainly(_whole(rule), value=True),
            body=ast.Constant(FAIL),
            orelse=ast.Constant(UNKNOWN),
        )
        not_failed = ast.Compare(left=_name(result), ops=[ast.NotEq()], comparators=[ast.Constant(FAIL)])
        not_passed = ast.UnaryOp(op=ast.Not(), operand=self._certainly(_whole(rule), value=False))
        return ast.If(
            test=ast.BoolOp(op=ast.And(), values=[not_failed, not_passed]),
            body=[_assign(result, verdict)],
            orelse=[],
        )

    def _report(self, index: int, rule: Rule) -> ast.stmt:
        code = ast.IfExp(
            test=self._certainly(_whole(rule), value=True),
            body=ast.Constant(FAIL),
            orelse=ast.Constant(UNKNOWN),
        )
        return self._unless_passed(_whole(rule), index, code)

    def _report_absent(self, index: int, rule: Rule) -> ast.stmt:
        """Of a list that was not collected no rule fails for certain."""
        return self._unless_passed(of_unknown_element(_whole(rule)), index, ast.Constant(UNKNOWN))

    def _unless_passed(self, whole: Condition, index: int, code: ast.expr) -> ast.stmt:
        passed = self._certainly(whole, value=False)
        return ast.If(test=ast.UnaryOp(op=ast.Not(), operand=passed), body=[_append(index, code)], orelse=[])

    def _certainly(self, condition: Condition, *, value: bool) -> ast.expr:
        """An expression that is true exactly when the condition certainly has that value."""
        match condition:
            case AllOf(parts) | AnyOf(parts):
                every = isinstance(condition, AllOf) == value
                values = [self._certainly(part, value=value) for part in parts]
                if len(values) == 1:
                    return values[0]
                return ast.BoolOp(op=ast.And() if every else ast.Or(), values=values)
            case Not(part):
                return self._certainly(part, value=not value)
            case Count():
                return self.tests.count(condition, value=value)
            case Test():
                return self.tests.test(condition, value=value)


def _whole(rule: Rule) -> Condition:
    return rule.when if rule.applies is None else AllOf((rule.applies, rule.when))


def _name(name: str) -> ast.Name:
    return ast.Name(id=name, ctx=ast.Load())


def _assign(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign(targets=[ast.Name(id=name, ctx=ast.Store())], value=value)


def _is_none(value: ast.expr) -> ast.expr:
    return ast.Compare(left=value, ops=[ast.Is()], comparators=[ast.Constant(None)])


def _append(index: int, code: ast.expr) -> ast.stmt:
    append = ast.Attribute(value=_name("out"), attr="append", ctx=ast.Load())
    pair = ast.Tuple(elts=[ast.Constant(index), code], ctx=ast.Load())
    return ast.Expr(value=ast.Call(func=append, args=[pair], keywords=[]))
