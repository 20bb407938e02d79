"""Rows in bounded memory, and which of their hashes occur more than once.

A run may hold millions of VMs, so rows are packed block by block, and go to a temporary file beyond a few
thousand; what occurs twice is found at the end by hashes, and only if there is any are rows looked at again.
"""

import marshal
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from types import TracebackType
from typing import Any, Final, Self

from vmcheck.inventory.spill import VERSION, Spill

VMS_OF_BLOCK: Final = 64
"""So many VMs go into one block: few enough to be still in the cache of the processor."""
_BLOCKS_HELD: Final = 32
_HASHES_HELD: Final = 1 << 15
"""So many hashes stay in memory: to sort more takes megabytes."""

_Packed = tuple[bytes, bytes]
"""The rows of a block, marshalled; their hashes, as an array has them."""


class Recurring:
    """Takes blocks of rows of plain values. Use it as a context manager: it may hold a temporary file."""

    def __init__(self, *, blocks_held: int = _BLOCKS_HELD, hashes_held: int = _HASHES_HELD) -> None:
        """Begin without rows; so many blocks and hashes are kept before they are written."""
        self._blocks_held = blocks_held
        self._hashes_held = hashes_held
        self._blocks: list[_Packed] = []
        self._hashes = array("q")
        self._spill: Spill | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._spill:
            self._spill.close()

    def add(self, rows: Any, hashes: Iterable[int]) -> None:
        """Add a block: rows, in whatever shape, and the hashes of all that must not occur twice."""
        packed = array("q", hashes)
        self._blocks.append((marshal.dumps(rows, VERSION), packed.tobytes()))
        self._hashes += packed
        if len(self._blocks) >= self._blocks_held:
            self._write()

    def repeated(self) -> "tuple[int, array[int]]":
        """How many hashes are repetitions; and those that occur more than once, in order. Asked once."""
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

    def blocks_with(self, wanted: "array[int]") -> "Iterator[tuple[Any, array[int]]]":
        """The rows and hashes of all blocks that have one of some hashes, in the order they were added."""
        for rows, packed in self._all() if wanted else ():
            hashes = array("q", packed)
            if any(index_of(one, wanted) is not None for one in hashes):
                yield marshal.loads(rows), hashes  # noqa: S302  # this process wrote them

    def _all(self) -> Iterator[_Packed]:
        if self._spill:
            yield from self._spill.rows()
        yield from self._blocks

    def _write(self) -> None:
        self._spill = self._spill or Spill()
        self._spill.write_rows(self._blocks)
        self._blocks = []
        if len(self._hashes) >= self._hashes_held:
            self._spill.write_hashes(self._hashes)
            self._hashes = array("q")


def index_of(value: int, ordered: "array[int]") -> int | None:
    """Where a hash stands among others that are in order; None if it does not."""
    at = bisect_left(ordered, value)
    return at if at < len(ordered) and ordered[at] == value else None
