"""One test of a condition as a Python expression, for the fast path."""

import ast
from typing import Any

from vmcheck.engine.codegen_fields import FieldCode
from vmcheck.engine.conditions import AllOf, AnyOf, Condition, Count, Not, Test
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.operators import OPERATORS
from vmcheck.engine.reference import evaluate, holds_between

_ORDER: dict[str, tuple[type[ast.cmpop], type[ast.cmpop]]] = {
    "less": (ast.Lt, ast.GtE),
    "lessOrEquals": (ast.LtE, ast.Gt),
    "greater": (ast.Gt, ast.LtE),
    "greaterOrEquals": (ast.GtE, ast.Lt),
}
"""For each operator, the comparison that holds when it is true and the one when it is false."""


class TestCode:
    """Turns tests into expressions that are true exactly when the test certainly has a value."""

    def __init__(self, fields: FieldCode, catalogue: Catalogue, *, roughly: bool = False) -> None:
        """Begin without tests.

        Args:
            fields: The facts of the generated function.
            catalogue: Fields and scopes.
            roughly: Whether to leave what is costly unanswered: nothing is certain of it.
        """
        self.fields = fields
        self.catalogue = catalogue
        self._roughly = roughly

    def certainly(self, condition: Condition, *, value: bool) -> ast.expr:
        """The expression that is true exactly when the condition certainly has that value."""
        if self._roughly and is_dear(condition, self.catalogue):
            return ast.Constant(False)  # noqa: FBT003 - it is a piece of code
        match condition:
            case AllOf(parts) | AnyOf(parts):
                every = isinstance(condition, AllOf) == value
                values = [self.certainly(part, value=value) for part in parts]
                if len(values) == 1:
                    return values[0]
                return ast.BoolOp(op=ast.And() if every else ast.Or(), values=values)
            case Not(part):
                return self.certainly(part, value=not value)
            case Count():
                return self.count(condition, value=value)
            case Test():
                return self.test(condition, value=value)

    def test(self, test: Test, *, value: bool) -> ast.expr:
        """The expression for one test of a field."""
        name, operand = test.operator, test.operand
        if name == "exists":
            fact = self.fields.local(test.field, folded=False)
            return _compare(fact, ast.IsNot if operand == value else ast.Is, ast.Constant(None))
        if name == "empty":
            fact = self.fields.local(test.field, folded=False)
            holds = fact if operand != value else ast.UnaryOp(op=ast.Not(), operand=fact)
            return _known_and(fact, holds)
        if name in ("equals", "notEquals"):
            return self._equality(test, same=(name == "equals") == value)
        if name in ("in", "notIn"):
            return self._membership(test, member=(name == "in") == value)
        if name in _ORDER:
            fact = self.fields.local(test.field, folded=False)
            operator = _ORDER[name][0 if value else 1]
            return _known_and(fact, _compare(fact, operator, ast.Constant(operand)))
        return self._call(test, value=value)

    def count(self, count: Count, *, value: bool) -> ast.expr:
        """The expression that is true exactly when a count certainly has that value."""
        return _compare(self.answer_to_count(count), ast.Is, ast.Constant(value))

    def answer_to_count(self, count: Count) -> ast.expr:
        """What a count says: the reference evaluator is asked, unless there is nothing to count."""
        catalogue = self.catalogue
        scope = catalogue.scopes[count.scope]
        of_none = holds_between(count.operator, 0, 0, count.operand)

        def ask(subject: Any) -> bool | None:
            return evaluate(count, subject, None, catalogue)

        call = ast.Call(func=self.fields.constant(ask), args=[_subject()], keywords=[])
        return ast.IfExp(
            test=_compare(self.fields.elements(scope), ast.Eq, ast.Tuple(elts=[], ctx=ast.Load())),
            body=ast.Constant(of_none),
            orelse=call,
        )

    def _equality(self, test: Test, *, same: bool) -> ast.expr:
        if test.field.kind == "boolean":
            fact = self.fields.local(test.field, folded=False)
            return _compare(fact, ast.Is, ast.Constant(test.operand if same else not test.operand))
        fact = self.fields.local(test.field, folded=test.field.kind == "text")
        constant = ast.Constant(_as_spelled(test, test.operand))
        if same:
            return _compare(fact, ast.Eq, constant)
        return _known_and(fact, _compare(fact, ast.NotEq, constant))

    def _membership(self, test: Test, *, member: bool) -> ast.expr:
        fact = self.fields.local(test.field, folded=test.field.kind == "text")
        members = frozenset(_as_spelled(test, part) for part in test.operand)
        constant = self.fields.constant(members)
        if member:
            return _compare(fact, ast.In, constant)
        return _known_and(fact, _compare(fact, ast.NotIn, constant))

    def _call(self, test: Test, *, value: bool) -> ast.expr:
        fact = self.fields.local(test.field, folded=True)
        holds = self.fields.constant(OPERATORS[test.operator].holds)
        call = ast.Call(func=holds, args=[fact, ast.Constant(test.operand)], keywords=[])
        return _known_and(fact, ast.Compare(left=call, ops=[ast.Is()], comparators=[ast.Constant(value)]))


def is_dear(condition: Condition, catalogue: Catalogue) -> bool:
    """Whether a single test or count is costly to answer, and no part of what is remembered."""
    match condition:
        case Count(scope, where):
            return where is not None and not catalogue.scopes[scope].mostly_empty
        case _:
            return False


def _as_spelled(test: Test, operand: Any) -> Any:
    """A choice has one spelling, so it is compared as it stands and never folded."""
    spelled = {choice.casefold(): choice for choice in test.field.choices}
    return spelled.get(operand, operand)


def _compare(left: ast.expr, operator: type[ast.cmpop], right: ast.expr) -> ast.expr:
    return ast.Compare(left=left, ops=[operator()], comparators=[right])


def _known_and(fact: ast.expr, expression: ast.expr) -> ast.expr:
    known = _compare(fact, ast.IsNot, ast.Constant(None))
    return ast.BoolOp(op=ast.And(), values=[known, expression])


def _subject() -> ast.expr:
    return ast.Name(id="subject", ctx=ast.Load())
