"""Which VM of the newer run is which VM of the older one.

The id decides where both have one, else host and name. All pairs by id are made before any by name,
so that a VM cannot take the partner of another one. Rows wait in temporary files: the memory needed
is that of one partition, 1/64 of the VMs.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from vmcheck.diff.snapshot import Snapshot, from_row, to_row
from vmcheck.fleet.partitions import Partitions

Pair = tuple[Snapshot | None, Snapshot | None]
"""A VM before and after; None where it is new, or gone."""

_ROWS = 2048
"""So many rows are kept in memory before they are written."""


class Matcher:
    """Takes all VMs of both runs, then gives the pairs. Use it as a context manager."""

    def __init__(self, rows: int = _ROWS) -> None:
        self._by_id = Partitions(rows)
        self._by_name = Partitions(rows)

    def __enter__(self) -> Self:
        self._by_id.__enter__()
        self._by_name.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._by_id.__exit__(kind, error, trace)
        self._by_name.__exit__(kind, error, trace)

    def add(self, snapshot: Snapshot, *, new: bool) -> None:
        """Take a VM of the newer or of the older run."""
        if snapshot.id is None:
            self._leave_to_names(snapshot, new=new)
        else:
            key = snapshot.id.casefold()
            self._by_id.add(key, (new, to_row(snapshot)))

    def pairs(self) -> Iterator[list[Pair]]:
        """All pairs, in batches that fit into memory, in no particular order. Asked once."""
        for part in self._by_id.parts():
            yield list(self._pairs_by_id(part))
        for part in self._by_name.parts():
            yield list(_pairs_by_name(part))

    def _leave_to_names(self, snapshot: Snapshot, *, new: bool) -> None:
        self._by_name.add(_name_key(snapshot), (new, to_row(snapshot)))

    def _pairs_by_id(self, rows: Iterable[tuple[bool, tuple[object, ...]]]) -> Iterator[Pair]:
        waiting: defaultdict[str, deque[Snapshot]] = defaultdict(deque)
        for new, row in rows:
            snapshot = from_row(row)
            partners = waiting[(snapshot.id or "").casefold()]
            if not new:
                partners.append(snapshot)
            elif partners:
                yield partners.popleft(), snapshot
            else:
                self._leave_to_names(snapshot, new=True)
        for partners in waiting.values():
            for snapshot in partners:
                self._leave_to_names(snapshot, new=False)


@dataclass(slots=True)
class _Namesakes:
    """VMs of one name on one host that have no partner yet, with an id and without."""

    old: list[Snapshot] = field(default_factory=list)
    new: list[Snapshot] = field(default_factory=list)


def _name_key(snapshot: Snapshot) -> Hashable:
    return snapshot.name.casefold(), (snapshot.host or "").casefold()


def _pairs_by_name(rows: Iterable[tuple[bool, tuple[object, ...]]]) -> Iterator[Pair]:
    groups: defaultdict[Hashable, _Namesakes] = defaultdict(_Namesakes)
    for new, row in rows:
        snapshot = from_row(row)
        group = groups[_name_key(snapshot)]
        (group.new if new else group.old).append(snapshot)
    for group in groups.values():
        yield from _pairs_of(group)


def _pairs_of(group: _Namesakes) -> Iterator[Pair]:
    """Two different ids are two different VMs, whatever their name."""
    ordered = sorted(group.old, key=lambda snapshot: snapshot.number)
    without = deque(snapshot for snapshot in ordered if snapshot.id is None)
    named = deque(snapshot for snapshot in ordered if snapshot.id is not None)
    for snapshot in sorted(group.new, key=lambda snapshot: snapshot.number):
        if without:
            yield without.popleft(), snapshot
        elif named and snapshot.id is None:
            yield named.popleft(), snapshot
        else:
            yield None, snapshot
    yield from ((snapshot, None) for snapshot in (*without, *named))
