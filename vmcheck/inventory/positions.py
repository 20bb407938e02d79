"""Where a value stands in the text of its VM. Asked only for what is reported."""

import re
from functools import cache
from typing import Final, NamedTuple

import msgspec

from vmcheck.inventory.events import Path
from vmcheck.inventory.syntax import STRING, closing_end, container_pattern, skip_blank
from vmcheck.inventory.whole import is_whole
from vmcheck.inventory.window import code_points

_CLOSING_BRACKET: Final = ord("]")
_WHOLE: Final = 2
"""The group of a member's value, where that is not too deep to be matched as a whole."""
_as_items: Final = msgspec.json.Decoder(list[msgspec.Raw]).decode
_COLON: Final = re.compile(rb"[ \t\r\n]*+:[ \t\r\n]*+")


def find_value(raw: bytes, path: Path) -> int:
    """Offset of the value of a path in JSON text, or of its nearest existing parent."""
    offset = skip_blank(raw, 0)
    for step in path:
        found = _member(raw, offset, step)[1] if isinstance(step, str) else _element(raw, offset, step)
        if found < 0:
            break
        offset = found
    return offset


def find_key(raw: bytes, path: Path) -> int:
    """Offset of the key that a path ends with, or what find_value gives if there is none."""
    parent = find_value(raw, path[:-1])
    step = path[-1]
    found = _member(raw, parent, step)[0] if isinstance(step, str) else -1
    return found if found >= 0 else find_value(raw, path)


def line_and_column(raw: bytes, offset: int, line: int, column: int) -> tuple[int, int]:
    """Line and column of an offset in text that itself begins at a line and column."""
    newlines = raw.count(b"\n", 0, offset)
    if not newlines:
        return line, column + code_points(raw[:offset])
    return line + newlines, 1 + code_points(raw[raw.rfind(b"\n", 0, offset) + 1 : offset])


def pointer_of(path: Path) -> str:
    """A path as a JSON pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def path_of(pointer: str) -> Path:
    """A JSON pointer as a path. A step of digits is an index: no key of an inventory is one."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    return tuple(int(step) if step.isascii() and step.isdigit() else step for step in steps)


def text_of(token: bytes) -> str:
    """The text that a JSON string token stands for."""
    return msgspec.json.decode(token, type=str) if b"\\" in token else token[1:-1].decode()


class _Patterns(NamedTuple):
    member: re.Pattern[bytes]
    """A member of an object; its value is no group if it is nested too deeply."""
    members: re.Pattern[bytes]
    """As many members as there are."""
    item: re.Pattern[bytes]
    """An item of a list."""


@cache
def _patterns() -> _Patterns:
    """The patterns, compiled when first needed."""
    value = STRING + rb"|[-+.\w]++|" + container_pattern()
    key = rb"[ \t\r\n,{]*+(" + STRING + rb")[ \t\r\n]*+:[ \t\r\n]*+"
    return _Patterns(
        re.compile(key + rb"(" + value + rb")?+", re.DOTALL),
        re.compile(rb"(?:" + key.replace(b"(", b"(?:", 1) + rb"(?:" + value + rb"))*+", re.DOTALL),
        re.compile(rb"[ \t\r\n,]*+(" + value + rb")?+", re.DOTALL),
    )


def _member(raw: bytes, offset: int, key: str) -> tuple[int, int]:
    """Offsets of a key and of its value in the object at an offset; -1 if it has no such key."""
    if raw[offset : offset + 1] != b"{":
        return -1, -1
    start = offset
    wanted = b'"' + key.encode("utf-8", "replace") + b'"'
    hint = raw.find(wanted, offset)
    if hint >= 0 and key.isidentifier() and _begins_member(raw, offset, hint):
        colon = _COLON.match(raw, hint + len(wanted))
        if colon:
            return hint, colon.end()
    # Members that end before the key's text cannot have it: they are passed in one go.
    while (hint := raw.find(wanted, offset)) >= 0:
        passed = _patterns().members.match(raw, offset, hint)
        offset = passed.end() if passed else offset
        found = _patterns().member.match(raw, offset)
        if not found:
            return -1, -1
        whole = found.lastindex == _WHOLE
        value = found.start(_WHOLE) if whole else found.end()
        if found[1] == wanted:
            return found.start(1), value
        offset = found.end() if whole else _after(raw, value)
    if b"\\u" in raw or not key.isidentifier():
        return _escaped_member(raw, start, key)
    return -1, -1


def _begins_member(raw: bytes, offset: int, hint: int) -> bool:
    """Whether text that looks like a key is one of the object at an offset, and no text or key in it.

    It is, exactly if what stands before it is one whole object when it is closed: msgspec sees that ten
    times faster than all members are matched.
    """
    before = raw[offset:hint].rstrip(b" \t\r\n")
    if before == b"{":
        return True
    return before.endswith(b",") and is_whole(before[:-1] + b"}")


def _escaped_member(raw: bytes, offset: int, key: str) -> tuple[int, int]:
    r"""The same for a key that may be written with escapes such as \u0061."""
    match = _patterns().member.match
    while found := match(raw, offset):
        whole = found.lastindex == _WHOLE
        value = found.start(_WHOLE) if whole else found.end()
        if text_of(found[1]) == key:
            return found.start(1), value
        offset = found.end() if whole else _after(raw, value)
    return -1, -1


def _element(raw: bytes, offset: int, index: int) -> int:
    """Offset of an item of the list at an offset; -1 if it has no such item."""
    if raw[offset : offset + 1] != b"[":
        return -1
    guessed = _flat_item(raw, offset, index)
    if guessed >= 0:
        return guessed
    offset += 1
    element = _patterns().item
    while found := element.match(raw, offset):
        whole = found.end(1) > 0
        value = found.start(1) if whole else found.end()
        if raw[value] == _CLOSING_BRACKET:
            break
        if not index:
            return value
        index -= 1
        offset = found.end() if whole else _after(raw, value)
    return -1


def _flat_item(raw: bytes, offset: int, index: int) -> int:
    """The same, if it and those before it are objects without others in them; else -1.

    It begins at one of the next braces, exactly if what stands before that is one whole list when it is
    closed, and as long as it should be: msgspec sees that faster than all items are matched.
    """
    found = offset
    for _ in range(index + 1):
        found = raw.find(b"{", found + 1)
        if found < 0:
            return -1
    before = raw[offset:found].rstrip(b" \t\r\n")
    if before == b"[":
        return found
    try:
        return found if before.endswith(b",") and len(_as_items(before[:-1] + b"]")) == index else -1
    except (msgspec.MsgspecError, RecursionError):
        return -1


def _after(raw: bytes, offset: int) -> int:
    return closing_end(raw, offset) or len(raw)
