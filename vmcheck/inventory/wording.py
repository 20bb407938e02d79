"""How values and suggestions look in a message."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

import msgspec

_LONGEST: Final = 40


def shown(value: Any) -> str:
    """A value of an inventory as it is written in JSON, shortened."""
    if isinstance(value, dict):
        return "an object" if value else "an empty object"
    if isinstance(value, list):
        return f"a list of {len(value)}" if value else "an empty list"
    if isinstance(value, str) and len(value) > _LONGEST:
        value = value[: _LONGEST - 1] + "…"
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= _LONGEST + 12 else text[:_LONGEST] + "…"


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint with the known word that is most like a given one, or None."""
    return _did_you_mean(word, tuple(known))


@lru_cache(maxsize=64)
def _did_you_mean(word: str, known: tuple[str, ...]) -> str | None:
    """The same, remembered: what writes an inventory makes its mistakes in every VM."""
    from vmcheck.nearest import nearest

    near = nearest(word, known)
    return None if near is None else f"Did you mean {near}?"


def listed(words: Iterable[Any]) -> str:
    """Words as an enumeration: a, b or c."""
    *most, last = [str(word) for word in words]
    return f"{', '.join(most)} or {last}" if most else last
