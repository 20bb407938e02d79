"""Rows that outgrow memory, in a temporary file; and which of their hashes occur more than once."""

import marshal
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import IO, Any, Final

_PARTITIONS: Final = 64
_BOUNDS: Final = [(part << 58) - (1 << 63) for part in range(_PARTITIONS + 1)]
"""Limits of the partitions: equal shares of the signed 64-bit numbers."""


VERSION: Final = 2
"""Of marshal's format: later ones look for equal objects, which takes longer than writing them again."""


class Spill:
    """Chunks of rows, and of their hashes, on disk. Memory: 0.5 KB for each chunk of hashes."""

    def __init__(self) -> None:
        import tempfile

        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - close() closes it
        self._hashes: list[array[int]] = []  # where each partition of each chunk begins
        self._rows: list[int] = []

    @property
    def has_hashes(self) -> bool:
        """Whether any hashes were written."""
        return bool(self._hashes)

    def write_rows(self, rows: list[Any]) -> None:
        """Adds a chunk of rows of plain types."""
        self._rows.append(self._file.tell())
        marshal.dump(rows, self._file, VERSION)

    def write_hashes(self, hashes: "array[int]") -> None:
        """Adds a chunk of signed 64-bit numbers."""
        ordered = array("q", sorted(hashes))
        start = self._file.tell()
        self._hashes.append(array("Q", (start + 8 * bisect_left(ordered, bound) for bound in _BOUNDS)))
        self._file.write(ordered)

    def rows(self) -> Iterator[Any]:
        """All rows, in the order they were added."""
        for start in self._rows:
            self._file.seek(start)
            yield from marshal.load(self._file)  # noqa: S302 - this process wrote it a moment ago

    def partitions(self) -> Iterator["array[int]"]:
        """All hashes, share by share: equal hashes come together, smaller ones first."""
        for part in range(_PARTITIONS):
            hashes = array("q")
            for starts in self._hashes:
                self._file.seek(starts[part])
                hashes.frombytes(self._file.read(starts[part + 1] - starts[part]))
            yield hashes

    def close(self) -> None:
        """Deletes the temporary file."""
        self._file.close()
