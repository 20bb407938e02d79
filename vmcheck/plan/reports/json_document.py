"""The JSON plan, version 1, as typed structs: the one source of its JSON Schema.

Every key is always there; null is "not known" or "does not apply". Sizes are bytes, lines and columns
count from 1.
"""

from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct

from vmcheck.changes.change import Side
from vmcheck.engine.rule_file import Effort
from vmcheck.report.json_document import (
    ClassCounts,
    Column,
    Count,
    File,
    Line,
    Pointer,
    ProblemEntry,
    RefusedEntry,
    Rule,
    Tool,
)
from vmcheck.verdict import Classification

PLAN_VERSION: Final = 1


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all parts have in common: immutable, every key required."""


def _about(text: str) -> Meta:
    return Meta(description=text)


Name = Annotated[str, _about("Name of the VM.")]
Id = Annotated[str | None, _about("VM id.")]
HostName = Annotated[str | None, _about("Name of its host.")]


class TallyEntry(_Part, frozen=True):
    """A fleet in numbers."""

    vms: Annotated[Count, _about("VMs that were judged.")]
    ready: Annotated[Count, _about("VMs that are online-capable.")]
    by_class: Annotated[ClassCounts, _about("VMs in each class.")]
    interrupted: Annotated[Count, _about("VMs that are saved while users work on them.")]
    interruption_unknown: Annotated[Count, _about("VMs for which that cannot be told.")]
    excluded_items: Annotated[Count, _about("Disks, LUNs and files certainly not in the backup.")]
    excluded_bytes: Annotated[Count, _about("Their bytes, as far as sizes are known.")]
    excluded_unknown_size: Annotated[Count, _about("How many of them have no known size.")]
    uncertain_items: Annotated[Count, _about("Disks, LUNs and files that may not be in the backup.")]


class GainEntry(_Part, frozen=True):
    """What a change buys; a negative number is a loss."""

    ready: Annotated[int, _about("More VMs that are online-capable.")]
    downtime: Annotated[int, _about("Fewer VMs that are interrupted.")]
    bytes: Annotated[int, _about("Fewer bytes certainly not in the backup.")]
    items: Annotated[int, _about("Fewer disks, LUNs and files certainly not in the backup.")]
    better: Annotated[Count, _about("VMs in a better class than before.")]
    worse: Annotated[Count, _about("VMs in a worse class than before.")]


class EditEntry(_Part, frozen=True):
    """A fact of the inventory that the step changes, once the steps before it are done."""

    pointer: Pointer
    value: Annotated[Any, _about("The whole new value; objects on the way are created.")]


class StepVmEntry(_Part, frozen=True):
    """A VM whose finding the step mends."""

    name: Name
    id: Id
    host: HostName
    release: Annotated[str | None, _about("Host release it was judged by.")]
    objects: Annotated[tuple[str, ...], _about("Which disks, volumes, LUNs or files it is about.")]
    text: Annotated[str, _about("What to do for this VM, in words.")]
    powershell: Annotated[tuple[str, ...], _about("Commands for Windows PowerShell.")]
    shell: Annotated[tuple[str, ...], _about("Commands for a shell in a Linux or FreeBSD guest.")]
    edits: Annotated[tuple[EditEntry, ...], _about("What changes in the VM.")]
    after: Annotated[Classification, _about("What the VM is after this step and those before.")]
    file: File
    line: Line
    column: Column
    pointer: Pointer


class TargetEntry(_Part, frozen=True):
    """A host with its backup job, or a file server, that the step changes."""

    kind: Literal["host", "file-server"]
    name: Annotated[str, _about("Its name.")]
    file: File
    pointer: Pointer
    edits: tuple[EditEntry, ...]


class MoveEntry(_Part, frozen=True):
    """A VM of which something else is said afterwards."""

    name: Name
    id: Id
    host: HostName
    before: Classification
    after: Classification
    interrupted_before: Annotated[bool | None, _about("Whether users notice; null: not known.")]
    interrupted_after: Annotated[bool | None, _about("Whether users notice; null: not known.")]
    missing: Annotated[tuple[str, ...], _about("The facts it then takes to judge it.")]


class StepEntry(_Part, frozen=True):
    """One kind of change for all the VMs it concerns."""

    number: Annotated[int, Meta(ge=1, description="Its place in the order.")]
    rule: Rule
    title: Annotated[str, _about("What is mended.")]
    effort: Annotated[Effort, _about("What it costs the VMs: the highest of its changes.")]
    side: Annotated[Side, _about("Where somebody has to do something.")]
    text: Annotated[str, _about("What to do, filled in for the first of the VMs.")]
    vms: Annotated[tuple[StepVmEntry, ...], _about("VMs whose findings it mends, in input order.")]
    targets: Annotated[
        tuple[TargetEntry, ...],
        _about("Hosts and file servers it changes, for all their VMs."),
    ]
    moved: Annotated[
        tuple[MoveEntry, ...], _about("Other VMs of what it changes, of which something else is said then.")
    ]
    alone: Annotated[GainEntry, _about("What it buys if nothing else is done.")]
    gain: Annotated[GainEntry, _about("What it buys after the steps before it.")]
    after: Annotated[TallyEntry, _about("The fleet after this step and those before.")]


class ObstacleEntry(_Part, frozen=True):
    """A rule that no change in place mends."""

    rule: Rule
    title: Annotated[str, _about("The rule in one line.")]
    why: Annotated[str, _about("Why no change in place helps.")]
    instead: Annotated[tuple[str, ...], _about("What would help.")]


class NewerHostEntry(_Part, frozen=True):
    """A newer host release on which the VM becomes better."""

    release: Annotated[str, _about("The earliest with the best class.")]
    classification: Annotated[Classification, _about("What it is there.")]
    changes: Annotated[tuple[str, ...], _about("Rules whose changes it takes there besides.")]


class StuckEntry(_Part, frozen=True):
    """A VM that is not online-capable once the whole plan is done."""

    name: Name
    id: Id
    host: HostName
    classification: Annotated[Classification, _about("What it is then.")]
    rules: Annotated[tuple[str, ...], _about("What still stands in the way.")]
    missing: Annotated[tuple[str, ...], _about("Facts not collected that matter, without list indices.")]
    obstacles: Annotated[tuple[ObstacleEntry, ...], _about("Rules that no change in place mends.")]
    newer_host: Annotated[NewerHostEntry | None, _about("A host release on which it becomes better.")]


class CollectEntry(_Part, frozen=True):
    """How to collect facts that keep VMs undetermined."""

    facts: Annotated[tuple[str, ...], _about("Their paths without list indices: disks[].path.")]
    vms: Annotated[Count, _about("How many VMs lack the one that most lack.")]
    side: Annotated[str, _about("Who can answer: host, guest, job, file server.")]
    how: Annotated[str, _about("In words.")]
    powershell: Annotated[str | None, _about("Command for Windows PowerShell.")]
    shell: Annotated[str | None, _about("Command for a shell in a Linux or FreeBSD guest.")]


class ScenarioEntry(_Part, frozen=True):
    """The fleet as it would be under --what-if or --host-release."""

    rules: Annotated[tuple[str, ...], _about("Rules whose changes are taken as done.")]
    release: Annotated[str | None, _about("The release all hosts are taken to run.")]
    before: TallyEntry
    after: TallyEntry
    moves: Annotated[tuple[MoveEntry, ...], _about("VMs whose class or downtime is another one then.")]


class PlanDocument(_Part, frozen=True):
    """What `vmcheck plan` found, for programs."""

    plan_version: Annotated[Literal[1], _about("Version of this format. It grows only by new keys.")]
    tool: Tool
    inputs: Annotated[tuple[str, ...], _about("Names of the inventories, in the order they were read.")]
    notes: Annotated[tuple[str, ...], _about("What changes how the plan is to be read.")]
    now: Annotated[TallyEntry, _about("The fleet as it is.")]
    scenario: Annotated[
        ScenarioEntry | None, _about("Set under --what-if and --host-release; the steps begin at its end.")
    ]
    steps: Annotated[tuple[StepEntry, ...], _about("In the order in which they are best done.")]
    stuck: Annotated[tuple[StuckEntry, ...], _about("VMs not online-capable at the end, in input order.")]
    collect: Annotated[tuple[CollectEntry, ...], _about("What to collect first, most VMs first.")]
    faults: Annotated[tuple[str, ...], _about("Rules that crashed.")]
    problems: Annotated[tuple[ProblemEntry, ...], _about("Problems of the input.")]
    refused: Annotated[tuple[RefusedEntry, ...], _about("VMs that were not judged.")]


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
