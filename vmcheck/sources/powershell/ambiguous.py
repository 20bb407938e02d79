"""Keys that an object has twice, or twice but for their case: which value is meant cannot be told."""

from collections.abc import Iterator
from typing import Any

from vmcheck.inventory.duplicate_keys import may_repeat, repeated_keys
from vmcheck.inventory.events import Path


def ambiguous_keys(raw: bytes, value: Any) -> list[Path]:
    """The paths of such keys in the object that a text was decoded to. Equal values do no harm.

    PowerShell compares keys without case, so two that differ in nothing else are one property.
    """
    paths = [repeat.path for repeat in repeated_keys(raw)] if may_repeat(raw, value) else []
    return [*paths, *_by_case(value, ())]


def without_ambiguous(raw: bytes, value: Any) -> Any:
    """The value, with null for every property that cannot be told."""
    for path in ambiguous_keys(raw, value):
        _forget(value, path)
    return value


def _by_case(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, list):
        for index, inner in enumerate(value):
            if isinstance(inner, dict | list):
                yield from _by_case(inner, (*path, index))
    elif isinstance(value, dict):
        if len({key.lower() for key in value}) != len(value):
            yield from _twice(value, path)
        for key, inner in value.items():
            if isinstance(inner, dict | list):
                yield from _by_case(inner, (*path, key))


def _twice(value: dict[str, Any], path: Path) -> Iterator[Path]:
    first: dict[str, Any] = {}
    for key, inner in value.items():
        if first.setdefault(key.lower(), inner) != inner:
            yield (*path, key)


def _forget(value: Any, path: Path) -> None:
    *steps, last = path
    for step in steps:
        try:
            value = value[step]
        except (LookupError, TypeError):  # the parent was given twice as well, and the other one counts
            return
    if isinstance(value, dict) and isinstance(last, str):
        for key in [key for key in value if key.lower() == last.lower()]:
            value[key] = None
