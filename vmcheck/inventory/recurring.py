"""Rows in bounded memory, and which of their hashes occur more than once.

A run may hold millions of VMs, so rows go to a temporary file beyond a few thousand; what occurs twice
is found at the end by hashes, and only if there is any are the rows looked at again.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from types import TracebackType
from typing import Final, Generic, Self, TypeVar

from vmcheck.inventory.spill import Spill

CHUNK_ROWS: Final = 4096
_CHUNKS_HELD: Final = 16
HASHES_HELD: Final = 1 << 15
"""So many hashes stay in memory, those of so many chunks at most: to sort more takes megabytes."""

Row = TypeVar("Row")


class Recurring(Generic[Row]):
    """Takes rows of plain values. Use it as a context manager: it may hold a temporary file."""

    def __init__(
        self,
        hashes_of: Callable[[list[Row]], Iterable[int]],
        chunk_rows: int = CHUNK_ROWS,
        hashes_held: int | None = None,
    ) -> None:
        """Begin without rows.

        Args:
            hashes_of: From many rows to the hashes of all that must not occur twice in them.
            chunk_rows: So many rows are kept before they are written.
            hashes_held: So many hashes are kept; by default as many as some chunks have with one a row.
        """
        self._hashes_of = hashes_of
        self._chunk_rows = chunk_rows
        self._hashes_held = hashes_held or min(HASHES_HELD, _CHUNKS_HELD * chunk_rows)
        self._rows: list[Row] = []
        self._hashes = array("q")
        self._spill: Spill | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._spill:
            self._spill.close()

    def add(self, row: Row) -> None:
        """Add a row."""
        self._rows.append(row)
        if len(self._rows) >= self._chunk_rows:
            self._write()

    def rows(self) -> Iterator[Row]:
        """All rows, in the order they were added."""
        if self._spill:
            yield from self._spill.rows()
        yield from self._rows

    def repeated(self) -> "tuple[int, array[int]]":
        """How many hashes are repetitions; and those that occur more than once, in order. Asked once."""
        self._hashes.extend(self._hashes_of(self._rows))
        if self._spill and self._spill.has_hashes:
            self._spill.write_hashes(self._hashes)
            parts: Iterable[array[int]] = self._spill.partitions()
        else:
            parts = [self._hashes]
        counted, twice = 0, array("q")
        for hashes in parts:
            more = len(hashes) - len(set(hashes))
            if more:
                counted += more
                twice.extend(sorted({one for one, other in pairwise(sorted(hashes)) if one == other}))
        return counted, twice

    def _write(self) -> None:
        self._spill = self._spill or Spill()
        self._spill.write_rows(self._rows)
        self._hashes.extend(self._hashes_of(self._rows))
        self._rows = []
        if len(self._hashes) >= self._hashes_held:
            self._spill.write_hashes(self._hashes)
            self._hashes = array("q")


def index_of(value: int, ordered: "array[int]") -> int | None:
    """Where a hash stands among others that are in order; None if it does not."""
    at = bisect_left(ordered, value)
    return at if at < len(ordered) and ordered[at] == value else None
