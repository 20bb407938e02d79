"""The JSON plan, version 1, as typed structs: the one source of its JSON Schema.

Every key is always there; null is "not known" or "does not apply". Sizes are bytes, lines and columns
count from 1.
"""

from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from vmcheck.engine.files.fix_file import Effort, Side
from vmcheck.report.json_document import ClassCounts, ProblemEntry, RefusedEntry, Tool
from vmcheck.report.json_parts import Column, Count, File, Line, Part, Pointer, Rule, about
from vmcheck.verdict import Classification

PLAN_VERSION: Final = 1


Name = Annotated[str, about("Name of the VM.")]
Id = Annotated[str | None, about("VM id.")]
HostName = Annotated[str | None, about("Name of its host.")]


class TallyEntry(Part, frozen=True):
    """A fleet in numbers."""

    vms: Annotated[Count, about("VMs that were judged.")]
    ready: Annotated[Count, about("VMs that are online-capable.")]
    by_class: Annotated[ClassCounts, about("VMs in each class.")]
    interrupted: Annotated[Count, about("VMs that are saved while users work on them.")]
    interruption_unknown: Annotated[Count, about("VMs for which that cannot be told.")]
    excluded_items: Annotated[Count, about("Disks, LUNs and files certainly not in the backup.")]
    excluded_bytes: Annotated[Count, about("Their bytes, as far as sizes are known.")]
    excluded_unknown_size: Annotated[Count, about("How many of them have no known size.")]
    uncertain_items: Annotated[Count, about("Disks, LUNs and files that may not be in the backup.")]


class GainEntry(Part, frozen=True):
    """What a change buys; a negative number is a loss."""

    ready: Annotated[int, about("More VMs that are online-capable.")]
    downtime: Annotated[int, about("Fewer VMs that are interrupted.")]
    bytes: Annotated[int, about("Fewer bytes certainly not in the backup.")]
    items: Annotated[int, about("Fewer disks, LUNs and files certainly not in the backup.")]
    better: Annotated[Count, about("VMs in a better class than before.")]
    worse: Annotated[Count, about("VMs in a worse class than before.")]


class EditEntry(Part, frozen=True):
    """A fact of the inventory that the step changes, once the steps before it are done."""

    pointer: Pointer
    value: Annotated[Any, about("The whole new value; objects on the way are created.")]


class StepVmEntry(Part, frozen=True):
    """A VM whose finding the step mends."""

    name: Name
    id: Id
    host: HostName
    release: Annotated[str | None, about("Host release it was judged by.")]
    release_assumed: Annotated[bool, about("Whether nobody gave the release.")]
    objects: Annotated[tuple[str, ...], about("Which disks, volumes, LUNs or files it is about.")]
    text: Annotated[str, about("What to do for this VM, in words.")]
    powershell: Annotated[tuple[str, ...], about("Commands for Windows PowerShell.")]
    shell: Annotated[tuple[str, ...], about("Commands for a shell in a Linux or FreeBSD guest.")]
    edits: Annotated[tuple[EditEntry, ...], about("What changes in the VM.")]
    after: Annotated[Classification, about("What the VM is after this step and those before.")]
    file: File
    line: Line
    column: Column
    pointer: Pointer


class TargetEntry(Part, frozen=True):
    """A host with its backup job, or a file server, that the step changes."""

    kind: Literal["host", "file-server"]
    name: Annotated[str, about("Its name.")]
    file: File
    pointer: Pointer
    edits: tuple[EditEntry, ...]


class MoveEntry(Part, frozen=True):
    """A VM of which something else is said afterwards."""

    name: Name
    id: Id
    host: HostName
    before: Classification
    after: Classification
    interrupted_before: Annotated[bool | None, about("Whether users notice; null: not known.")]
    interrupted_after: Annotated[bool | None, about("Whether users notice; null: not known.")]
    missing: Annotated[tuple[str, ...], about("The facts it then takes to judge it.")]


