"""What a plan asks for verdicts; ``vmcheck.checker.Checker`` answers."""

from typing import Protocol

from vmcheck.inventory.events import Opened, Record
from vmcheck.verdict import Verdict


class Judge(Protocol):
    """Judges VMs of one inventory after another."""

    def open(self, opened: Opened) -> None:
        """Begin an inventory."""
        ...

    def at(self, opened: Opened) -> "Judge":
        """Another judge by the same rules, at another inventory."""
        ...

    def check(self, record: Record) -> Verdict:
        """The verdict on one VM."""
        ...
