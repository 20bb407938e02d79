"""Where a value does not fit its JSON Schema: all of it, every cause with its path.

It knows the few keywords that msgspec writes into a schema, for which jsonschema takes several times as
long, and longer still to be imported. A test holds it to what jsonschema says.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from vmcheck.inventory.events import Path

Schema = Mapping[str, Any]
"""A schema, with all that it refers to in place."""

_KINDS: Final[Mapping[str, type]] = {
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


def misfits(value: Any, schema: Schema) -> list[Misfit]:
    """Everything in a value that does not fit, in the order of the schema.

    Args:
        value: plain values; whole numbers are of type int, and keys that begin with x- are gone.
        schema: what it should fit.
    """
    found: list[Misfit] = []
    _look(value, schema, (), found)
    return found


def _look(value: Any, schema: Schema, path: Path, found: list[Misfit]) -> None:
    for keyword, limit in schema.items():
        holds = _HOLDS.get(keyword)
        if holds:
            if not holds(value, limit):
                found.append(Misfit(path, value, keyword, schema))
        elif keyword in _INSIDE:
            _INSIDE[keyword](value, schema, path, found)


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


def _one_of(value: Any, schema: Schema, path: Path, found: list[Misfit]) -> None:
    """That a value is not null either is no cause."""
    if value is not None:
        for one in schema["anyOf"]:
            if one != _NULL:
                _look(value, one, path, found)


def _members(value: Any, schema: Schema, path: Path, found: list[Misfit]) -> None:
    if isinstance(value, dict):
        for key, member in schema["properties"].items():
            if key in value:
                _look(value[key], member, (*path, key), found)


def _items(value: Any, schema: Schema, path: Path, found: list[Misfit]) -> None:
    if isinstance(value, list):
        for index, item in enumerate(value):
            _look(item, schema["items"], (*path, index), found)


def _missing(value: Any, schema: Schema, path: Path, found: list[Misfit]) -> None:
    if isinstance(value, dict):
        found.extend(
            Misfit(path, value, "required", schema, key) for key in schema["required"] if key not in value
        )


def _unknown(value: Any, schema: Schema, path: Path, found: list[Misfit]) -> None:
    if isinstance(value, dict):
        found.extend(
            Misfit((*path, key), value, "additionalProperties", schema, key)
            for key in value
            if key not in schema["properties"]
        )


_INSIDE: Final[Mapping[str, Callable[[Any, Schema, Path, list[Misfit]], None]]] = {
    "anyOf": _one_of,
    "properties": _members,
    "items": _items,
    "required": _missing,
    "additionalProperties": _unknown,
}
"""What is asked of the parts of a value, and of its keys."""