class StepEntry(Part, frozen=True):
    """One kind of change for all the VMs it concerns."""

    number: Annotated[int, Meta(ge=1, description="Its place in the order.")]
    rule: Rule
    title: Annotated[str, about("What is mended.")]
    effort: Annotated[Effort, about("What it costs the VMs: the highest of its changes.")]
    side: Annotated[Side, about("Where somebody has to do something.")]
    text: Annotated[str, about("What to do, filled in for the first of the VMs.")]
    vms: Annotated[tuple[StepVmEntry, ...], about("VMs whose findings it mends, in input order.")]
    targets: Annotated[
        tuple[TargetEntry, ...],
        about("Hosts and file servers it changes, for all their VMs."),
    ]
    moved: Annotated[
        tuple[MoveEntry, ...], about("Other VMs of what it changes, of which something else is said then.")
    ]
    alone: Annotated[GainEntry, about("What it buys if nothing else is done.")]
    gain: Annotated[GainEntry, about("What it buys after the steps before it.")]
    after: Annotated[TallyEntry, about("The fleet after this step and those before.")]


class ObstacleEntry(Part, frozen=True):
    """A rule that no change in place mends."""

    rule: Rule
    title: Annotated[str, about("The rule in one line.")]
    why: Annotated[str, about("Why no change in place helps.")]
    instead: Annotated[tuple[str, ...], about("What would help.")]


class NewerHostEntry(Part, frozen=True):
    """A newer host release on which the VM becomes better."""

    release: Annotated[str, about("The earliest with the best class.")]
    classification: Annotated[Classification, about("What it is there.")]
    changes: Annotated[tuple[str, ...], about("Rules whose changes it takes there besides.")]


class StuckEntry(Part, frozen=True):
    """A VM that is not online-capable once the whole plan is done."""

    name: Name
    id: Id
    host: HostName
    classification: Annotated[Classification, about("What it is then.")]
    rules: Annotated[tuple[str, ...], about("What still stands in the way.")]
    missing: Annotated[tuple[str, ...], about("Facts not collected that matter, without list indices.")]
    obstacles: Annotated[tuple[ObstacleEntry, ...], about("Rules that no change in place mends.")]
    newer_host: Annotated[NewerHostEntry | None, about("A host release on which it becomes better.")]


class CollectEntry(Part, frozen=True):
    """How to collect facts that keep VMs undetermined."""

    facts: Annotated[tuple[str, ...], about("Their paths without list indices: disks[].path.")]
    vms: Annotated[Count, about("How many VMs lack the one that most lack.")]
    side: Annotated[str, about("Who can answer: host, guest, job, file server.")]
    how: Annotated[str, about("In words.")]
    powershell: Annotated[str | None, about("Command for Windows PowerShell.")]
    shell: Annotated[str | None, about("Command for a shell in a Linux or FreeBSD guest.")]


class ScenarioEntry(Part, frozen=True):
    """The fleet as it would be under --what-if or --host-release."""

    rules: Annotated[tuple[str, ...], about("Rules whose changes are taken as done.")]
    release: Annotated[str | None, about("The release that all hosts with an older one are taken to run.")]
    before: TallyEntry
    after: TallyEntry
    moves: Annotated[tuple[MoveEntry, ...], about("VMs whose class or downtime is another one then.")]


class PlanDocument(Part, frozen=True):
    """What `vmcheck plan` found, for programs."""

    plan_version: Annotated[Literal[1], about("Version of this format. It grows only by new keys.")]
    tool: Tool
    inputs: Annotated[tuple[str, ...], about("Names of the inventories, in the order they were read.")]
    notes: Annotated[tuple[str, ...], about("What changes how the plan is to be read.")]
    now: Annotated[TallyEntry, about("The fleet as it is.")]
    scenario: Annotated[
        ScenarioEntry | None, about("Set under --what-if and --host-release; the steps begin at its end.")
    ]
    steps: Annotated[tuple[StepEntry, ...], about("In the order in which they are best done.")]
    stuck: Annotated[tuple[StuckEntry, ...], about("VMs not online-capable at the end, in input order.")]
    collect: Annotated[tuple[CollectEntry, ...], about("What to collect first, most VMs first.")]
    faults: Annotated[tuple[str, ...], about("Rules that crashed.")]
    problems: Annotated[tuple[ProblemEntry, ...], about("Problems of the input.")]
    refused: Annotated[tuple[RefusedEntry, ...], about("VMs that were not judged.")]


def plan_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of the JSON plan."""
    (reference,), parts = msgspec.json.schema_components([PlanDocument])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://vmcheck.example/schemas/plan-1.json",
        "title": "vmcheck plan, version 1",
        **reference,
        "$defs": {name: parts[name] for name in sorted(parts)},
    }
