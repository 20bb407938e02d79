"""JSON text: where a value ends, and exactly where and why it is not JSON.

Brackets are matched first and msgspec proves the result; the exact scan is for what msgspec refuses.
It keeps its own stack, so that no nesting is too deep for it.
"""

import re
from functools import cache
from typing import Final

import msgspec

from vmcheck.inventory.faults import MalformedError
from vmcheck.patterns import on_first_use

STRING: Final = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
"""Pattern of a JSON string in text that is known to be JSON."""

_LEVELS: Final = 3
"""A member of a VM nests one level more; what is deeper is walked bracket by bracket."""
_as_raw: Final = msgspec.json.Decoder(msgspec.Raw).decode
_BLANK: Final = re.compile(rb"[ \t\r\n]*+")
_STRICT_STRING: Final = on_first_use(
    rb'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+'
)
_SCALAR: Final = on_first_use(
    rb"(?:true|false|null|-?(?:0|[1-9]\d*+)(?:\.\d++)?+(?:[eE][+-]?+\d++)?+)(?![\w.+-])"
)
_WORD: Final = on_first_use(rb"[-+]?\w+")
_BRACKET: Final = on_first_use(rb'[^][{}"]*+(?:' + STRING + rb'[^][{}"]*+)*+([][{}])', re.DOTALL)
_CLOSING: Final = {b"{": b"}", b"[": b"]"}
_WORDS: Final = {
    "nan": "Write null for a value that is not known.",
    "infinity": "Write null for a value that is not known.",
    "undefined": "Write null for a value that is not known.",
    "none": "JSON writes null.",
    "null": "JSON writes null, in small letters.",
    "true": "JSON writes true, in small letters.",
    "false": "JSON writes false, in small letters.",
}


def skip_blank(data: bytes, offset: int) -> int:
    """The offset of the next byte that is not white space; the length of the data if none is."""
    found = _BLANK.match(data, offset)
    return found.end() if found else offset


@cache
def container_pattern() -> bytes:
    """Pattern of an object or list in JSON text, as deeply nested as a VM is."""
    plain = rb'[^][{}"]*+(?:' + STRING + rb'[^][{}"]*+)*+'
    container = rb"[\[{]" + plain + rb"[]}]"
    for _ in range(_LEVELS):
        container = rb"[\[{]" + plain + rb"(?:" + container + plain + rb")*+[]}]"
    return container


@cache
def _container() -> re.Pattern[bytes]:
    return re.compile(container_pattern(), re.DOTALL)


def closing_end(data: bytes, offset: int) -> int | None:
    """The end of the object or list that begins at an offset of JSON text, or None if it is cut off.

    Only brackets and strings are looked at: in text that is not JSON the answer means nothing.
    """
    if found := _container().match(data, offset):
        return found.end()
    depth = 0
    while found := _BRACKET().match(data, offset):
        depth += 1 if found[1] in b"{[" else -1
        offset = found.end()
        if not depth:
            return offset
    return None


def value_end(data: bytes, offset: int) -> int:
    """The end of the JSON value that begins at an offset.

    Raises:
        MalformedError: it is not JSON, or the data ends first (then the offset is the length).
    """
    end = closing_end(data, offset) if data[offset : offset + 1] in _CLOSING else None
    if end:
        try:
            _as_raw(memoryview(data)[offset:end])
        except (msgspec.MsgspecError, RecursionError):
            return exact_end(data, offset)
        return end
    return exact_end(data, offset)


def exact_end(data: bytes, offset: int) -> int:
    """What value_end gives, token by token: slow, and strict about every one.

    Raises:
        MalformedError: as value_end.
    """
    containers: list[bytes] = []
    while True:
        first = data[offset : offset + 1]
        if first in _CLOSING:
            containers.append(first)
            offset = skip_blank(data, offset + 1)
            if data[offset : offset + 1] != _CLOSING[first]:
                offset = _member_value(data, offset) if first == b"{" else offset
                continue
        else:
            offset = _scalar_end(data, offset)
        offset = _close(data, offset, containers)
        if not containers:
            return offset


def _close(data: bytes, offset: int, containers: list[bytes]) -> int:
    """Goes on after a value: to the next value of its container, or to the end of all of them."""
    while containers:
        container = containers[-1]
        offset = skip_blank(data, offset)
        mark = data[offset : offset + 1]
        if mark == b",":
            offset = skip_blank(data, offset + 1)
            if data[offset : offset + 1] == _CLOSING[container]:
                raise MalformedError(
                    offset, f"A comma stands before {_shown(data, offset)}.", "Remove the comma."
                )
            return _member_value(data, offset) if container == b"{" else offset
        if mark != _CLOSING[container]:
            closing = _CLOSING[container].decode()
            raise unexpected(data, offset, f"a comma or {closing}")
        containers.pop()
        offset += 1
    return offset


def _member_value(data: bytes, offset: int) -> int:
    """From the key of an object to its value."""
    if data[offset : offset + 1] != b'"':
        raise unexpected(data, offset, "a key in double quotes")
    offset = skip_blank(data, _string_end(data, offset))
    if data[offset : offset + 1] != b":":
        raise unexpected(data, offset, "a colon after the key")
    return skip_blank(data, offset + 1)


def _scalar_end(data: bytes, offset: int) -> int:
    if data[offset : offset + 1] == b'"':
        return _string_end(data, offset)
    found = _SCALAR().match(data, offset)
    if not found:
        raise unexpected(data, offset, "a value")
    return found.end()


def _string_end(data: bytes, offset: int) -> int:
    found = _STRICT_STRING().match(data, offset)
    end = found.end() if found else offset
    stop = data[end : end + 1]
    if stop == b'"':
        return end + 1
    if not stop:
        raise MalformedError(len(data), "The input ends inside a text: it is cut off.")
    if stop == b"\\":
        raise MalformedError(
            end,
            f"{data[end : end + 2].decode('utf-8', 'replace')} is no escape that JSON knows.",
            r"Write a backslash twice: D:\\VMs.",
        )
    raise MalformedError(
        end, f"A text holds the control character U+{stop[0]:04X}.", f"Write it as \\u{stop[0]:04x}."
    )


def unexpected(data: bytes, offset: int, expected: str) -> MalformedError:
    """The fault of finding something else than expected at an offset."""
    if offset >= len(data):
        return MalformedError(offset, f"The input ends where {expected} is expected: it is cut off.")
    found = _shown(data, offset)
    return MalformedError(offset, f"Expected {expected}, found {found}.", _advice(data, offset, found))


def _shown(data: bytes, offset: int) -> str:
    word = _WORD().match(data, offset)
    if word:
        return word[0][:40].decode("ascii")
    character = data[offset : offset + 4].decode("utf-8", "ignore")[:1]
    if not data.startswith(character.encode() or b"\0", offset):
        return f"the byte 0x{data[offset]:02X}"
    return character if character.isprintable() else f"the character U+{ord(character):04X}"


def _advice(data: bytes, offset: int, found: str) -> str | None:
    if found == "'":
        return "JSON wants double quotes."
    if data[offset : offset + 2] in (b"//", b"/*") or found == "#":
        return "JSON has no comments; a key that begins with x- can hold one."
    return _WORDS.get(found.lstrip("+-").lower())
