"""Walking through conditions: what they test, and how they read where a list was not collected."""

from collections.abc import Iterator

from vmcheck.engine.conditions import AllOf, AnyOf, Condition, Count, Not, Test
from vmcheck.engine.fields import Root


def of_unknown_element(condition: Condition) -> Condition:
    """The condition as it is asked of a list that was not collected.

    Nobody can say whether the elements have a fact, so ``exists`` is unknown there like any other
    test: it becomes ``in`` with no values, which is unknown of a missing fact.
    """
    match condition:
        case Test(field, "exists") if field.of_element:
            return Test(field, "in", frozenset())
        case AllOf(parts):
            return AllOf(tuple(of_unknown_element(part) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(of_unknown_element(part) for part in parts))
        case Not(part):
            return Not(of_unknown_element(part))
        case _:
            return condition


def all_tests(condition: Condition) -> Iterator[Test]:
    """Every test of a field, those inside of counts too."""
    yield from tests(condition)
    for count in counts(condition):
        if count.where is not None:
            yield from all_tests(count.where)


def roots(condition: Condition) -> frozenset[Root]:
    """Where the facts of all tests come from, those inside of counts too."""
    match condition:
        case Test(field):
            return frozenset({field.root})
        case AllOf(parts) | AnyOf(parts):
            return frozenset().union(*map(roots, parts))
        case Not(part):
            return roots(part)
        case Count(_, where):
            return frozenset() if where is None else roots(where)


def tests(condition: Condition) -> Iterator[Test]:
    """Every test of a field outside of counts, in order."""
    match condition:
        case Test():
            yield condition
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from tests(part)
        case Not(part):
            yield from tests(part)
        case Count():
            return


def counts(condition: Condition) -> Iterator[Count]:
    """Every count in a condition, in order."""
    match condition:
        case Count():
            yield condition
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from counts(part)
        case Not(part):
            yield from counts(part)
        case Test():
            return
