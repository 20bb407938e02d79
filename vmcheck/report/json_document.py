"""The JSON report, version 1, as typed structs: the one source of its JSON Schema.

Every key is always there, but for ``answers``, which a run must be asked for; null is "not known" or
"does not apply". Sizes are bytes, lines and columns count from 1, columns are code points.
"""

from typing import Annotated, Final, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from vmcheck.verdict import Classification, Confidence, Consistency, Coverage, Mode, Severity

REPORT_VERSION: Final = 1

Count = Annotated[int, Meta(ge=0)]
Line = Annotated[int, Meta(ge=1, description="Line in the file, from 1.")]
Column = Annotated[int, Meta(ge=1, description="Column in code points, from 1.")]
File = Annotated[str, Meta(description="Name of the input.")]
Pointer = Annotated[
    str, Meta(description="JSON pointer (RFC 6901) from the root of the file or of the NDJSON line.")
]
Rule = Annotated[str, Meta(description="Id of the rule, for life: HVB102.")]


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all parts of a report have in common: immutable, every key required."""


def _about(text: str) -> Meta:
    return Meta(description=text)


class Tool(_Part, frozen=True):
    """The program that wrote the report."""

    name: Literal["vmcheck"]
    version: Annotated[str, _about("Version of vmcheck.")]


class RemedyEntry(_Part, frozen=True):
    """What to do about a finding."""

    text: Annotated[str, _about("In words.")]
    powershell: Annotated[
        str | None, _about("Command for Windows PowerShell, filled in for the VM or the VMs.")
    ]
    shell: Annotated[str | None, _about("Command for a shell in a Linux or FreeBSD guest.")]
    downtime: Annotated[bool | None, _about("Whether the change interrupts the VM; null: not known.")]


class FindingEntry(_Part, frozen=True):
    """A rule that failed for the VM."""

    rule: Rule
    name: Annotated[str, _about("Name of the rule: backup-service-disabled.")]
    title: Annotated[str, _about("The rule in one line.")]
    severity: Severity
    outcome: Annotated[str, _about("What it does to the backup: saved-state, fails, excluded, advice.")]
    confidence: Annotated[Confidence, _about("How well the rule is documented.")]
    message: Annotated[str, _about("What was found.")]
    impact: Annotated[str, _about("What it means for the next backup.")]
    object: Annotated[str | None, _about("Which disk, LUN, volume or files it is about.")]
    remedy: RemedyEntry
    suppression: Annotated[str | None, _about("The reason why it is accepted, if it is suppressed.")]
    known: Annotated[bool, _about("Whether the baseline holds it.")]
    file: File
    line: Line
    column: Column
    pointer: Pointer
    derived_from: Annotated[
        str | UnsetType,
        _about("Only where the fact is not written there as such: the property it was derived from."),
    ] = UNSET


class FleetEntry(_Part, frozen=True):
    """A rule that failed for several VMs together. It changes none of their verdicts."""

    rule: Rule
    name: Annotated[str, _about("Name of the rule: one-vm-fails-the-set.")]
    title: Annotated[str, _about("The rule in one line.")]
    severity: Severity
    outcome: Annotated[str, _about("What it does to the backup: fails, advice.")]
    confidence: Annotated[Confidence, _about("How well the rule is documented.")]
    message: Annotated[str, _about("What was found.")]
    impact: Annotated[str, _about("What it means for the next backup.")]
    shared: Annotated[str, _about("What the VMs have in common: host and job, or the path of a disk.")]
    vms: Annotated[Count, _about("How many VMs are concerned.")]
    names: Annotated[tuple[str, ...], _about("The first of them.")]
    spoiled_by: Annotated[tuple[str, ...], _about("The first of those that are the cause.")]
    remedy: RemedyEntry
    suppression: Annotated[str | None, _about("The reason why it is accepted, if it is suppressed.")]
    known: Annotated[bool, _about("Whether the baseline holds it.")]
    file: File
    line: Line
    column: Column


class UnknownEntry(_Part, frozen=True):
    """A rule that could not be decided."""

    rule: Rule
    title: Annotated[str, _about("The rule in one line.")]
    outcome: Annotated[str, _about("What it would do to the backup, were it to fail.")]
    missing: Annotated[tuple[str, ...], _about("Facts that would settle it.")]
    fault: Annotated[str | None, _about("What happened, where the rule itself crashed.")]


class ItemEntry(_Part, frozen=True):
    """A disk, LUN or set of files that is not, or perhaps not, in the backup."""

    kind: Literal["disk", "lun", "files", "vm"]
    name: Annotated[str, _about("SCSI 0:1, an iSCSI target name, configuration files.")]
    size_bytes: Annotated[Count | None, _about("Its size; null: not known.")]
    rule: Rule
    why: Annotated[str, _about("Why it is left out, or what is not known about it.")]
    pointer: Pointer


class AnswerEntry(_Part, frozen=True):
    """What a rule said of the VM."""

    rule: Rule
    title: Annotated[str, _about("The rule in one line.")]
    value: Literal["fail", "crashed", "unknown", "pass", "not-applicable"]
    why: Annotated[
        str | None, _about("What was found, how the rule crashed, or why it does not apply; null for a pass.")
    ]
    missing: Annotated[tuple[str, ...], _about("Facts that would settle an unknown.")]


class VmEntry(_Part, frozen=True, kw_only=True):
    """The verdict on one VM."""

    name: Annotated[str, _about("Name of the VM.")]
    id: Annotated[str | None, _about("VM id.")]
    host: Annotated[str | None, _about("Name of its host.")]
    release: Annotated[str | None, _about("Host release it was judged by; null: the host is not known.")]
    release_assumed: Annotated[bool, _about("Nobody gave the release: Windows Server 2008 was taken.")]
    state: Annotated[str | None, _about("State of the VM.")]
    classification: Annotated[Classification, _about("The verdict in a word.")]
    mode: Annotated[Mode, _about("What the next backup does.")]
    consistency: Annotated[Consistency | None, _about("State of the data; null: does not apply.")]
    coverage: Annotated[Coverage, _about("How much of the VM is in the backup.")]
    downtime: Annotated[bool | None, _about("Whether users will notice; null: not known.")]
    excluded_bytes: Annotated[Count, _about("Certainly not in the backup, as far as sizes are known.")]
    excluded: Annotated[tuple[ItemEntry, ...], _about("Certainly not in the backup.")]
    uncertain: Annotated[tuple[ItemEntry, ...], _about("Perhaps not in the backup.")]
    findings: Annotated[tuple[FindingEntry, ...], _about("Rules that failed.")]
    unknowns: Annotated[tuple[UnknownEntry, ...], _about("Rules that could not be decided.")]
    missing: Annotated[tuple[str, ...], _about("Facts that would settle the classification.")]
    becomes: Annotated[tuple[str, ...], _about("Remedies after which it would be online-capable.")]
    assumed: Annotated[tuple[str, ...], _about("Facts assumed for want of collected ones.")]
    rests_on: Annotated[tuple[str, ...], _about("Those of them without which the verdict would be another.")]
    answers: Annotated[
        tuple[AnswerEntry, ...] | UnsetType, _about("What every rule said; only there with --show-passed.")
    ] = UNSET
    file: File
    line: Line
    column: Column
    pointer: Pointer


class PlaceEntry(_Part, frozen=True):
    """A position in an input."""

    file: File
    line: Line
    column: Column


class ProblemEntry(_Part, frozen=True):
    """Something in the input that does not fit."""

    severity: Literal["error", "warning"]
    message: Annotated[str, _about("What was found and what was expected.")]
    hint: Annotated[str | None, _about("A did-you-mean, or what to do.")]
    file: File
    line: Line
    column: Column
    pointer: Pointer
    related: Annotated[PlaceEntry | None, _about("The other position, of the first of two, for example.")]


class RefusedEntry(_Part, frozen=True):
    """A VM that does not fit the schema and was not checked."""

    name: Annotated[str | None, _about("Its name, where that could be read.")]
    file: File
    line: Line
    column: Column
    problems: Annotated[tuple[ProblemEntry, ...], _about("All of them.")]


class ClassCounts(_Part, frozen=True, rename="kebab"):
    """Number of VMs in each class."""

    fails: Count
    partially_covered: Count
    saved_state: Count
    crash_consistent: Count
    undetermined: Count
    online_capable: Count


class MissingFact(_Part, frozen=True):
    """A fact that was not collected and matters."""

    fact: Annotated[str, _about("Its path without list indices: disks[].path.")]
    vms: Annotated[Count, _about("How many VMs lack it.")]


class SummaryEntry(_Part, frozen=True):
    """The run in numbers."""

    vms: Annotated[Count, _about("VMs that were checked; refused ones are not.")]
    ready: Annotated[Count, _about("VMs that are online-capable.")]
    attention: Annotated[Count, _about("All other VMs that were checked.")]
    by_class: Annotated[ClassCounts, _about("VMs in each class.")]
    interrupted: Annotated[Count, _about("VMs whose users will notice the backup.")]
    not_in_backup_bytes: Annotated[Count, _about("Certainly not in the backup, as far as sizes are known.")]
    excluded_items: Annotated[Count, _about("Disks, LUNs and files certainly not in the backup.")]
    excluded_unknown_size: Annotated[Count, _about("How many of them have no known size.")]
    uncertain_items: Annotated[Count, _about("Disks, LUNs and files that may not be in the backup.")]
    missing: Annotated[tuple[MissingFact, ...], _about("Facts not collected, most VMs first.")]
    refused: Annotated[Count, _about("VMs that do not fit the schema.")]
    errors: Annotated[Count, _about("Errors of the input apart from refused VMs.")]
    warnings: Annotated[Count, _about("Warnings about the input.")]
    faults: Annotated[Count, _about("Rules that crashed for at least one VM.")]
    fleet_findings: Annotated[Count, _about("Findings across VMs.")]
    release_assumed: Annotated[Count, _about("VMs judged by Windows Server 2008 for want of a release.")]
    selection_not_assessed: Annotated[Count, _about("VMs for which there is no backup job.")]


class ReportDocument(_Part, frozen=True):
    """What `vmcheck check` found, for programs."""

    report_version: Annotated[Literal[1], _about("Version of this format. It grows only by new keys.")]
    tool: Tool
    inputs: Annotated[tuple[str, ...], _about("Names of the inventories, in the order they were read.")]
    vms: Annotated[tuple[VmEntry, ...], _about("VMs in input order.")]
    fleet: Annotated[tuple[FleetEntry, ...], _about("Findings across VMs.")]
    problems: Annotated[tuple[ProblemEntry, ...], _about("Problems of the input.")]
    refused: Annotated[tuple[RefusedEntry, ...], _about("VMs that were not checked.")]
    notes: Annotated[tuple[str, ...], _about("What holds for the whole run.")]
    summary: SummaryEntry
