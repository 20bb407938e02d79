"""What waits until it is known whether anything else is in its group: on disk, in columns."""

import marshal
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Self

from vmcheck.engine.across.roles import Own
from vmcheck.fleet.group import Vm
from vmcheck.inventory.recurring import HASHES_HELD, Recurring, index_of
from vmcheck.inventory.spill import VERSION

Member = tuple[int, Own, Vm]
"""Number of a role, what a member does not share with its site, whose it is."""
Columns = tuple[list[Vm], list[int], list[int], list[Own]]
"""VMs, where the members of each end; the roles of all members, what they do not share with their site."""
Row = tuple[bytes, bytes]
"""Columns, marshalled; the hashes of their members, as an array has them."""

_VMS = 64
"""So many go into one row: few enough to be still in the cache of the processor."""
_ROWS = 32
"""So many rows are written together."""


class Waiting:
    """Takes members VM by VM. Use it as a context manager: it may hold a temporary file.

    Attributes:
        roles: to add the number of a role to, for each member of the next VM.
        owns: to add the same member's own values to.
    """

    def __init__(self, hashes: Callable[[Sequence[int], Sequence[Own]], list[int]]) -> None:
        """Begin without members; ``hashes`` gives one for each that is the same for all of a group."""
        self._hashes = hashes
        self._rows: Recurring[Row] = Recurring(_hashes_of, _ROWS, HASHES_HELD)
        self._begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rows.__exit__(kind, error, trace)

    def end(self, vm: Vm) -> None:
        """End the members of a VM; it may have none."""
        self._vms.append(vm)
        self._ends.append(len(self.roles))
        if len(self._vms) >= _VMS:
            self._end_row()

    def recurring(self) -> Iterator[tuple[int, Member]]:
        """Members that may be in a group with another, by hash, in the order they came. Asked once."""
        self._end_row()
        _, twice = self._rows.repeated()
        if twice:
            for data, hashed in self._rows.rows():
                hashes = array("q", hashed)
                found = [at for at, one in enumerate(hashes) if index_of(one, twice) is not None]
                if found:
                    columns: Columns = marshal.loads(data)  # noqa: S302  # this process wrote it
                    vms, ends, roles, owns = columns
                    for at in found:
                        yield hashes[at], (roles[at], owns[at], vms[bisect_right(ends, at)])

    def _begin(self) -> None:
        self._vms: list[Vm] = []
        self._ends: list[int] = []
        self.roles: list[int] = []
        self.owns: list[Own] = []

    def _end_row(self) -> None:
        if self.roles:
            hashes = array("q", self._hashes(self.roles, self.owns))
            data = marshal.dumps((self._vms, self._ends, self.roles, self.owns), VERSION)
            self._rows.add((data, hashes.tobytes()))
        self._begin()


def _hashes_of(rows: list[Row]) -> "array[int]":
    return array("q", b"".join([hashes for _, hashes in rows]))
