"""Hypothesis strategies for inventories, built from the structs: what they give always fits the model."""

from typing import Any, Final

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from vmcheck.inventory.model import Header, Vm

JsonObject = dict[str, Any]

_NAME_CHARACTERS: Final = st.characters(codec="utf-8", exclude_characters="\x00")
_FORMS: Final = {
    "2026-11-20T01:00:00Z": st.sampled_from(["2026-11-20T01:00:00Z", "1999-01-01T00:00:00.5+02:00"]),
    "6.3.9600.16384": st.sampled_from(["5.0", "6.3.9600.16384", "10"]),
}

texts: Final = st.text(_NAME_CHARACTERS, max_size=12)
json_values: Final = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**62), 2**62)
    | st.floats(allow_nan=False, allow_infinity=False, width=32)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
"""Any JSON value."""


def vms() -> st.SearchStrategy[JsonObject]:
    """VMs as JSON objects, with any of the optional keys."""
    return _of(inspect.type_info(Vm))


def headers() -> st.SearchStrategy[JsonObject]:
    """Headers as JSON objects, with any of the optional keys."""
    return _of(inspect.type_info(Header))


def typed_vms() -> st.SearchStrategy[Vm]:
    """VMs as structs."""
    return vms().map(lambda vm: msgspec.convert(vm, Vm))


def _of(kind: inspect.Type) -> st.SearchStrategy[Any]:
    match kind:
        case inspect.Metadata(type=inner, extra_json_schema=extra):
            example = ((extra or {}).get("examples") or [None])[0]
            return _FORMS[example] if example else _of(inner)
        case inspect.UnionType(types=types):
            return st.one_of([_of(inner) for inner in types if not isinstance(inner, inspect.NoneType)])
        case inspect.VarTupleType(item_type=inner):
            return st.lists(_of(inner), max_size=2)
        case inspect.StructType(fields=fields):
            required = {field.encode_name: _of(field.type) for field in fields if field.required}
            optional = {field.encode_name: _of(field.type) for field in fields if not field.required}
            return st.fixed_dictionaries(required, optional=optional)
        case _:
            return _scalar(kind)


def _scalar(kind: inspect.Type) -> st.SearchStrategy[Any]:
    match kind:
        case inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType(ge=least, le=most):
            return st.integers(least, most)
        case inspect.StrType(min_length=least):
            return st.text(_NAME_CHARACTERS, min_size=least or 0, max_size=12)
        case _:
            message = f"no strategy for {kind}"
            raise TypeError(message)
