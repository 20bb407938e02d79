"""The part of an input that is in memory, and the line and column of where the reader is."""

from typing import Final

from vmcheck.inventory.encoding import Utf8Source
from vmcheck.inventory.events import Place
from vmcheck.inventory.faults import MalformedError
from vmcheck.inventory.syntax import skip_blank, value_end

WINDOW_SIZE: Final = 1 << 18
"""Bytes read at once."""
_LONGEST_MARK: Final = 32
"""A fault this near to the end of the window may come from a word that is cut there."""
_CONTINUATION: Final = bytes(range(0x80, 0xC0))


def code_points(data: bytes) -> int:
    """Number of code points in UTF-8 text."""
    return len(data) if data.isascii() else len(data.translate(None, _CONTINUATION))


class Window:
    """A window that moves over the input. It grows where one value is larger than it.

    Attributes:
        file: name of the input.
        data: UTF-8 text.
        offset: where the reader is in ``data``.
        ended: whether the input has no more than ``data``.
    """

    def __init__(
        self,
        source: Utf8Source,
        file: str,
        *,
        size: int = WINDOW_SIZE,
        line: int = 1,
        column: int = 1,
        largest: int | None = None,
    ) -> None:
        """Begins before the first byte; a value larger than ``largest`` bytes is refused, if given."""
        self.file = file
        self.data = b""
        self.offset = 0
        self.ended = False
        self._source = source
        self._size = size
        self._largest = largest
        self._counted = 0
        self._line = line
        self._column = column

    def fill(self) -> None:
        """Forgets what lies before the offset and reads on, as much again as is still held."""
        self.position(self.offset)
        held = self.data[self.offset :]
        more = self._source.read(max(self._size, len(held)))
        self.ended = not more
        self.data = held + more
        self.offset = self._counted = 0

    def read_ahead(self) -> None:
        """Reads on if less than half a window is left."""
        if not self.ended and len(self.data) - self.offset < self._size // 2:
            self.fill()

    def ahead(self, size: int) -> bytes | None:
        """The last ``size`` bytes of the input, or None where one cannot look ahead."""
        return self._source.tail(size)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column (1-based, in code points) of an offset not before the last one asked for."""
        data, start = self.data, self._counted
        newlines = data.count(b"\n", start, offset)
        if newlines:
            self._line += newlines
            self._column = 1
            start = data.rfind(b"\n", start, offset) + 1
        passed = data[start:offset]
        self._column += offset - start if passed.isascii() else code_points(passed)
        self._counted = offset
        return self._line, self._column

    def peek(self) -> bytes:
        """Moves to the next byte that is not white space and returns it; b"" at the end of the input."""
        while True:
            self.offset = skip_blank(self.data, self.offset)
            if self.offset < len(self.data) or self.ended:
                return self.data[self.offset : self.offset + 1]
            self.fill()

    def place(self, offset: int | None = None) -> Place:
        """The place of an offset, or of where the reader is."""
        return Place(self.file, *self.position(self.offset if offset is None else offset))

    def value_end(self) -> int:
        """The end of the value at the offset, reading on as needed.

        Raises:
            MalformedError: it is not JSON; the offset is one of this window.
        """
        while True:
            try:
                end = value_end(self.data, self.offset)
                if end < len(self.data) or self.ended:
                    return end
            except MalformedError as fault:
                if self.ended or fault.offset < len(self.data) - _LONGEST_MARK:
                    raise
            if self._largest is not None and len(self.data) - self.offset > self._largest:
                raise MalformedError(self.offset, f"A value is larger than {self._largest >> 20} MB.")
            self.fill()
