"""Lines and columns in a large text, found only when they are asked for."""

import re
from array import array
from bisect import bisect_left
from typing import Final

from vmcheck.inventory.events import Path, Place
from vmcheck.inventory.positions import find_value
from vmcheck.inventory.syntax import closing_end, skip_blank, value_end
from vmcheck.inventory.window import code_points

_NEWLINE: Final = re.compile(b"\n")


class JsonPlaces:
    """Finds where the values of a JSON text stand. The text must be known to be JSON.

    What was found on the way to one value is kept, so that the values of many objects are not each
    looked for from the beginning of the text.
    """

    def __init__(self, file: str, data: bytes) -> None:
        self._file = file
        self._data = data
        self._elements: dict[Path, list[int]] = {}
        self._members: dict[Path, int] = {(): skip_blank(data, 0)}
        self._newlines: array[int] | None = None
        self._last = (0, 0, 1)

    def place(self, item: Path, path: Path) -> Place:
        """The place of a value.

        Args:
            item: from the root of the text to an object, through few levels.
            path: from that object to the value. If there is none, its nearest parent is meant.
        """
        start = self._start(item)
        raw = self._data[start : self._end(start)]
        return self.at(start + find_value(raw, path))

    def at(self, offset: int) -> Place:
        """The place of an offset."""
        if self._newlines is None:
            self._newlines = array("q", (found.start() for found in _NEWLINE.finditer(self._data)))
        line = bisect_left(self._newlines, offset)
        line_start = self._newlines[line - 1] + 1 if line else 0
        known_start, known, column = self._last
        if known_start != line_start or known > offset:
            known, column = line_start, 1
        column += code_points(self._data[known:offset])
        self._last = line_start, offset, column
        return Place(self._file, line + 1, column)

    def _start(self, path: Path) -> int:
        if path in self._members:
            return self._members[path]
        parent, step = path[:-1], path[-1]
        if isinstance(step, int):
            return self._starts(parent)[step]
        base = self._start(parent)
        self._members[path] = base + find_value(self._data[base : self._end(base)], (step,))
        return self._members[path]

    def _starts(self, path: Path) -> list[int]:
        """Offsets of the elements of a list."""
        if path not in self._elements:
            data, offset = self._data, skip_blank(self._data, self._start(path) + 1)
            starts: list[int] = []
            while data[offset : offset + 1] not in (b"]", b""):
                starts.append(offset)
                offset = skip_blank(data, self._end(offset))
                offset = skip_blank(data, offset + (data[offset : offset + 1] == b","))
            self._elements[path] = starts
        return self._elements[path]

    def _end(self, offset: int) -> int:
        container = self._data[offset : offset + 1] in (b"{", b"[")
        return (closing_end(self._data, offset) if container else None) or value_end(self._data, offset)
