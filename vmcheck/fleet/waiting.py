"""What waits until it is known whether anything else is in its group: on disk, in columns."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Self

from vmcheck.engine.across.roles import Own
from vmcheck.fleet.group import Vm
from vmcheck.inventory.recurring import VMS_OF_BLOCK, Recurring, index_of

Member = tuple[int, Own, Vm]
"""Number of a role, what a member does not share with its site, whose it is."""


class Waiting:
    """Takes members VM by VM. Use it as a context manager: it may hold a temporary file.

    Attributes:
        roles: to add the number of a role to, for each member of the next VM.
        owns: to add the same member's own values to.
    """

    def __init__(self, hashes: Callable[[Sequence[int], Sequence[Own]], list[int]]) -> None:
        """Begin without members; ``hashes`` gives one for each that is the same for all of a group."""
        self._hashes = hashes
        self._packed = Recurring()
        self._begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._packed.__exit__(kind, error, trace)

    def end(self, vm: Vm) -> None:
        """End the members of a VM; it may have none."""
        self._vms.append(vm)
        self._ends.append(len(self.roles))
        if len(self._vms) >= VMS_OF_BLOCK:
            self._pack()

    def recurring(self) -> Iterator[tuple[int, Member]]:
        """Members that may be in a group with another, by hash, in the order they came. Asked once."""
        self._pack()
        _, twice = self._packed.repeated()
        for (vms, ends, roles, owns), hashes in self._packed.blocks_with(twice):
            for at, one in enumerate(hashes):
                if index_of(one, twice) is not None:
                    yield one, (roles[at], owns[at], vms[bisect_right(ends, at)])

    def _begin(self) -> None:
        self._vms: list[Vm] = []
        self._ends: list[int] = []
        self.roles: list[int] = []
        self.owns: list[Own] = []

    def _pack(self) -> None:
        if self.roles:
            columns = self._vms, self._ends, self.roles, self.owns
            self._packed.add(columns, self._hashes(self.roles, self.owns))
        self._begin()
