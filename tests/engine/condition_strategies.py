"""Hypothesis strategies for conditions as rule files write them, from the real catalogue of facts."""

from typing import Any

from hypothesis import strategies as st

from vmcheck.engine.fields import Field
from vmcheck.engine.operators import OPERATORS
from vmcheck.knowledge.catalogue import catalogue

Json = dict[str, Any]

LISTS = [name for name in sorted(catalogue().scopes) if name not in ("vm", "fleet")]
_TEXTS = ("windows", "D:", "c:\\clusterstorage\\volume1", "NTFS", "a", "Windows*", "SCSI 0:0", "")
_COUNT_OPERATORS = ("equals", "notEquals", "less", "lessOrEquals", "greater", "greaterOrEquals")


def scopes() -> st.SearchStrategy[str]:
    """Any scope inside a VM."""
    return st.sampled_from([*LISTS, "vm"])


def conditions(scope: str) -> st.SearchStrategy[Json]:
    """Conditions that fit a scope, nested a few levels deep."""
    return st.recursive(
        _tests(scope) | _counts(),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"allOf": parts}),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"anyOf": parts}),
            inner.map(lambda part: {"not": part}),
        ),
        max_leaves=6,
    )


def _tests(scope: str) -> st.SearchStrategy[Json]:
    known = catalogue()
    fitting = [name for name in known.names(scope) if known.fields[name].root != "verdict"]
    own = [name for name in fitting if known.fields[name].of_element]
    names = st.sampled_from(fitting)
    return (names | st.sampled_from(own) if own else names).flatmap(lambda name: _test(known.fields[name]))


def _test(field: Field) -> st.SearchStrategy[Json]:
    fitting = [name for name, operator in OPERATORS.items() if field.kind in operator.kinds]
    return st.sampled_from(fitting).flatmap(
        lambda name: _operands(field, name).map(lambda operand: {"field": field.name, name: operand})
    )


def _operands(field: Field, operator: str) -> st.SearchStrategy[Any]:
    if operator in ("exists", "empty") or field.kind == "boolean":
        return st.booleans()
    if operator.startswith("version"):
        return st.sampled_from(["6.2", "6.3.9600", "10.0", "0"])
    one: st.SearchStrategy[Any] = st.sampled_from(field.choices or _TEXTS)
    if field.kind == "integer":
        one = st.sampled_from([0, 1, 2, 50, 2**31])
    return st.lists(one, min_size=1, max_size=3) if OPERATORS[operator].many else one


def _counts() -> st.SearchStrategy[Json]:
    lists = st.sampled_from(LISTS)
    compared = st.tuples(st.sampled_from(_COUNT_OPERATORS), st.integers(0, 3))
    where = lists.flatmap(lambda scope: st.tuples(st.just(scope), st.none() | _tests(scope)))
    return st.tuples(where, compared).map(_count)


def _count(parts: tuple[tuple[str, Json | None], tuple[str, int]]) -> Json:
    (scope, where), (operator, number) = parts
    counted: Json = {"count": scope, operator: number}
    return counted if where is None else {**counted, "where": where}
