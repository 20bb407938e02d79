"""VMs that occur twice in a run: the same id, or the same name on one host.

They are found at the end, by the hashes of their ids and names.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from types import TracebackType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Self

from vmcheck.inventory.events import Place, Problem
from vmcheck.inventory.model import Vm
from vmcheck.inventory.recurring import VMS_OF_BLOCK, Recurring, index_of
from vmcheck.inventory.wording import shown

if TYPE_CHECKING:
    from array import array

MOST_REPORTED: Final = 1000
"""After this many VMs that occur twice the others are only counted."""

_REPLICAS: Final = frozenset({"Replica", "ExtendedReplica"})
"""Modes of replication in which a VM has the id of its primary, which is on another host."""

_ELSEWHERE: Final = "Is one a replica of the other, or did the VM move while its hosts were read?"

_Row = tuple[str | None, str, str | None, int, int, int, str | int, bool]
"""Id, name, host, number of the file, line, column, JSON pointer or index, whether it is a replica."""
_Key = tuple[str | int, ...]
"""Id, an empty text, and for a replica its host; or name and host, or name and number of the file."""


class _Repeat(NamedTuple):
    key: _Key
    row: _Row
    number: int


class DuplicateIndex:
    """All VMs of a run. Use it as a context manager: it may hold a temporary file."""

    def __init__(self, block: int = VMS_OF_BLOCK, packed: Recurring | None = None) -> None:
        """Begin without VMs; so many go into one block of those that are packed."""
        self._files: list[str] = []
        self._block = block
        self._rows: list[_Row] = []
        self._packed = packed or Recurring()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._packed.__exit__(kind, error, trace)

    def open(self, file: str) -> None:
        """Says that the VMs added from now on come from this input."""
        self._files.append(file)

    def add(self, vm: Vm, host: str | None, line: int, column: int, root: str | int) -> None:
        """Adds a VM with its host (None: not known), its place, and its JSON pointer or index."""
        replica = vm.replication is not None and vm.replication.mode in _REPLICAS
        self._rows.append((vm.id, vm.name, host, len(self._files) - 1, line, column, root, replica))
        if len(self._rows) >= self._block:
            self._pack()

    def problems(self) -> Iterator[Problem]:
        """The VMs that occur twice, in the order of the input. Asked once, at the end of the run."""
        self._pack()
        counted, twice = self._packed.repeated()
        if not twice:
            return
        repeats = self._repeats(twice)
        firsts = self._firsts(twice, {repeat.key for repeat in repeats})
        for repeat in repeats:
            number, first = firsts[repeat.key]
            if number != repeat.number:
                yield _problem(repeat, first[2], self._place(repeat.row), self._place(first))
        if len(repeats) >= MOST_REPORTED and counted > len(repeats):
            yield Problem(
                place=self._place(repeats[-1].row),
                pointer="",
                message=f"{counted - len(repeats)} more ids or names are given twice.",
                hint="Was the same export given twice?",
            )

    def _pack(self) -> None:
        if self._rows:
            self._packed.add(self._rows, _hashes(self._rows))
            self._rows = []

    def _suspects(self, twice: "array[int]") -> Iterator[tuple[int, _Row]]:
        """The rows among which are all whose hashes occur more than once, numbered in their order."""
        rows = (row for block, _ in self._packed.blocks_with(twice) for row in block)
        return enumerate(rows)

    def _place(self, row: _Row) -> Place:
        return Place(self._files[row[3]], row[4], row[5])

    def _repeats(self, twice: "array[int]") -> list[_Repeat]:
        """The rows, but for the first of each, whose hashes occur more than once; so many as are reported."""
        met = bytearray(len(twice))
        repeats: list[_Repeat] = []
        for number, row in self._suspects(twice):
            again = [key for key in _keys(row) if _met_before(hash(key), twice, met)]
            repeats.extend(_Repeat(key, row, number) for key in again[:1])  # one problem for one VM
            if len(repeats) >= MOST_REPORTED:
                break
        return repeats

    def _firsts(self, twice: "array[int]", keys: set[_Key]) -> dict[_Key, tuple[int, _Row]]:
        firsts: dict[_Key, tuple[int, _Row]] = {}
        for number, row in self._suspects(twice):
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
    return [_of_id(identity, host, replica=row[-1]), named] if identity else [named]


def _of_id(identity: str, host: str | None, *, replica: bool) -> _Key:
    return (identity.lower(), "", host.lower()) if replica and host else (identity.lower(), "")


def _hashes(rows: Sequence[_Row]) -> Iterator[int]:
    """The hashes of all keys of rows: what _keys gives. There are many: loops of Python take longer."""
    ids, names, hosts, *_, replicas = zip(*rows, strict=True)
    if None in ids or None in hosts or True in replicas:
        return (hash(key) for row in rows for key in _keys(row))
    named = zip(map(str.lower, names), map(str.lower, hosts), strict=True)
    identities = zip(map(str.lower, ids), [""] * len(ids), strict=True)
    return map(hash, chain(identities, named))


def _met_before(value: int, twice: "array[int]", met: bytearray) -> bool:
    """Whether a hash occurs more than once and not for the first time now; remembers it."""
    at = index_of(value, twice)
    if at is None:
        return False
    before = bool(met[at])
    met[at] = True
    return before


def _problem(repeat: _Repeat, first_host: str | None, place: Place, first: Place) -> Problem:
    identity, name, host, *_, root, _replica = repeat.row
    by_id = repeat.key[1] == ""
    elsewhere = bool(by_id and host and first_host and host.lower() != first_host.lower())
    severity: Literal["error", "warning"] = "error" if by_id and not elsewhere else "warning"
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
        hint="Is one a replica of the other, or did the VM move while its hosts were read?"
        if elsewhere
        else None,
        related=first,
        severity=severity,
    )
