"""A condition in words."""

from collections.abc import Iterator

from vmcheck.engine.conditions import AllOf, AnyOf, Condition, Count, Not, Test

_WORDS = {
    "equals": "is",
    "notEquals": "is not",
    "in": "is one of",
    "notIn": "is none of",
    "less": "is less than",
    "lessOrEquals": "is at most",
    "greater": "is more than",
    "greaterOrEquals": "is at least",
    "like": "is like",
    "startsWith": "begins with",
    "endsWith": "ends with",
    "contains": "contains",
    "versionEquals": "is version",
    "versionLess": "is a version before",
    "versionLessOrEquals": "is version at most",
    "versionGreater": "is a version after",
    "versionGreaterOrEquals": "is version at least",
}


def describe(condition: Condition, depth: int = 0) -> Iterator[tuple[int, str]]:
    """Items of a nested list, as depth and text."""
    match condition:
        case Test():
            yield depth, _test(condition)
        case Not(Test(field, "exists", operand)):
            yield depth, _test(Test(field, "exists", not operand))
        case Not(part):
            yield depth, "not:"
            yield from describe(part, depth + 1)
        case AllOf(parts) | AnyOf(parts):
            yield depth, "all of:" if isinstance(condition, AllOf) else "any of:"
            for part in parts:
                yield from describe(part, depth + 1)
        case Count(scope, where, operator, operand):
            yield depth, f"the number of `{scope}` {_WORDS[operator]} {operand}{', where' if where else ''}"
            if where is not None:
                yield from describe(where, depth + 1)


def _test(test: Test) -> str:
    name = f"`{test.field.name}`"
    if test.operator == "exists":
        return f"{name} is {'known' if test.operand else 'not known'}"
    if test.operator == "empty":
        return f"{name} is {'' if test.operand else 'not '}empty"
    return f"{name} {_WORDS[test.operator]} {_operand(test)}"


def _operand(test: Test) -> str:
    spelled = {choice.casefold(): choice for choice in test.field.choices}
    if isinstance(test.operand, frozenset):
        known = [choice for choice in test.field.choices if choice.casefold() in test.operand]
        others = sorted(str(part) for part in test.operand if part not in spelled)
        return ", ".join([*known, *others])
    if isinstance(test.operand, bool):
        return "true" if test.operand else "false"
    return spelled.get(test.operand, str(test.operand))
