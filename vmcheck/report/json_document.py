"""The JSON report, version 1, as typed structs: the one source of its JSON Schema.

Every key is always there, but for ``answers``, which a run must be asked for; null is "not known" or
"does not apply". Sizes are bytes, lines and columns count from 1, columns are code points.
"""

from typing import Annotated, Final, Literal

from msgspec import UNSET, UnsetType

from vmcheck.report.json_becomes import BecomesEntry
from vmcheck.report.json_parts import Column, Count, File, Line, Part, Pointer, Rule, about
from vmcheck.report.json_stake import StakeEntry
from vmcheck.verdict import Classification, Confidence, Consistency, Coverage, Mode, Severity

REPORT_VERSION: Final = 1


class Tool(Part, frozen=True):
    """The program that wrote the report."""

    name: Literal["vmcheck"]
    version: Annotated[str, about("Version of vmcheck.")]


class RemedyEntry(Part, frozen=True):
    """What to do about a finding."""

    text: Annotated[str, about("In words.")]
    powershell: Annotated[
        str | None, about("Command for Windows PowerShell, filled in for the VM or the VMs.")
    ]
    shell: Annotated[str | None, about("Command for a shell in a Linux or FreeBSD guest.")]
    downtime: Annotated[bool | None, about("Whether the change interrupts the VM; null: not known.")]


class FindingEntry(Part, frozen=True):
    """A rule that failed for the VM."""

    rule: Rule
    name: Annotated[str, about("Name of the rule: backup-service-disabled.")]
    title: Annotated[str, about("The rule in one line.")]
    severity: Severity
    outcome: Annotated[str, about("What it does to the backup: saved-state, fails, excluded, advice.")]
    confidence: Annotated[Confidence, about("How well the rule is documented.")]
    message: Annotated[str, about("What was found.")]
    impact: Annotated[str, about("What it means for the next backup.")]
    object: Annotated[str | None, about("Which disk, LUN, volume or files it is about.")]
    remedy: RemedyEntry
    suppression: Annotated[str | None, about("The reason why it is accepted, if it is suppressed.")]
    known: Annotated[bool, about("Whether the baseline holds it.")]
    file: File
    line: Line
    column: Column
    pointer: Pointer
    derived_from: Annotated[
        str | UnsetType,
        about("Only where the fact is not written there as such: the property it was derived from."),
    ] = UNSET


class FleetEntry(Part, frozen=True):
    """A rule that failed for several VMs together. It changes none of their verdicts."""

    rule: Rule
    name: Annotated[str, about("Name of the rule: one-vm-fails-the-set.")]
    title: Annotated[str, about("The rule in one line.")]
    severity: Severity
    outcome: Annotated[str, about("What it does to the backup: fails, advice.")]
    confidence: Annotated[Confidence, about("How well the rule is documented.")]
    message: Annotated[str, about("What was found.")]
    impact: Annotated[str, about("What it means for the next backup.")]
    shared: Annotated[str, about("What the VMs have in common: host and job, or the path of a disk.")]
    vms: Annotated[Count, about("How many VMs are concerned.")]
    names: Annotated[tuple[str, ...], about("The first of them.")]
    spoiled_by: Annotated[tuple[str, ...], about("The first of those that are the cause.")]
    remedy: RemedyEntry
    suppression: Annotated[str | None, about("The reason why it is accepted, if it is suppressed.")]
    known: Annotated[bool, about("Whether the baseline holds it.")]
    file: File
    line: Line
    column: Column


class UnknownEntry(Part, frozen=True):
    """A rule that could not be decided."""

    rule: Rule
    title: Annotated[str, about("The rule in one line.")]
    outcome: Annotated[str, about("What it would do to the backup, were it to fail.")]
    missing: Annotated[tuple[str, ...], about("Facts that would settle it.")]
    fault: Annotated[str | None, about("What happened, where the rule itself crashed.")]


class ItemEntry(Part, frozen=True):
    """A disk, LUN or set of files that is not, or perhaps not, in the backup."""

    kind: Literal["disk", "lun", "files", "vm"]
    name: Annotated[str, about("SCSI 0:1, an iSCSI target name, configuration files.")]
    size_bytes: Annotated[Count | None, about("Its size; null: not known.")]
    rule: Rule
    why: Annotated[str, about("Why it is left out, or what is not known about it.")]
    pointer: Pointer


class AnswerEntry(Part, frozen=True):
    """What a rule said of the VM."""

    rule: Rule
    title: Annotated[str, about("The rule in one line.")]
    value: Literal["fail", "crashed", "unknown", "pass", "not-applicable"]
    why: Annotated[
        str | None, about("What was found, how the rule crashed, or why it does not apply; null for a pass.")
    ]
    missing: Annotated[tuple[str, ...], about("Facts that would settle an unknown.")]


