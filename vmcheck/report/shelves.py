"""Text put aside under keys and given back key by key, however much of it there is.

Memory grows with the number of keys only: text goes to a temporary file, where the pieces of one
key are chained, each telling where the next one begins.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import Struct
from tempfile import TemporaryFile
from typing import IO, Final

_HEAD: Final = Struct("<QQ")
"""Where the next piece begins (0: there is none) and how many bytes this one has."""
_NEXT: Final = Struct("<Q")


@dataclass(slots=True)
class _Shelf:
    """The pieces of one key: the first and the last in the file, the latest in memory."""

    first: int | None = None
    last: int | None = None
    held: list[str] = field(default_factory=list)


class Shelves:
    """Collects text by key. Close it when all is read: it may hold a temporary file."""

    def __init__(self, in_memory: int = 1_000_000) -> None:
        """Begin empty.

        Args:
            in_memory: characters that are kept before they go to the file.
        """
        self._limit = in_memory
        self._held = 0
        self._shelves: dict[str, _Shelf] = {}
        self._file: IO[bytes] | None = None

    def add(self, key: str, text: str) -> None:
        """Put text under a key, behind what is there."""
        self._shelves.setdefault(key, _Shelf()).held.append(text)
        self._held += len(text)
        if self._held > self._limit:
            self._write()

    def read(self, key: str) -> Iterator[str]:
        """Give all text under a key, piece by piece."""
        shelf = self._shelves.get(key, _Shelf())
        position = shelf.first
        while position is not None and self._file:
            self._file.seek(position)
            following, size = _HEAD.unpack(self._file.read(_HEAD.size))
            yield self._file.read(size).decode()
            position = following or None
        yield from shelf.held

    def close(self) -> None:
        """Delete the temporary file."""
        if self._file:
            self._file.close()

    def _write(self) -> None:
        """Move everything from memory to the end of the file."""
        if self._file is None:
            self._file = TemporaryFile()  # noqa: SIM115 - close() closes it
        for shelf in self._shelves.values():
            if shelf.held:
                self._append(self._file, shelf)
        self._held = 0

    def _append(self, file: IO[bytes], shelf: _Shelf) -> None:
        piece = "".join(shelf.held).encode()
        shelf.held.clear()
        position = file.seek(0, 2)
        file.write(_HEAD.pack(0, len(piece)))
        file.write(piece)
        if shelf.last is None:
            shelf.first = position
        else:
            file.seek(shelf.last)
            file.write(_NEXT.pack(position))
        shelf.last = position
