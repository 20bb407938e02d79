"""Sorted rows from sorted batches, in bounded memory: batches wait in a temporary file."""

import heapq
import marshal
import tempfile
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import IO, Any, Self

_ROWS = 2048
"""So many rows are kept in memory before they are written."""
_CHUNK = 64
"""So many rows of a batch are read at once."""

Row = tuple[Any, ...]


class Ordering:
    """Use it as a context manager: it may hold a temporary file."""

    def __init__(self, rows: int = _ROWS) -> None:
        self._most = rows
        self._held: list[Row] = []
        self._file: IO[bytes] | None = None
        self._batches: list[list[int]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, row: Row) -> None:
        """Add a row of plain values; its first value decides about the order and is unique."""
        self._held.append(row)
        if len(self._held) >= self._most:
            self._write()

    def rows(self) -> Iterator[Row]:
        """All rows in order."""
        held = sorted(self._held, key=_order)
        yield from heapq.merge(held, *map(self._batch, self._batches), key=_order)

    def _write(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  # __exit__ closes it
        self._held.sort(key=_order)
        self._batches.append([self._write_chunk(self._file, start) for start in self._starts()])
        self._held = []

    def _starts(self) -> Sequence[int]:
        return range(0, len(self._held), _CHUNK)

    def _write_chunk(self, file: IO[bytes], start: int) -> int:
        at = file.tell()
        marshal.dump(self._held[start : start + _CHUNK], file)
        return at

    def _batch(self, chunks: list[int]) -> Iterator[Row]:
        assert self._file is not None  # noqa: S101  # _write made it
        for at in chunks:
            self._file.seek(at)
            yield from marshal.load(self._file)  # noqa: S302  # this process wrote it a moment ago


def _order(row: Row) -> Any:
    return row[0]
