"""What every report of a comparison is given: the two runs, the changes one by one, and the counts."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

from vmcheck.diff.across import AcrossChange
from vmcheck.diff.change import Change, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffOptions:
    """How a report is to look. A format ignores the options that are not for it."""

    colour: bool = False
    """table: colour the terminal with ANSI sequences."""
    width: int = 80
    """table: columns of the terminal."""
    limit: int = 1000
    """table, markdown: VMs of one section at most; what is left out is counted."""
    base: str = ""
    """github: the folder that names of files are made relative to, absolute. Empty: names stay as they
    were given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two runs."""

    input: str
    """What the command line named."""
    vms: int
    """VMs that were checked."""
    refused: int
    """VMs that do not fit the schema."""
    errors: int
    """Errors in the input apart from refused VMs: it may not have been read to its end."""
    prefix: str = ""
    """What stands before the path in the names of places: ``main:`` for a git revision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRun:
    """What is known before the first change: both inputs were read."""

    tool_version: str
    old: Side
    new: Side
    faults: tuple[str, ...] = ()
    """Rules that crashed for at least one VM."""


@dataclass(slots=True)
class DiffCounts:
    """Counts of the changes."""

    by_kind: Counter[Kind] = field(default_factory=Counter)
    renamed: int = 0
    """VMs of kind unchanged that have another name or host."""
    across: Counter[str] = field(default_factory=Counter)
    """Findings across VMs, new and fixed."""

    def change(self, change: Change) -> None:
        """Count a VM."""
        self.by_kind[change.kind] += 1
        self.renamed += change.kind == "unchanged" and change.renamed

    def across_vms(self, change: AcrossChange) -> None:
        """Count a finding across VMs."""
        self.across[change.kind] += 1


class DiffReport(Protocol):
    """A report in the making, written to a text stream that does not translate line ends."""

    def begin(self, run: DiffRun) -> None:
        """Start the report."""
        ...

    def change(self, change: Change) -> None:
        """Take one VM that differs or was renamed."""
        ...

    def across(self, change: AcrossChange) -> None:
        """Take a finding across VMs. They come after the last VM."""
        ...

    def end(self, counts: DiffCounts) -> None:
        """Finish the report. The stream stays open."""
        ...
