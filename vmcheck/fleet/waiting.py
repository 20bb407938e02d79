"""What waits until it is known whether anything else is in its group: on disk, in columns."""

from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Self

from vmcheck.engine.roles import Own
from vmcheck.fleet.group import Vm
from vmcheck.inventory.recurring import HASHES_HELD, Recurring, index_of

Member = tuple[int, Own, Vm]
"""Number of a role, what a member does not share with its site, whose it is."""
Columns = tuple[list[Vm], list[int], list[int], list[Own]]
"""VMs, where the members of each end; the roles of all members, what they do not share with their site."""

_VMS = 1024
"""So many are written together."""


class Waiting:
    """Takes members VM by VM. Use it as a context manager: it may hold a temporary file.

    Attributes:
        roles: to add the number of a role to, for each member of the next VM.
        owns: to add the same member's own values to.
    """

    def __init__(self, hashes: Callable[[Sequence[int], Sequence[Own]], list[int]]) -> None:
        """Begin without members; ``hashes`` gives one for each that is the same for all of a group."""
        self._hashes = hashes
        self._written: Recurring[Columns] = Recurring(self._hashes_of, chunk_rows=2, hashes_held=HASHES_HELD)
        self._begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._written.__exit__(kind, error, trace)

    def end(self, vm: Vm) -> None:
        """End the members of a VM; it may have none."""
        self._vms.append(vm)
        self._ends.append(len(self.roles))
        if len(self._vms) >= _VMS:
            self._write()

    def recurring(self) -> Iterator[tuple[int, Member]]:
        """Members that may be in a group with another, by hash, in the order they came. Asked once."""
        self._write()
        _, twice = self._written.repeated()
        if not twice:
            return
        for vms, ends, roles, owns in self._written.rows():
            hashes = self._hashes(roles, owns)
            begin = 0
            for vm, end in zip(vms, ends, strict=True):
                for at in range(begin, end):
                    if index_of(hashes[at], twice) is not None:
                        yield hashes[at], (roles[at], owns[at], vm)
                begin = end

    def _begin(self) -> None:
        self._vms: list[Vm] = []
        self._ends: list[int] = []
        self.roles: list[int] = []
        self.owns: list[Own] = []

    def _write(self) -> None:
        if self.roles:
            self._written.add((self._vms, self._ends, self.roles, self.owns))
        self._begin()

    def _hashes_of(self, chunks: list[Columns]) -> list[int]:
        return [hashed for _, _, roles, owns in chunks for hashed in self._hashes(roles, owns)]
