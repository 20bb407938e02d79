"""The closed list of operators. Text is compared without case; an unknown value stays unknown."""

import fnmatch
import operator
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from msgspec import Struct

from vmcheck.engine.fields import Field, Kind
from vmcheck.engine.kleene import Truth
from vmcheck.engine.suggest import did_you_mean

Operand = Any
"""A constant: text (case-folded), number, boolean, or a frozenset of texts or numbers."""


class Operator(Struct, frozen=True):
    """An operator: which fields it fits, and what it means for a known value."""

    kinds: frozenset[Kind]
    holds: Callable[[Any, Operand], Truth]
    many: bool = False
    """Whether the operand is a list."""


_MAX_DIGITS = 18
"""Of one part of a version: Python refuses to read numbers of thousands of digits."""


@lru_cache(maxsize=1024)
def _version(text: str) -> tuple[int, ...] | None:
    parts = text.strip().split(".")
    if not all(part.isascii() and part.isdigit() and len(part) <= _MAX_DIGITS for part in parts):
        return None
    numbers = tuple(int(part) for part in parts)
    while numbers and numbers[-1] == 0:
        numbers = numbers[:-1]
    return numbers


def _by_version(compare: Callable[[Any, Any], bool]) -> Callable[[str, str], Truth]:
    def holds(value: str, operand: str) -> Truth:
        found, wanted = _version(value), _version(operand)
        return None if found is None or wanted is None else compare(found, wanted)

    return holds


def _like(value: str, operand: str) -> bool:
    return fnmatch.fnmatchcase(value, operand)


_TEXT: frozenset[Kind] = frozenset({"text", "choice"})
_NUMBER: frozenset[Kind] = frozenset({"integer"})
_PLAIN: frozenset[Kind] = _TEXT | _NUMBER | {"boolean"}
_ANY: frozenset[Kind] = _PLAIN | {"texts", "object"}

OPERATORS: dict[str, Operator] = {
    "equals": Operator(_PLAIN, operator.eq),
    "notEquals": Operator(_PLAIN, operator.ne),
    "in": Operator(_TEXT | _NUMBER, lambda value, operand: value in operand, many=True),
    "notIn": Operator(_TEXT | _NUMBER, lambda value, operand: value not in operand, many=True),
    "exists": Operator(_ANY, lambda _value, operand: bool(operand)),
    "empty": Operator(frozenset({"texts"}), lambda value, operand: (not value) is operand),
    "less": Operator(_NUMBER, operator.lt),
    "lessOrEquals": Operator(_NUMBER, operator.le),
    "greater": Operator(_NUMBER, operator.gt),
    "greaterOrEquals": Operator(_NUMBER, operator.ge),
    "like": Operator(_TEXT, _like),
    "startsWith": Operator(_TEXT, lambda value, operand: value.startswith(operand)),
    "endsWith": Operator(_TEXT, lambda value, operand: value.endswith(operand)),
    "contains": Operator(_TEXT | {"texts"}, lambda value, operand: operand in value),
    "versionEquals": Operator(_TEXT, _by_version(operator.eq)),
    "versionLess": Operator(_TEXT, _by_version(operator.lt)),
    "versionLessOrEquals": Operator(_TEXT, _by_version(operator.le)),
    "versionGreater": Operator(_TEXT, _by_version(operator.gt)),
    "versionGreaterOrEquals": Operator(_TEXT, _by_version(operator.ge)),
}


def apply_operator(name: str, value: Any, operand: Operand) -> Truth:
    """Ask one operator of one value, which is None where it is unknown."""
    if name == "exists":
        return (value is not None) is operand
    if value is None:
        return None
    return OPERATORS[name].holds(fold(value), operand)


def fold(value: Any) -> Any:
    """Text without case, alone or in a tuple; anything else as it is."""
    if isinstance(value, str):
        return value.casefold()
    if isinstance(value, tuple):
        return tuple(fold(part) for part in value)
    return value


def check_operand(field: Field, name: str, operand: Any) -> Operand:
    """Make an operand ready for comparison.

    Raises:
        ValueError: The operator or the operand does not fit the field.
    """
    chosen = OPERATORS[name]
    if field.kind not in chosen.kinds:
        fitting = [other for other, entry in OPERATORS.items() if field.kind in entry.kinds]
        raise ValueError(f"{name} does not fit {field.name} ({field.kind}); use {', '.join(fitting)}")
    if name in ("exists", "empty"):
        return _expect(operand, bool, "true or false")
    if chosen.many:
        if not isinstance(operand, list) or not operand:
            raise ValueError(f"{name} takes a list of values, found {operand!r}")
        return frozenset(_check_one(field, part) for part in operand)
    if name.startswith("version") and _version(_expect(operand, str, "a version in quotes")) is None:
        raise ValueError(f"{operand!r} is no version such as '6.2'")
    return _check_one(field, operand, exact=name in ("equals", "notEquals") or field.kind == "texts")


def _check_one(field: Field, operand: Any, *, exact: bool = True) -> Operand:
    if field.kind == "boolean":
        return _expect(operand, bool, "true or false")
    if field.kind == "integer":
        if isinstance(operand, bool):
            raise ValueError(f"{field.name} is an integer, found {operand!r}")
        return _expect(operand, int, "an integer")
    text: str = _expect(operand, str, "text (in quotes where YAML would read a number)")
    choices = {choice.casefold() for choice in field.choices}
    if choices and exact and text.casefold() not in choices:
        known = ", ".join(field.choices)
        raise ValueError(
            f"{field.name} is never {text!r}{did_you_mean(text, field.choices)} (values: {known})"
        )
    return text.casefold()


def _expect(value: Any, kind: type, words: str) -> Any:
    if not isinstance(value, kind):
        raise ValueError(f"expected {words}, found {value!r}")  # a wrong rule, not a wrong call
    return value
