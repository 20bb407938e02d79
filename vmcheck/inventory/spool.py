"""VMs that wait, undecoded, for a header that stands after them in the document."""

import marshal
from collections.abc import Iterator
from types import TracebackType
from typing import IO, Final, Self

Held = tuple[bytes, int, int]
"""The text of a VM, its line and its column."""
_HELD_BYTES: Final = 1 << 20
"""Text that is kept in memory; more goes to a temporary file."""


class Spool:
    """Items in the order they were written. Use it as a context manager: it may hold a temporary file."""

    def __init__(self) -> None:
        self._held: list[Held] = []
        self._bytes = 0
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    def write(self, item: Held) -> None:
        """Adds an item."""
        self._held.append(item)
        self._bytes += len(item[0])
        if self._bytes >= _HELD_BYTES:
            self._file = self._file or _temporary_file()
            marshal.dump(self._held, self._file)
            self._held, self._bytes = [], 0

    def items(self) -> Iterator[Held]:
        """All items. Asked once, when all are written."""
        if self._file:
            end = self._file.tell()
            self._file.seek(0)
            while self._file.tell() < end:
                yield from marshal.load(self._file)  # noqa: S302 - this process wrote it a moment ago
        yield from self._held


def _temporary_file() -> IO[bytes]:
    import tempfile

    return tempfile.TemporaryFile()
