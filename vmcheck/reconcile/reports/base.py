"""What every report of a reconciliation is given: what was read, the VMs one by one, and the counts."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

from vmcheck.reconcile.judging import COMPARED, Result
from vmcheck.reconcile.reading import Log
from vmcheck.reconcile.reconciliation import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconcileOptions:
    """How a report is to look. A format ignores the options that are not for it."""

    colour: bool = False
    """table: colour the terminal with ANSI sequences."""
    width: int = 80
    """table: columns of the terminal."""
    limit: int = 1000
    """table, markdown: VMs of one section at most; what is left out is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconcileRun:
    """What is known before the first VM: all logs and the inventory were read."""

    tool_version: str
    inventory: str
    """What the command line named."""
    vms: int
    """VMs of the inventory that were judged and count."""
    refused: int = 0
    """VMs that do not fit the schema."""
    errors: int = 0
    """Errors in the inventory apart from refused VMs, and logs that could not be read."""
    host: str | None = None
    """The host whose logs they are, where the user said."""
    hosts: int = 1
    """How many hosts the VMs of the inventory are on."""
    elsewhere: int = 0
    """VMs of other hosts, which do not count."""
    logs: tuple[Log, ...] = ()
    faults: tuple[str, ...] = ()
    """Rules that crashed for at least one VM."""


@dataclass(slots=True)
class ReconcileCounts:
    """Counts of the VMs."""

    by_result: Counter[Result] = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        """Count a VM."""
        self.by_result[entry.result] += 1

    @property
    def compared(self) -> int:
        """VMs on both sides that could be compared."""
        return sum(self.by_result[result] for result in COMPARED)

    @property
    def closed(self) -> bool:
        """Whether a prediction was wrong, or the log contradicts itself."""
        return bool(self.by_result["disagrees"] or self.by_result["contradictory"])


class ReconcileReport(Protocol):
    """A report in the making, written to a text stream that does not translate line ends."""

    def begin(self, run: ReconcileRun) -> None:
        """Start the report."""
        ...

    def entry(self, entry: Entry) -> None:
        """Take one VM."""
        ...

    def end(self, counts: ReconcileCounts) -> None:
        """Finish the report. The stream stays open."""
        ...
