"""The verdict on one VM: what the next backup does to it, and what it leaves out.

The types are what every report is written from; ``vmcheck.judge`` makes them.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from vmcheck.inventory.events import Path, Place, Record

if TYPE_CHECKING:
    from vmcheck.changes.change import Becomes

Mode = Literal["online", "saved-state", "not-running", "fails", "unknown"]
Consistency = Literal["application", "file-system", "crash", "unknown"]
Coverage = Literal["full", "partial", "none", "unknown"]
Classification = Literal[
    "fails",
    "partially-covered",
    "saved-state",
    "crash-consistent",
    "undetermined",
    "online-capable",
]
Severity = Literal["error", "warning", "info"]
Confidence = Literal["high", "medium", "low"]

CLASSIFICATIONS: tuple[Classification, ...] = (
    "fails",
    "partially-covered",
    "saved-state",
    "crash-consistent",
    "undetermined",
    "online-capable",
)
"""Worst first: the order of every table and of the headline rule."""


class Remedy(Struct, frozen=True, kw_only=True, gc=False):
    """What to do about a finding."""

    text: str
    powershell: str | None = None
    """Command for Windows PowerShell, filled in for this VM and safely quoted."""
    shell: str | None = None
    """Command for a shell in a Linux or FreeBSD guest."""
    downtime: bool | None = None
    """Whether the change interrupts the VM; None where that is not known."""


class Finding(Struct, frozen=True, kw_only=True, gc=False):
    """A rule that failed for this VM, once for each disk, volume or other object it failed on."""

    rule: str
    """Its id for life: HVB102."""
    name: str
    """backup-service-disabled."""
    title: str
    severity: Severity
    outcome: str
    """What it does to the backup: saved-state, crash-consistent, fails, excluded, advice, …."""
    confidence: Confidence
    message: str
    impact: str
    remedy: Remedy
    path: Path
    """The fact that decided, for positions: ("integration_services", "backup", "enabled")."""
    object: str | None = None
    """Which disk, LUN, volume or file folder it is about, a stable key: SCSI 0:1, E:, iqn…."""
    suppression: str | None = None
    """The reason, where a suppression accepts it. The verdict stays; only the gate lets it pass."""
    known: bool = False
    """Whether the baseline holds it: the gate looks at new findings only."""

    @property
    def active(self) -> bool:
        """Whether the gate looks at it."""
        return self.suppression is None and not self.known


class FleetFinding(Struct, frozen=True, kw_only=True, gc=False):
    """A rule that failed for several VMs together. It changes no verdict; it stands beside them."""

    rule: str
    name: str
    title: str
    severity: Severity
    outcome: str
    confidence: Confidence
    message: str
    impact: str
    remedy: Remedy
    shared: str
    """What the VMs have in common: a host and its job, the path of a disk."""
    vms: int
    """How many VMs are concerned."""
    names: Sequence[str]
    """The first of them."""
    spoiled_by: Sequence[str]
    """Those that are the cause."""
    place: Place
    """Where the first cause stands."""
    suppression: str | None = None
    """The reason, where a suppression accepts it."""
    known: bool = False
    """Whether the baseline holds it."""

    @property
    def active(self) -> bool:
        """Whether the gate looks at it."""
        return self.suppression is None and not self.known


class Unknown(Struct, frozen=True, kw_only=True, gc=False):
    """A rule that could not be decided."""

    rule: str
    title: str
    outcome: str
    """What it would do to the backup, were it to fail."""
    missing: Sequence[str]
    """The facts that would settle it, as paths: guest.volumes, disks[0].path."""
    fault: str | None = None
    """Set where the rule itself crashed: what happened."""


class Item(Struct, frozen=True, kw_only=True, gc=False):
    """Something of the VM that a backup can hold or miss: a disk, a LUN, its configuration files."""

    kind: Literal["disk", "lun", "files", "vm"]
    name: str
    """SCSI 0:1, iqn.1991-05…, configuration files."""
    size_bytes: int | None
    rule: str
    """The rule that excludes it, or that could not be decided."""
    why: str
    path: Path = ()


class Answer(Struct, frozen=True, kw_only=True, gc=False):
    """What a rule said of the VM, for auditors who want to see what passed, too."""

    rule: str
    title: str
    value: Literal["fail", "crashed", "unknown", "pass", "not-applicable"]
    why: str | None = None
    """What was found, how the rule crashed, or why it does not apply; None for a pass."""
    missing: Sequence[str] = ()
    """The facts that would settle an unknown."""


class Verdict(Struct, frozen=True, kw_only=True, gc=False):
    """What is known of one VM's next host-level backup.

    A msgspec struct rather than a dataclass, as all that it is made of: there are many of them, and
    a struct is made ten times faster.
    """

    name: str
    id: str | None
    host: str | None
    release: str | None
    """Host release it was judged by; None where the host is not known."""
    release_assumed: bool
    """True where nobody gave the release and Windows Server 2008 was taken."""
    state: str | None
    classification: Classification
    mode: Mode
    consistency: Consistency | None
    coverage: Coverage
    downtime: bool | None
    """Whether users will notice; None where that is not known."""
    findings: Sequence[Finding] = ()
    unknowns: Sequence[Unknown] = ()
    excluded: Sequence[Item] = ()
    """Not in the backup, for certain."""
    uncertain: Sequence[Item] = ()
    """May or may not be in the backup."""
    missing: Sequence[str] = ()
    """The facts that would settle what is unknown and matters for the classification."""
    remedies: Sequence[str] = ()
    """What the rules that keep it from being online-capable say to do."""
    becomes: "Callable[[], Becomes] | None" = None
    """Works out what it becomes by changes; None where nobody asked, or nothing has to change. A report
    that shows it calls it: working it out takes longer than the verdict."""
    assumed: Sequence[str] = ()
    """Facts that were assumed for this VM because nobody collected them, sorted."""
    rests_on: Sequence[str] = ()
    """Those of the assumed facts without which the verdict would be another."""
    answers: Sequence[Answer] = ()
    """Every rule and what it said, in the order of the rules; only where they were asked for."""
    record: Record
    """Where it stood; ``record.place(finding.path)`` is the exact position of a fact."""

    @property
    def ready(self) -> bool:
        """True for online-capable: the first number of the headline."""
        return self.classification == "online-capable"

    @property
    def excluded_bytes(self) -> int:
        """Bytes certainly not in the backup, as far as sizes are known."""
        return sum(item.size_bytes or 0 for item in self.excluded)
