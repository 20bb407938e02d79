"""Cuts a list where its items are written alike, each on lines of its own, as every program writes it.

What stands between the first two items is looked for again behind them: that is quick, and mostly
right. It is never believed: a cut counts only if what lies before it is one whole JSON value.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from vmcheck.inventory.blanks import blanks_of
from vmcheck.inventory.whole import is_whole
from vmcheck.inventory.window import Window

T = TypeVar("T")
Item = tuple[bytes, T | None, int, int, int]
"""The text of an item, what it was read to (None: it could not be), line, column, bytes of white space."""
Read = Callable[[bytes], T | None]
"""Reads the text of an item; gives None for what cannot be read, and never raises."""

_between: Final = re.compile(rb'[ \t\r\n]*+\}[ \t\r]*+,[ \t\r]*+\n[ \t\r\n]*+\{[ \t\r\n]*+"?').match


class Separator:
    """What stands between two items, from the last line break of the one to the first key of the other."""

    def __init__(self, text: bytes) -> None:
        self.text = text
        self.closing = text.index(b"}") + 1
        self.opening = text.index(b"{")
        self._gap = text[self.closing : self.opening]
        self._shortest = 0
        """Length of the shortest item so far; 0 before the first."""

    @classmethod
    def after(cls, data: bytes, end: int) -> "Separator | None":
        """The separator behind an item that ends there; None if it is not one to be told by."""
        start = end - 1
        while data[start - 1 : start] in (b" ", b"\t", b"\r", b"\n"):
            start -= 1
        found = _between(data, start)
        return cls(found[0]) if found else None

    def cut(self, window: Window, read: Read[T]) -> Iterator[Item[T]]:
        """Yields the items from the window's offset on, up to the first that cannot be told so."""
        text, closing, opening, shortest = self.text, self.closing, self.opening, self._shortest
        breaks_between = self._gap.count(b"\n")
        next_column = len(self._gap) - self._gap.rfind(b"\n")
        data, start, filled = window.data, window.offset, False
        line, column = window.position(start)
        while True:
            # A separator much nearer than the shortest item is long would stand inside of this one.
            found = data.find(text, start + shortest * 3 // 4)
            if found < 0:
                window.stand(start, line, column)
                if filled or window.ended:
                    break
                window.fill()
                data, start, filled = window.data, window.offset, True
                continue
            end = found + closing
            item = data[start:end]
            value = read(item)
            if value is None and not is_whole(item):
                shortest = 0  # three quarters may have been too much
                window.stand(start, line, column)
                break
            blanks = blanks_of(item)
            yield item, value, line, column, len(blanks)
            if end - start < shortest or not shortest:
                shortest = end - start
            start, filled = found + opening, False
            line, column = line + blanks.count(b"\n") + breaks_between, next_column
        self._shortest = shortest
