"""Where a value does not fit its JSON Schema: all of it, every cause with its path.

It knows the few keywords that msgspec writes into a schema, for which jsonschema takes ten times as
long, and longer still to be imported. A test holds it to what jsonschema says.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from vmcheck.inventory.events import Path

Schema = Mapping[str, Any]
"""A schema, with all that it refers to in place."""

_KINDS: Final[Mapping[str, type | tuple[type, ...]]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
}
_NULL: Final = {"type": "null"}


class Misfit(NamedTuple):
    """A value that does not fit.

    Attributes:
        path: where it is.
        value: what it is; for a key that is missing or not known, the object.
        keyword: what of the schema it does not fit: type, enum, required, additionalProperties, …
        schema: the schema that has the keyword.
        key: the key that is missing or not known, else an empty text.
    """

    path: Path
    value: Any
    keyword: str
    schema: Schema
    key: str = ""


def misfits(value: Any, schema: Schema, path: Path = ()) -> Iterator[Misfit]:
    """Yields everything in a value that does not fit, in the order of the schema.

    Args:
        value: plain values; whole numbers are of type int, and keys that begin with x- are gone.
        schema: what it should fit.
        path: where the value is.
    """
    for keyword, limit in schema.items():
        inside = _INSIDE.get(keyword)
        if inside:
            yield from inside(value, limit, schema, path)
        elif keyword in _HOLDS and not _HOLDS[keyword](value, limit):
            yield Misfit(path, value, keyword, schema)


def _is_of(value: Any, kind: str) -> bool:
    return isinstance(value, _KINDS[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_HOLDS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "type": _is_of,
    "enum": lambda value, allowed: value in allowed and not isinstance(value, bool),
    "minLength": lambda value, limit: not isinstance(value, str) or len(value) >= limit,
    "minimum": lambda value, limit: not _is_number(value) or value >= limit,
    "maximum": lambda value, limit: not _is_number(value) or value <= limit,
    "pattern": lambda value, form: not isinstance(value, str) or re.search(form, value) is not None,
}
"""What a keyword asks of a value itself. It asks nothing of a value of another type."""


def _one_of(value: Any, schemas: list[Schema], _: Schema, path: Path) -> Iterator[Misfit]:
    """That a value is not null either is no cause."""
    if value is None and _NULL in schemas:
        return
    causes = [list(misfits(value, schema, path)) for schema in schemas if schema != _NULL]
    if all(causes):
        for found in causes:
            yield from found


def _members(value: Any, known: Mapping[str, Schema], _: Schema, path: Path) -> Iterator[Misfit]:
    if isinstance(value, dict):
        for key, schema in known.items():
            if key in value:
                yield from misfits(value[key], schema, (*path, key))


def _items(value: Any, item: Schema, _: Schema, path: Path) -> Iterator[Misfit]:
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from misfits(inner, item, (*path, index))


def _missing(value: Any, keys: list[str], schema: Schema, path: Path) -> Iterator[Misfit]:
    if isinstance(value, dict):
        for key in keys:
            if key not in value:
                yield Misfit(path, value, "required", schema, key)


def _unknown(value: Any, _: bool, schema: Schema, path: Path) -> Iterator[Misfit]:  # noqa: FBT001 - what the keyword has
    if isinstance(value, dict):
        for key in value:
            if key not in schema["properties"]:
                yield Misfit((*path, key), value, "additionalProperties", schema, key)


_INSIDE: Final[Mapping[str, Callable[[Any, Any, Schema, Path], Iterator[Misfit]]]] = {
    "anyOf": _one_of,
    "properties": _members,
    "items": _items,
    "required": _missing,
    "additionalProperties": _unknown,
}
"""What is asked of the parts of a value, and of its keys."""
