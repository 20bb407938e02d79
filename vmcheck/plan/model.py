"""The plan as typed structs: what reports and scripts are written from. Sizes are bytes.

Every number of VMs or bytes after a step was found by judging the VMs again with the changes of the
steps so far; none is added up from promises.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

from vmcheck.changes.change import Change, NewerHost, Obstacle
from vmcheck.engine.files.fix_file import Effort, Side
from vmcheck.inventory.events import Path, Place
from vmcheck.inventory.model import Release
from vmcheck.report.base import Collect
from vmcheck.verdict import Classification


class NewValue(Struct, frozen=True, kw_only=True, gc=False):
    """One fact that a step changes in the inventory that the steps before it left: it gets a value."""

    path: Path
    """Keys and list indices inside the VM, the host or the file server: ("disks", 1, "attachment").
    Objects on the way that are not there are created."""
    value: Any
    """As JSON has it: the whole new value, lists too."""


class StepVm(Struct, frozen=True, kw_only=True, gc=False):
    """A VM that a step concerns: the rule found something to change for it."""

    name: str
    id: str | None
    host: str | None
    release: str | None
    """Release of the host it was judged by."""
    release_assumed: bool = False
    """Whether nobody gave the release."""
    place: Place
    """Where the VM stands."""
    pointer: str
    """JSON pointer of the VM from the root of the file or of the NDJSON line."""
    change: Change
    """What is to be done for it: objects, texts, commands. Its edits count from the inventory as it is,
    those that concern the host or a file server among them."""
    edits: Sequence[NewValue] = ()
    """The facts of the VM that are different after the step, counted from the inventory that the steps
    before it left. Empty where the step changes only its host, the job or a file server."""
    after: Classification
    """What the VM is once this step and all before it are done."""


class StepTarget(Struct, frozen=True, kw_only=True):
    """A host (with its backup job) or a file server that a step changes."""

    kind: Literal["host", "file-server"]
    name: str
    file: str
    """The inventory it is in."""
    pointer: str
    """JSON pointer from the root of the file or of its first line: /hosts/2."""
    edits: Sequence[NewValue]
    requestor: str | None = None
    """Who asks for the backup of a host, WindowsServerBackup for example; None where that is not known."""


class Tally(Struct, frozen=True, kw_only=True):
    """A fleet in numbers."""

    by_class: Mapping[Classification, int]
    """VMs; every classification is there, worst first."""
    interrupted: int
    """VMs that are saved while users work on them."""
    interruption_unknown: int
    """VMs for which that cannot be told."""
    excluded_items: int
    """Disks, LUNs and files certainly not in the backup."""
    excluded_bytes: int
    """Their bytes, as far as sizes are known."""
    excluded_unsized: int
    """How many of them have no known size."""
    uncertain_items: int
    """Disks, LUNs and files that may or may not be in the backup."""

    @property
    def vms(self) -> int:
        """All VMs."""
        return sum(self.by_class.values())

    @property
    def ready(self) -> int:
        """VMs that are online-capable."""
        return self.by_class["online-capable"]


class Gain(Struct, frozen=True, kw_only=True):
    """What a change buys: the difference of two tallies, turned so that more is better."""

    ready: int = 0
    """More VMs that are online-capable."""
    downtime: int = 0
    """Fewer VMs that are interrupted."""
    bytes: int = 0
    """Fewer bytes certainly not in the backup."""
    items: int = 0
    """Fewer disks, LUNs and files certainly not in the backup."""
    better: int = 0
    """VMs in a better class than before, those that are online-capable among them."""
    worse: int = 0
    """VMs in a worse class than before."""


class Move(Struct, frozen=True, kw_only=True, gc=False):
    """A VM whose class or interruption is another one afterwards."""

    name: str
    id: str | None
    host: str | None
    before: Classification
    after: Classification
    interrupted_before: bool | None
    interrupted_after: bool | None
    missing: Sequence[str] = ()
    """The facts it would then take to judge it, where it becomes undetermined."""


class Step(Struct, frozen=True, kw_only=True):
    """One kind of change for all the VMs it concerns: what one rule says to do."""

    number: int
    """From 1, in the order in which the steps are best done."""
    rule: str
    """HVB102: the rule whose findings it mends."""
    title: str
    effort: Effort
    """The highest of its changes."""
    side: Side
    """Where somebody has to do something."""
    text: str
    """What to do, in words, filled in for the first of the VMs."""
    vms: Sequence[StepVm]
    """The VMs whose findings it mends, in the order of the inventory."""
    targets: Sequence[StepTarget] = ()
    """The host and the file servers it changes; such a change concerns their other VMs too."""
    moved: Sequence[Move] = ()
    """Other VMs of what it changes, of which something else is said afterwards."""
    alone: Gain
    """What it buys if nothing else is done."""
    gain: Gain
    """What it buys after the steps before it."""
    after: Tally
    """The fleet once this step and all before it are done."""


class Stuck(Struct, frozen=True, kw_only=True, gc=False):
    """A VM that is not online-capable once the whole plan is done."""

    name: str
    id: str | None
    host: str | None
    classification: Classification
    """What it is then."""
    rules: Sequence[str]
    """What still stands in the way: rules that fail; for an undetermined VM those that are open, too."""
    missing: Sequence[str] = ()
    """The facts that are not collected and matter, without list indices."""
    obstacles: Sequence[Obstacle] = ()
    """Rules that no change in place mends, why, and what would help instead."""
    newer_host: NewerHost | None = None
    """A newer host release on which it becomes better than that."""


class Scenario(Struct, frozen=True, kw_only=True):
    """The fleet as it would be: with other host releases, or with the changes of some rules done."""

    rules: Sequence[str] = ()
    """--what-if: the rules whose changes are taken as done."""
    release: Release | None = None
    """--host-release: the release that all hosts with an older one are taken to run."""
    before: Tally
    after: Tally
    moves: Sequence[Move]
    """In the order of the inventory."""


class Plan(Struct, frozen=True, kw_only=True):
    """What to change, in which order."""

    now: Tally
    """The fleet as it is."""
    steps: Sequence[Step] = ()
    stuck: Sequence[Stuck] = ()
    """VMs that are not online-capable at the end, in the order of the inventory."""
    collect: Sequence[Collect] = ()
    """How to collect what keeps VMs undetermined at the end, what most VMs lack first."""
    scenario: Scenario | None = None
    """Set for --what-if and --host-release. Steps then begin where the scenario ends."""
