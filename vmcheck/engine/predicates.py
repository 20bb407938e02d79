"""Conditions as plain predicates: whether one certainly is true, or certainly is false.

Kleene's three values are split into two questions with two answers, so that "and" and "or" are those of
Python, and whatever decides first ends the asking. ``reference`` says what a condition means; a property
test holds both equal.
"""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from vmcheck.engine.conditions import AllOf, AnyOf, Condition, Count, Not, Test
from vmcheck.engine.fields import Catalogue, Field, elements, read
from vmcheck.engine.operators import OPERATORS, fold
from vmcheck.engine.reference import evaluate, holds_between

Predicate = Callable[[Any, Any], bool]
"""Asked of a subject and an element (None: the VM as a whole)."""


def certainly(
    condition: Condition,
    catalogue: Catalogue,
    *,
    value: bool,
    open_: Callable[[Condition], bool] | None = None,
) -> Predicate:
    """The predicate that holds exactly where a condition certainly has a value.

    Args:
        condition: The condition.
        catalogue: For the scopes of counts.
        value: True or False.
        open_: Which tests and counts are left unanswered: nothing is certain of them.
    """
    if open_ is not None and open_(condition):
        return _never
    match condition:
        case AllOf(parts) | AnyOf(parts):
            every = isinstance(condition, AllOf) == value
            found = [certainly(part, catalogue, value=value, open_=open_) for part in parts]
            return _all_of(found) if every else _any_of(found)
        case Not(part):
            return certainly(part, catalogue, value=not value, open_=open_)
        case Count():
            return _count(condition, catalogue, value=value)
        case Test():
            return _test(condition, value=value)


def _never(_subject: Any, _element: Any) -> bool:
    return False


def _always(_subject: Any, _element: Any) -> bool:
    return True


def _all_of(parts: Sequence[Predicate]) -> Predicate:
    match parts:
        case []:
            return _always
        case [one]:
            return one
        case [one, two]:
            return lambda subject, element: one(subject, element) and two(subject, element)
        case _:
            first, rest = parts[0], _all_of(parts[1:])
            return lambda subject, element: first(subject, element) and rest(subject, element)


def _any_of(parts: Sequence[Predicate]) -> Predicate:
    match parts:
        case []:
            return _never
        case [one]:
            return one
        case [one, two]:
            return lambda subject, element: one(subject, element) or two(subject, element)
        case _:
            first, rest = parts[0], _any_of(parts[1:])
            return lambda subject, element: first(subject, element) or rest(subject, element)


def _count(count: Count, catalogue: Catalogue, *, value: bool) -> Predicate:
    """There is mostly nothing to count; else the reference counts."""
    scope = catalogue.scopes[count.scope]
    of_none = holds_between(count.operator, 0, 0, count.operand) is value

    def holds(subject: Any, _element: Any) -> bool:
        if elements(scope, subject) == ():
            return of_none
        return evaluate(count, subject, None, catalogue) is value

    return holds


def _test(test: Test, *, value: bool) -> Predicate:
    get, operand = reader(test.field), test.operand
    if test.operator == "exists":
        if operand is value:
            return lambda subject, element: get(subject, element) is not None
        return lambda subject, element: get(subject, element) is None
    if test.field.kind == "boolean" and test.operator in ("equals", "notEquals"):
        wanted = operand if (test.operator == "equals") is value else not operand
        return lambda subject, element: get(subject, element) is wanted
    if test.operator in ("equals", "in") and test.field.kind in ("choice", "integer"):
        return _among(get, _as_spelled(test), value=value)
    if test.operator in ("notEquals", "notIn") and test.field.kind in ("choice", "integer"):
        return _among(get, _as_spelled(test), value=not value)
    holds = OPERATORS[test.operator].holds

    def ask(subject: Any, element: Any) -> bool:
        found = get(subject, element)
        return found is not None and holds(fold(found), operand) is value

    return ask


def _among(get: Callable[[Any, Any], Any], values: frozenset[Any], *, value: bool) -> Predicate:
    if value:
        return lambda subject, element: get(subject, element) in values
    values |= {None}
    return lambda subject, element: get(subject, element) not in values


def _as_spelled(test: Test) -> frozenset[Any]:
    """A choice has one spelling, so it is compared as it stands and never folded."""
    spelled = {choice.casefold(): choice for choice in test.field.choices}
    wanted = test.operand if isinstance(test.operand, frozenset) else (test.operand,)
    return frozenset(spelled.get(one, one) for one in wanted)


def reader(field: Field) -> Callable[[Any, Any], Any]:
    """What ``fields.read`` gives for one field, quicker."""
    derive = field.derive
    if derive is not None and not field.attributes:
        return derive
    if derive is not None or not field.attributes:
        return lambda subject, element: read(field, subject, element)
    if field.root == "element":
        get = attrgetter(".".join(field.attributes))
        if len(field.attributes) == 1:
            return lambda _subject, element: get(element)
    else:
        get = attrgetter(".".join((field.root, *field.attributes)))
        if field.root == "vm" and len(field.attributes) == 1:
            return lambda subject, _element: get(subject)

    def chain(subject: Any, element: Any) -> Any:
        try:
            return get(element if field.root == "element" else subject)
        except AttributeError:  # a part of the chain is missing, or the field is wrong: that is told there
            return read(field, subject, element)

    return chain
