"""VMs that occur twice in a run: the same id, or the same name on one host.

A run may hold millions of VMs, so rows go to a temporary file beyond a few MB, and the VMs that
occur twice are found at the end by the hashes of their ids and names.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from types import TracebackType
from typing import Final, Literal, NamedTuple, Self

from vmcheck.inventory.events import Place, Problem
from vmcheck.inventory.model import Vm
from vmcheck.inventory.spill import Spill
from vmcheck.inventory.wording import shown

CHUNK_ROWS: Final = 8192
MOST_REPORTED: Final = 1000
"""After this many VMs that occur twice the others are only counted."""

_Row = tuple[str | None, str, str | None, int, int, int, str | int]
"""Id, name, host, number of the file, line, column, JSON pointer or index."""
_Key = tuple[str, str | int]


class _Repeat(NamedTuple):
    key: _Key
    row: _Row
    number: int


class DuplicateIndex:
    """All VMs of a run. Use it as a context manager: it may hold a temporary file."""

    def __init__(self, chunk_rows: int = CHUNK_ROWS) -> None:
        self._chunk_rows = chunk_rows
        self._files: list[str] = []
        self._rows: list[_Row] = []
        self._spill: Spill | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._spill:
            self._spill.close()

    def open(self, file: str) -> None:
        """Says that the VMs added from now on come from this input."""
        self._files.append(file)

    def add(self, vm: Vm, host: str | None, line: int, column: int, root: str | int) -> None:
        """Adds a VM with its host (None: not known), its place, and its JSON pointer or index."""
        self._rows.append((vm.id, vm.name, host, len(self._files) - 1, line, column, root))
        if len(self._rows) >= self._chunk_rows:
            self._write()

    def problems(self) -> Iterator[Problem]:
        """The VMs that occur twice, in the order of the input. Asked once, at the end of the run."""
        counted, twice = self._hashes_that_repeat()
        if not twice:
            return
        repeats = self._repeats(twice)
        firsts = self._firsts({repeat.key for repeat in repeats})
        for repeat in repeats:
            number, first = firsts[repeat.key]
            if number != repeat.number:
                yield _problem(repeat, self._place(repeat.row), self._place(first))
        if len(repeats) >= MOST_REPORTED and counted > len(repeats):
            yield Problem(
                place=self._place(repeats[-1].row),
                pointer="",
                message=f"{counted - len(repeats)} more ids or names are given twice.",
                hint="Was the same export given twice?",
            )

    def _place(self, row: _Row) -> Place:
        return Place(self._files[row[3]], row[4], row[5])

    def _write(self) -> None:
        self._spill = self._spill or Spill()
        self._spill.write(self._rows, _hashes(self._rows))
        self._rows = []

    def _hashes_that_repeat(self) -> "tuple[int, array[int]]":
        """How many ids and names are repetitions; and the hashes that occur more than once, in order."""
        if self._spill and self._rows:
            self._write()
        parts: Iterable[Iterable[int]] = self._spill.partitions() if self._spill else [_hashes(self._rows)]
        counted, twice = 0, array("q")
        for part in parts:
            hashes = list(part)
            more = len(hashes) - len(set(hashes))
            if more:
                counted += more
                twice.extend(sorted({one for one, other in pairwise(sorted(hashes)) if one == other}))
        return counted, twice

    def _all_rows(self) -> Iterator[_Row]:
        return self._spill.rows() if self._spill else iter(self._rows)

    def _repeats(self, twice: "array[int]") -> list[_Repeat]:
        """The rows, but for the first of each, whose hashes occur more than once; so many as are reported."""
        met = bytearray(len(twice))
        repeats: list[_Repeat] = []
        for number, row in enumerate(self._all_rows()):
            again = [key for key in _keys(row) if _met_before(hash(key), twice, met)]
            repeats.extend(_Repeat(key, row, number) for key in again[:1])  # one problem for one VM
            if len(repeats) >= MOST_REPORTED:
                break
        return repeats

    def _firsts(self, keys: set[_Key]) -> dict[_Key, tuple[int, _Row]]:
        firsts: dict[_Key, tuple[int, _Row]] = {}
        for number, row in enumerate(self._all_rows()):
            for key in _keys(row):
                if key in keys and key not in firsts:
                    firsts[key] = number, row
            if len(firsts) == len(keys):
                break
        return firsts


def _keys(row: _Row) -> list[_Key]:
    """What must be unique: the id first, then the name on its host. Compared without case."""
    identity, name, host, file = row[:4]
    named: _Key = (name.lower(), host.lower() if host else file)
    return [(identity.lower(), ""), named] if identity else [named]


def _hashes(rows: Sequence[_Row]) -> list[int]:
    """The hashes of all keys of rows: what _keys gives, in two quick loops."""
    hashes = [hash((row[0].lower(), "")) for row in rows if row[0]]
    hashes += [hash((row[1].lower(), row[2].lower() if row[2] else row[3])) for row in rows]
    return hashes


def _met_before(value: int, twice: "array[int]", met: bytearray) -> bool:
    """Whether a hash occurs more than once and not for the first time now; remembers it."""
    at = bisect_left(twice, value)
    if at == len(twice) or twice[at] != value:
        return False
    before = bool(met[at])
    met[at] = True
    return before


def _problem(repeat: _Repeat, place: Place, first: Place) -> Problem:
    identity, name, host, *_, root = repeat.row
    by_id = repeat.key[1] == ""
    severity: Literal["error", "warning"] = "error" if by_id else "warning"
    where = f" on host {shown(host)}" if host else ""
    message = (
        f"The id {shown(identity)} of VM {shown(name)} is given to an earlier VM too."
        if by_id
        else f"Another VM{where} has the name {shown(name)} too."
    )
    return Problem(
        place=place,
        pointer=f"/vms/{root}" if isinstance(root, int) else root,
        message=message,
        related=first,
        severity=severity,
    )
