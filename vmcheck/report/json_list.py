"""JSON arrays written entry by entry: at once, or put aside until their place in the document comes."""

from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from typing import IO, TextIO

_IN_MEMORY = 1_000_000
_CHUNK = 1 << 16


class JsonList:
    """An array whose entries are written as they come."""

    def __init__(self, stream: IO[str], indent: int, encode: Callable[[object], str]) -> None:
        """Prepare an array.

        Args:
            stream: where it is written.
            indent: blanks before each entry.
            encode: gives the text of an entry.
        """
        self._stream = stream
        self._indent = indent
        self._encode = encode
        self._empty = True

    def begin(self) -> None:
        """Open the array."""
        self._stream.write("[")

    def add(self, entry: object) -> None:
        """Write an entry."""
        self._stream.write(f"{'' if self._empty else ','}\n{' ' * self._indent}{self._encode(entry)}")
        self._empty = False

    def end(self) -> None:
        """Close the array."""
        self._stream.write("]" if self._empty else f"\n{' ' * (self._indent - 2)}]")


class WaitingList:
    """An array that waits for its place in the document: in memory, then in a temporary file."""

    def __init__(self, indent: int, encode: Callable[[object], str]) -> None:
        self._indent = indent
        self._encode = encode
        self._file: SpooledTemporaryFile[str] | None = None
        self._list: JsonList | None = None

    def add(self, entry: object) -> None:
        """Put an entry aside. Its text must be ASCII."""
        if self._list is None:
            # No context manager: it outlives this call, and release() closes it.
            self._file = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="ascii", newline="")  # noqa: SIM115
            self._list = JsonList(self._file, self._indent, self._encode)
            self._list.begin()
        self._list.add(entry)

    def release(self, stream: TextIO) -> None:
        """Write the whole array."""
        if self._file is None or self._list is None:
            stream.write("[]")
            return
        self._list.end()
        with self._file as file:
            file.seek(0)
            while chunk := file.read(_CHUNK):
                stream.write(chunk)
