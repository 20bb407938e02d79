"""The values of a JSON file, one by one in constant memory: out of lists, wrappers, several documents."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final, NamedTuple

import msgspec

from vmcheck.inventory.encoding import Utf8Source
from vmcheck.inventory.events import Path
from vmcheck.inventory.faults import MalformedError
from vmcheck.inventory.splitter import next_items
from vmcheck.inventory.syntax import unexpected
from vmcheck.inventory.toplevel import read_members
from vmcheck.inventory.window import Window

LARGEST: Final = 64 << 20
"""Bytes of one object; the output of Get-VM for one VM has a thousandth of that."""
_DEEPEST: Final = 16
"""Lists nested deeper than this are nothing a cmdlet gives."""
_WRAPPER: Final = re.compile(rb'\{\s*+(?:"count"\s*+:\s*+\d*+\s*+,\s*+)?+"value"\s*+:', re.IGNORECASE)
"""How {"value": […], "Count": n} begins, which Windows PowerShell 5.1 writes for some lists."""
_members: Final = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


class Found(NamedTuple):
    """A value that is no list, no wrapper and not null.

    Attributes:
        raw: its text in UTF-8.
        line: where it begins, 1-based.
        column: where it begins, 1-based, in code points.
        item: its path from the root of its document.
    """

    raw: bytes
    line: int
    column: int
    item: Path


def walk(window: Window) -> Iterator[Found]:
    """Yields every value of a file in the order of the text. A file may hold several documents.

    Raises:
        MalformedError: it is not JSON; the offset is one of the window.
    """
    while window.peek():
        yield from _value(window, ())


def _value(window: Window, item: Path) -> Iterator[Found]:
    mark = window.peek()
    if len(item) < _DEEPEST:
        if mark == b"[":
            yield from _list(window, item)
            return
        if mark == b"{" and _begins_wrapper(window):
            yield from _wrapped(window, item)
            return
    end = window.value_end()
    start = window.offset
    line, column = window.position(start)
    window.offset = end
    yield from _unless_null(Found(window.data[start:end], line, column, item))


def _list(window: Window, item: Path) -> Iterator[Found]:
    window.offset += 1
    if window.peek() == b"]":
        window.offset += 1
        return
    index = 0
    while True:
        if window.peek() == b"[":
            yield from _value(window, (*item, index))
            index += 1
        else:
            for raw, line, column in next_items(window):
                yield from _inside(Found(raw, line, column, (*item, index)), window.file)
                index += 1
        if _ends(window):
            return


def _ends(window: Window) -> bool:
    """Goes over the comma or the bracket after an item; whether it was the bracket."""
    mark = window.peek()
    if mark not in (b",", b"]"):
        raise unexpected(window.data, window.offset, "a comma or ]")
    window.offset += 1
    if mark == b"," and window.peek() == b"]":
        raise MalformedError(window.offset, "A comma stands before ].", "Remove the comma.")
    return mark == b"]"


def _wrapped(window: Window, item: Path) -> Iterator[Found]:
    for key, _place in read_members(window):
        if key.lower() == "value":
            yield from _value(window, (*item, key))
        else:
            window.offset = window.value_end()


def _inside(found: Found, file: str) -> Iterator[Found]:
    """An item of a list, or what is in it if it is a list or a wrapper itself."""
    if not found.raw.startswith(b"[") and not _is_wrapper(found.raw):
        yield from _unless_null(found)
        return
    source = Utf8Source(BytesIO(found.raw))
    inner = Window(source, file, size=len(found.raw), line=found.line, column=found.column)
    yield from _value(inner, found.item)


def _begins_wrapper(window: Window) -> bool:
    window.read_ahead()
    return _WRAPPER.match(window.data, window.offset) is not None


def _is_wrapper(raw: bytes) -> bool:
    if not _WRAPPER.match(raw):
        return False
    try:
        return {key.lower() for key in _members(raw)} == {"value", "count"}
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False


def _unless_null(found: Found) -> Iterator[Found]:
    if found.raw != b"null":
        yield found
