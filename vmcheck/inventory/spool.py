"""VMs that wait, undecoded, for a header that stands after them in the document."""

import struct
import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Final, Self

from vmcheck.inventory.splitter import Item

_IN_MEMORY: Final = 1 << 22
"""Bytes after which a temporary file is used."""
_FRAME: Final = struct.Struct("<QQQ")


class Spool:
    """Items in the order they were written, in memory at first and then in a temporary file."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - __exit__ closes it

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def write(self, item: Item) -> None:
        """Adds an item."""
        raw, line, column = item
        self._file.write(_FRAME.pack(len(raw), line, column))
        self._file.write(raw)

    def items(self) -> Iterator[Item]:
        """All items, once."""
        self._file.seek(0)
        while frame := self._file.read(_FRAME.size):
            size, line, column = _FRAME.unpack(frame)
            yield self._file.read(size), line, column
