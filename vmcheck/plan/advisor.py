"""What a plan asks about changes; ``vmcheck.changes.becomer.Becomer`` answers."""

from typing import Protocol

from vmcheck.changes.change import Becomes, Change
from vmcheck.inventory.model import Header, Release, Vm


class Advisor(Protocol):
    """Knows what VMs can become by changes, for one inventory after another."""

    def open(self, header: Header, earliest: Release = ...) -> None:
        """Begin an inventory."""
        ...

    def becomes(self, vm: Vm) -> Becomes:
        """What a VM can become by the smallest sets of changes."""
        ...

    def changes_of(self, vm: Vm) -> list[Change]:
        """Every change that a rule which fails for the VM declares."""
        ...
