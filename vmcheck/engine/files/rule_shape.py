"""What is wrong with the shape of a rule file, or of other data, in words and with a location."""

import re
import typing
from typing import Any

import msgspec

from vmcheck.engine.suggest import did_you_mean

Location = tuple[str | int, ...]

_UNKNOWN_KEY = re.compile(r"unknown field `(?P<key>[^`]*)`")
_UNKNOWN_VALUE = re.compile(r"Invalid enum value (?:'(?P<text>.*)'|(?P<number>-?\d+))", re.DOTALL)
_MISSING_KEY = re.compile(r"missing required field `(?P<key>[^`]*)`")
_PATTERN = re.compile(r"matching regex")
_EXAMPLES = {"id": "ABC101", "name": "backup-service-disabled"}
"""What the keys whose text has a pattern look like."""
_KINDS = {
    "object": "a mapping",
    "array": "a list",
    "str": "text",
    "int": "an integer",
    "float": "a number",
    "bool": "true or false",
    "null": "nothing",
}
_AT = re.compile(r" - at `\$(?P<path>[^`]*)`$")


def explain(error: msgspec.ValidationError, expected: Any) -> tuple[str, Location]:
    """The message for people, and where in the data it belongs.

    Args:
        error: What msgspec says.
        expected: The type that the data does not fit.
    """
    message = str(error)
    location: Location = ()
    if at := _AT.search(message):
        location = _location(at["path"])
        message = message[: at.start()]
    if found := _UNKNOWN_KEY.search(message):
        key, known = found["key"], _keys_at(location, expected)
        message = f"unknown key {key!r}{did_you_mean(key, known)} (known: {', '.join(known)})"
        return message, (*location, key)
    if found := _UNKNOWN_VALUE.search(message):
        known = _values_in(_annotation_at(location, expected))
        if found["number"]:
            return f"unknown value {found['number']} (known: {', '.join(known)})", location
        value = found["text"]
        return f"unknown value {value!r}{did_you_mean(value, known)} (known: {', '.join(known)})", location
    if found := _MISSING_KEY.search(message):
        return f"key {found['key']!r} is missing", location
    if _PATTERN.search(message) and location and location[-1] in _EXAMPLES:
        return f"expected text such as {_EXAMPLES[str(location[-1])]}", location
    return message[:1].lower() + re.sub(r"`([^`]*)`", _in_words, message[1:]), location


def _in_words(kinds: re.Match[str]) -> str:
    return " or ".join(_KINDS.get(kind, kind) for kind in kinds[1].split(" | "))


def _location(path: str) -> Location:
    """The keys and indices of a path; ``[...]`` is some key that msgspec does not name."""
    path = path.partition("[...]")[0]
    parts = re.findall(r"\.([^.\[]+)|\[(\d+)\]", path)
    return tuple(name or int(index) for name, index in parts)


def _keys_at(location: Location, expected: Any) -> list[str]:
    """The keys that may stand at a location."""
    struct = _struct_in(_annotation_at(location, expected))
    return [info.encode_name for info in msgspec.structs.fields(struct)]


def _annotation_at(location: Location, annotation: Any) -> Any:
    for part in location:
        if isinstance(part, str):
            struct = _struct_in(annotation)
            annotation = {info.encode_name: info.type for info in msgspec.structs.fields(struct)}[part]
    return annotation


def _struct_in(annotation: Any) -> Any:
    """The struct inside an annotation such as ``Annotated[list[X] | None, …]``."""
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _struct_in(inner)
        if found is not None:
            return found
    return None


def _values_in(annotation: Any) -> list[str]:
    """The words that a literal inside an annotation allows, each once."""
    if typing.get_origin(annotation) is typing.Literal:
        return [str(value) for value in typing.get_args(annotation)]
    inner = [value for part in getattr(annotation, "__args__", ()) for value in _values_in(part)]
    return list(dict.fromkeys(inner))
