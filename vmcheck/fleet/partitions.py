"""Rows by key, in memory while they are few and in a temporary file beyond that.

Rows with one key come back together with few others: the memory needed is that of one partition.
"""

import marshal
import tempfile
from collections.abc import Hashable, Iterator
from types import TracebackType
from typing import IO, Any, Self

PARTITIONS = 64
ROWS = 32_768
"""So many rows are kept before they are written."""


class Partitions:
    """Use it as a context manager: it may hold a temporary file."""

    def __init__(self, rows: int = ROWS) -> None:
        self._most = rows
        self._kept = 0
        self._parts: list[list[Any]] = [[] for _ in range(PARTITIONS)]
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
        self._parts[hash(key) % PARTITIONS].append(row)
        self._kept += 1
        if self._kept >= self._most:
            self._write()

    def parts(self) -> Iterator[Iterator[Any]]:
        """The rows, partition by partition, each in the order they were added."""
        for number in range(PARTITIONS):
            yield self._rows(number)

    def _rows(self, number: int) -> Iterator[Any]:
        if self._file is not None:
            for start in self._starts[number]:
                self._file.seek(start)
                yield from marshal.load(self._file)  # noqa: S302  # this process wrote it a moment ago
        yield from self._parts[number]

    def _write(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  # __exit__ closes it
        for number, rows in enumerate(self._parts):
            if rows:
                self._starts[number].append(self._file.tell())
                marshal.dump(rows, self._file)
        self._parts = [[] for _ in range(PARTITIONS)]
        self._kept = 0
