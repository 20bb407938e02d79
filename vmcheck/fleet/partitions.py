"""Rows by key, in memory while they are few and in a temporary file beyond that.

Rows with one key come back together with few others: the memory needed is that of one partition.
"""

import marshal
from collections.abc import Hashable, Iterator
from types import TracebackType
from typing import IO, Any, Self

PARTITIONS = 64
ROWS = 16_384
"""So many rows are kept before they are written."""


class Partitions:
    """Use it as a context manager: it may hold a temporary file."""

    def __init__(self, rows: int = ROWS) -> None:
        self._most = rows
        self._rows: list[tuple[int, Any]] = []
        self._file: IO[bytes] | None = None
        self._starts: list[list[int]] = [[] for _ in range(PARTITIONS)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, key: Hashable, row: tuple[Any, ...]) -> None:
        """Add a row of plain values."""
        self._rows.append((hash(key), row))
        if len(self._rows) >= self._most:
            self._write()

    def parts(self) -> Iterator[Iterator[Any]]:
        """The rows, partition by partition, each in the order they were added."""
        if self._file is None:
            yield (row for _, row in self._rows)
            return
        self._write()
        for starts in self._starts:
            yield self._read(starts)

    def _read(self, starts: list[int]) -> Iterator[Any]:
        assert self._file is not None  # noqa: S101  # parts() has written it
        for start in starts:
            self._file.seek(start)
            yield from marshal.load(self._file)  # noqa: S302  # this process wrote it a moment ago

    def _write(self) -> None:
        if self._file is None:
            import tempfile

            self._file = tempfile.TemporaryFile()  # noqa: SIM115  # __exit__ closes it
        parts: list[list[Any]] = [[] for _ in range(PARTITIONS)]
        for hashed, row in self._rows:
            parts[hashed % PARTITIONS].append(row)
        for starts, rows in zip(self._starts, parts, strict=True):
            if rows:
                starts.append(self._file.tell())
                marshal.dump(rows, self._file)
        self._rows = []