class VmEntry(Part, frozen=True, kw_only=True):
    """The verdict on one VM."""

    name: Annotated[str, about("Name of the VM.")]
    id: Annotated[str | None, about("VM id.")]
    host: Annotated[str | None, about("Name of its host.")]
    release: Annotated[str | None, about("Host release it was judged by; null: the host is not known.")]
    release_assumed: Annotated[bool, about("Nobody gave the release: Windows Server 2008 was taken.")]
    state: Annotated[str | None, about("State of the VM.")]
    classification: Annotated[Classification, about("The verdict in a word.")]
    mode: Annotated[Mode, about("What the next backup does.")]
    consistency: Annotated[Consistency | None, about("State of the data; null: does not apply.")]
    coverage: Annotated[Coverage, about("How much of the VM is in the backup.")]
    downtime: Annotated[bool | None, about("Whether users will notice; null: not known.")]
    saved_state_seconds: Annotated[
        Count | None,
        about("Estimated interruption; null: none, no save rate given, or its memory is not known."),
    ]
    excluded_bytes: Annotated[Count, about("Certainly not in the backup, as far as sizes are known.")]
    excluded: Annotated[tuple[ItemEntry, ...], about("Certainly not in the backup.")]
    uncertain: Annotated[tuple[ItemEntry, ...], about("Perhaps not in the backup.")]
    findings: Annotated[tuple[FindingEntry, ...], about("Rules that failed.")]
    unknowns: Annotated[tuple[UnknownEntry, ...], about("Rules that could not be decided.")]
    missing: Annotated[tuple[str, ...], about("Facts that would settle the classification.")]
    remedies: Annotated[
        tuple[str, ...], about("What the rules that keep it from being online-capable say to do.")
    ]
    becomes: Annotated[
        BecomesEntry | None, about("What changes make of it; null: it is online-capable as it is.")
    ]
    assumed: Annotated[tuple[str, ...], about("Facts assumed for want of collected ones.")]
    rests_on: Annotated[tuple[str, ...], about("Those of them without which the verdict would be another.")]
    answers: Annotated[
        tuple[AnswerEntry, ...] | UnsetType, about("What every rule said; only there with --show-passed.")
    ] = UNSET
    file: File
    line: Line
    column: Column
    pointer: Pointer


class PlaceEntry(Part, frozen=True):
    """A position in an input."""

    file: File
    line: Line
    column: Column


class ProblemEntry(Part, frozen=True):
    """Something in the input that does not fit."""

    severity: Literal["error", "warning"]
    message: Annotated[str, about("What was found and what was expected.")]
    hint: Annotated[str | None, about("A did-you-mean, or what to do.")]
    file: File
    line: Line
    column: Column
    pointer: Pointer
    related: Annotated[PlaceEntry | None, about("The other position, of the first of two, for example.")]


class RefusedEntry(Part, frozen=True):
    """A VM that does not fit the schema and was not checked."""

    name: Annotated[str | None, about("Its name, where that could be read.")]
    file: File
    line: Line
    column: Column
    problems: Annotated[tuple[ProblemEntry, ...], about("All of them.")]


class ClassCounts(Part, frozen=True, rename="kebab"):
    """Number of VMs in each class."""

    fails: Count
    partially_covered: Count
    saved_state: Count
    crash_consistent: Count
    undetermined: Count
    online_capable: Count


class MissingFact(Part, frozen=True):
    """A fact that was not collected and matters."""

    fact: Annotated[str, about("Its path without list indices: disks[].path.")]
    vms: Annotated[Count, about("How many VMs lack it.")]


class SummaryEntry(Part, frozen=True):
    """The run in numbers."""

    vms: Annotated[Count, about("VMs that were checked; refused ones are not.")]
    ready: Annotated[Count, about("VMs that are online-capable.")]
    attention: Annotated[Count, about("All other VMs that were checked.")]
    by_class: Annotated[ClassCounts, about("VMs in each class.")]
    interrupted: Annotated[Count, about("VMs whose users will notice the backup.")]
    not_in_backup_bytes: Annotated[Count, about("Certainly not in the backup, as far as sizes are known.")]
    excluded_items: Annotated[Count, about("Disks, LUNs and files certainly not in the backup.")]
    excluded_unknown_size: Annotated[Count, about("How many of them have no known size.")]
    uncertain_items: Annotated[Count, about("Disks, LUNs and files that may not be in the backup.")]
    missing: Annotated[tuple[MissingFact, ...], about("Facts not collected, most VMs first.")]
    refused: Annotated[Count, about("VMs that do not fit the schema.")]
    errors: Annotated[Count, about("Errors of the input apart from refused VMs.")]
    warnings: Annotated[Count, about("Warnings about the input.")]
    faults: Annotated[Count, about("Rules that crashed for at least one VM.")]
    fleet_findings: Annotated[Count, about("Findings across VMs.")]
    release_assumed: Annotated[Count, about("VMs judged by Windows Server 2008 for want of a release.")]
    selection_not_assessed: Annotated[Count, about("VMs for which there is no backup job.")]
    stake: Annotated[StakeEntry | None, about("Downtime and data at stake, also by host and by job.")]


class ReportDocument(Part, frozen=True):
    """What `vmcheck check` found, for programs."""

    report_version: Annotated[Literal[1], about("Version of this format. It grows only by new keys.")]
    tool: Tool
    inputs: Annotated[tuple[str, ...], about("Names of the inventories, in the order they were read.")]
    vms: Annotated[tuple[VmEntry, ...], about("VMs in input order.")]
    fleet: Annotated[tuple[FleetEntry, ...], about("Findings across VMs.")]
    problems: Annotated[tuple[ProblemEntry, ...], about("Problems of the input.")]
    refused: Annotated[tuple[RefusedEntry, ...], about("VMs that were not checked.")]
    notes: Annotated[tuple[str, ...], about("What holds for the whole run.")]
    summary: SummaryEntry
