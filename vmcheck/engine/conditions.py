"""The condition language: what a rule's ``when`` and ``applies`` can say.

A condition is a tree of ``allOf``, ``anyOf``, ``not``, ``count`` and tests of one field. Trees are
built from the plain data of a rule file and checked against the catalogue of fields, so that a
condition that exists can be evaluated.
"""

from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct

from vmcheck.engine.fields import Catalogue, Field
from vmcheck.engine.operators import OPERATORS, Operand, check_operand
from vmcheck.engine.suggest import did_you_mean

Location = tuple[str | int, ...]


class ConditionError(ValueError):
    """A condition that does not fit the language; ``location`` says where inside it."""

    def __init__(self, message: str, location: Location) -> None:
        super().__init__(message)
        self.location = location


class Test(Struct, frozen=True):
    """One field compared with a constant."""

    field: Field
    operator: str
    operand: Operand


class AllOf(Struct, frozen=True):
    """True if all are."""

    conditions: tuple["Condition", ...]


class AnyOf(Struct, frozen=True):
    """True if any is."""

    conditions: tuple["Condition", ...]


class Not(Struct, frozen=True):
    """True if the condition is false."""

    condition: "Condition"


class Count(Struct, frozen=True):
    """How many elements of a scope meet a condition, compared with a number."""

    scope: str
    where: "Condition | None"
    operator: str
    operand: Operand


Condition = Test | AllOf | AnyOf | Not | Count

_COUNT_OPERATORS = ("equals", "notEquals", "less", "lessOrEquals", "greater", "greaterOrEquals")


def parse_condition(data: Any, catalogue: Catalogue, scope: str, location: Location = ()) -> Condition:
    """Build a condition from a rule file's plain data.

    Args:
        data: What YAML gave.
        catalogue: The fields that exist.
        scope: The scope of the rule: its elements' fields may be used.
        location: Where the data stands in its file, for errors.

    Raises:
        ConditionError: It does not fit; the message says what would.
    """
    if not isinstance(data, Mapping):
        raise ConditionError(f"expected a condition (a mapping), found {_kind(data)}", location)
    if "allOf" in data or "anyOf" in data or "not" in data:
        return _parse_junction(data, catalogue, scope, location)
    if "count" in data:
        return _parse_count(data, catalogue, scope, location)
    return _parse_test(data, catalogue, scope, location)


def _parse_junction(
    data: Mapping[str, Any], catalogue: Catalogue, scope: str, location: Location
) -> Condition:
    if len(data) != 1:
        raise ConditionError(f"expected one key of allOf, anyOf, not; found {_names(data)}", location)
    ((key, value),) = data.items()
    if key == "not":
        return Not(parse_condition(value, catalogue, scope, (*location, key)))
    if not isinstance(value, list) or not value:
        raise ConditionError(f"{key} takes a list of conditions, found {_kind(value)}", (*location, key))
    parts = tuple(
        parse_condition(part, catalogue, scope, (*location, key, index)) for index, part in enumerate(value)
    )
    return AllOf(parts) if key == "allOf" else AnyOf(parts)


def _parse_count(data: Mapping[str, Any], catalogue: Catalogue, scope: str, location: Location) -> Count:
    counted = data["count"]
    if not isinstance(counted, str) or counted not in catalogue.scopes or counted in ("vm", "fleet"):
        known = [name for name in catalogue.scopes if name not in ("vm", "fleet")]
        raise ConditionError(
            f"count takes a scope, found {counted!r}{did_you_mean(str(counted), known)}",
            (*location, "count"),
        )
    where = None
    if "where" in data:
        where = parse_condition(data["where"], catalogue, counted, (*location, "where"))
    rest = {key: value for key, value in data.items() if key not in ("count", "where")}
    operator, operand = _one_operator(rest, _COUNT_OPERATORS, location)
    if not isinstance(operand, int) or isinstance(operand, bool):
        raise ConditionError(f"count compares with an integer, found {_kind(operand)}", (*location, operator))
    del scope
    return Count(counted, where, operator, operand)


def _parse_test(data: Mapping[str, Any], catalogue: Catalogue, scope: str, location: Location) -> Test:
    if "field" not in data:
        raise ConditionError(f"expected field, allOf, anyOf, not or count; found {_names(data)}", location)
    name = data["field"]
    field = catalogue.find(name, scope) if isinstance(name, str) else None
    if field is None:
        known = catalogue.names(scope)
        raise ConditionError(
            f"unknown field {name!r} in scope {scope}{did_you_mean(str(name), known)}",
            (*location, "field"),
        )
    rest = {key: value for key, value in data.items() if key != "field"}
    operator, operand = _one_operator(rest, OPERATORS, location)
    try:
        return Test(field, operator, check_operand(field, operator, operand))
    except ValueError as error:
        raise ConditionError(str(error), (*location, operator)) from None


def _one_operator(rest: Mapping[str, Any], known: Collection[str], location: Location) -> tuple[str, Any]:
    for key in rest:
        if key not in known:
            raise ConditionError(f"unknown operator {key!r}{did_you_mean(str(key), known)}", (*location, key))
    if len(rest) != 1:
        found = _names(rest) if rest else "none"
        raise ConditionError(f"expected one operator ({', '.join(known)}), found {found}", location)
    return next(iter(rest.items()))


def _kind(value: Any) -> str:
    if value is None:
        return "nothing"
    return f"{value!r}"[:60]


def _names(data: Mapping[str, Any]) -> str:
    return ", ".join(str(key) for key in data) or "nothing"
