"""The items of a JSON list of any size, each with its place, in constant memory.

Items that are written alike are cut where the same text stands between them (``alike``). Else windows
are read, it is guessed where the last whole item ends, and msgspec proves the guess by decoding
everything up to there as a list of raw values. Only where that fails are the bytes scanned exactly.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from vmcheck.inventory.alike import Item, Read, Separator, T
from vmcheck.inventory.blanks import blanks_of
from vmcheck.inventory.faults import MalformedError
from vmcheck.inventory.syntax import skip_blank, unexpected, value_end
from vmcheck.inventory.window import Window

_Placed = tuple[bytes, int, int]
"""The text of an item, its line and its column."""

_as_items: Final = msgspec.json.Decoder(list[msgspec.Raw]).decode
_GAP: Final = re.compile(rb"[ \t\r\n,]*+")
_OPENING: Final = ord("{")
_STEPS_BACK: Final = 1000


def split_items(window: Window, read: Read[T]) -> Iterator[Item[T]]:
    """Yields the items of the list that the window has just entered, and leaves it behind the list.

    Args:
        window: where the list is.
        read: what reads the text of each item.

    Raises:
        MalformedError: the list is not JSON; the offset is one of the window.
    """
    if window.peek() == b"]":
        window.offset += 1
        return
    separator: Separator | None = None
    while True:
        if separator is not None:
            yield from separator.cut(window, read)
        for text, line, column in _batch(window):
            yield text, read(text), line, column, len(blanks_of(text))
        separator = separator or Separator.after(window.data, window.offset)
        mark = window.peek()
        if mark not in (b",", b"]"):
            raise unexpected(window.data, window.offset, "a comma or ]")
        window.offset += 1
        if mark == b"]":
            return
        if window.peek() == b"]":
            raise MalformedError(window.offset, "A comma stands before ].", "Remove the comma.")


def _batch(window: Window) -> Iterator[_Placed]:
    """The items that are whole in the window, at least one."""
    window.read_ahead()
    items = _proven(window.data, window.offset)
    if items:
        return _placed(window, items)
    end = window.value_end()
    return _cut(window, _scanned(window.data, window.offset, end))


def _proven(data: bytes, start: int) -> list[msgspec.Raw]:
    """The whole items if the guess where they end is right; else none."""
    if data[start : start + 1] != b"{":
        return []
    end = _guessed_end(data, start)
    try:
        return _as_items(b"[" + data[start:end] + b"]")
    except (msgspec.MsgspecError, RecursionError):
        return []


def _guessed_end(data: bytes, start: int) -> int:
    """The end of the last whole item if the braces in texts are balanced; else any offset."""
    balance = data.count(b"{", start) - data.count(b"}", start)
    opening, closing = data.rfind(b"{", start), data.rfind(b"}", start)
    for _ in range(_STEPS_BACK):
        if closing < opening:
            balance -= 1
            opening = data.rfind(b"{", start, opening)
        elif balance == 0 or closing < 0:
            break
        else:
            balance += 1
            closing = data.rfind(b"}", start, closing)
    return closing + 1


def _placed(window: Window, items: list[msgspec.Raw]) -> Iterator[_Placed]:
    """Finds each proven item again in the window: between two of them are only blanks and a comma."""
    data, end = window.data, window.offset
    for item in items:
        text = bytes(item)
        start = data.find(b"{", end) if text[0] == _OPENING else _after_gap(data, end)
        end = window.offset = start + len(text)
        line, column = window.position(start)
        yield text, line, column


def _after_gap(data: bytes, offset: int) -> int:
    found = _GAP.match(data, offset)
    return found.end() if found else offset


def _scanned(data: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """Starts and ends of an item and of those after it, up to the first that is not JSON or not whole."""
    spans = [(start, end)]
    try:
        while data[(comma := skip_blank(data, end)) : comma + 1] == b",":
            start = skip_blank(data, comma + 1)
            end = value_end(data, start)
            if end == len(data):  # a number may go on
                break
            spans.append((start, end))
    except MalformedError:
        pass  # the next batch begins here, and looks closer
    return spans


def _cut(window: Window, spans: list[tuple[int, int]]) -> Iterator[_Placed]:
    data = window.data
    for start, end in spans:
        window.offset = end
        yield data[start:end], *window.position(start)


def next_items(window: Window) -> Iterator[tuple[bytes, int, int]]:
    """Text, line and column of the items that are whole in the window, at least one.

    For lists whose items may be lists themselves.

    Raises:
        MalformedError: what stands there is no item; the offset is one of the window.
    """
    return _batch(window)
