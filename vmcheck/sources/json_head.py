"""The keys of the first object in the first bytes of a JSON text, which may end anywhere."""

import re
from typing import Final

from vmcheck.patterns import on_first_use

_TOKEN: Final = re.compile(rb'"((?:[^"\\]|\\.)*+)"(\s*+:)?|[][{}]', re.DOTALL)
_WRAPPER_KEYS: Final = frozenset({"value", "count"})
_BEGINNING: Final = on_first_use(rb"^[ \t]*+[\[{][ \t\r\n]*+[\[{\"\]}]", re.MULTILINE)


def json_line(text: bytes) -> int:
    """How many lines stand before the first that begins like JSON; 0 if no line does."""
    found = _BEGINNING().search(text)
    return text.count(b"\n", 0, found.start()) if found else 0


def first_keys(text: bytes, *, enough: frozenset[str] = frozenset()) -> frozenset[str]:
    """The keys of the first object; of the first inside it if it is a value/Count wrapper.

    Args:
        text: UTF-8, about the first 256 KB of a file.
        enough: keys that no wrapper has; after the first of them nobody needs to know the others.

    Returns:
        None of them if the text does not begin like an object or a list.
    """
    keys: list[str] = []
    depth = at = 0
    if not text.lstrip().startswith((b"{", b"[")):
        return frozenset()
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in (b"{", b"["):
            depth += 1
            if mark == b"{" and (not at or _is_wrapper(keys)):
                at, keys = depth, []
        elif mark in (b"}", b"]"):
            if depth == at:
                break
            depth -= 1
        elif token[2] and depth == at:
            keys.append(token[1].decode("utf-8", "replace"))
            if keys[-1] in enough:
                break
    return frozenset(keys)


def _is_wrapper(keys: list[str]) -> bool:
    return bool(keys) and {key.lower() for key in keys} <= _WRAPPER_KEYS
