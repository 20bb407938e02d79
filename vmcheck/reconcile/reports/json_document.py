"""The JSON reconciliation, version 1, as typed structs: the one source of its JSON Schema.

Every key is always there; null is "not known" or "does not apply". Lines and columns count from 1.
"""

from typing import Annotated, Any, Literal

import msgspec

from vmcheck.report.json_document import Tool
from vmcheck.report.json_parts import Column, Count, File, Line, Part, Rule, about
from vmcheck.verdict import Classification, Consistency, Mode, Severity

RECONCILIATION_VERSION = 1


_Label = Annotated[
    Literal["online", "offline"],
    about(
        "online: the guest took part in the snapshot. offline: it did not; up to Windows Server 2012 a "
        "running VM is then put into a saved state, from 2012 R2 on it runs on."
    ),
]


class LineEntry(Part, frozen=True):
    """A line of a log that was not understood."""

    bucket: Annotated[
        Literal["doubtful", "unknown"],
        about("doubtful: it has the form of a label, in words that vmcheck does not know."),
    ]
    line: Line
    text: Annotated[str, about("Its beginning.")]


class LogEntry(Part, frozen=True):
    """A log. Every line is in exactly one of the four counts."""

    file: File
    encoding: Annotated[str, about("What it was read as.")]
    lines: Annotated[Count, about("All lines.")]
    statement: Annotated[Count, about("Lines that say how a VM is backed up.")]
    known: Annotated[Count, about("Lines that say something else.")]
    doubtful: Annotated[Count, about("Lines of the form of a label, in words that are not known.")]
    unknown: Annotated[Count, about("Lines that were not understood.")]
    shown: Annotated[tuple[LineEntry, ...], about("The first of those that were not understood.")]


class InventoryEntry(Part, frozen=True):
    """The inventory."""

    input: Annotated[str, about("What the command line named.")]
    vms: Annotated[Count, about("VMs that were judged and count.")]
    refused: Annotated[Count, about("VMs that do not fit the schema.")]
    elsewhere: Annotated[Count, about("VMs of other hosts than the log's, which do not count.")]


class StatementEntry(Part, frozen=True):
    """A line of a log that says how the VM is backed up; the first of its label."""

    label: _Label
    words: Annotated[str, about("As the log has it: Offline, Backup Using Saved State.")]
    file: File
    line: Line
    column: Column


class RuleEntry(Part, frozen=True):
    """A rule that the prediction rests on."""

    rule: Rule
    outcome: Annotated[str, about("What it does to the backup, or would do.")]
    severity: Annotated[Severity | None, about("null: it could not be decided.")]
    message: Annotated[str, about("What was found; the title of a rule that could not be decided.")]


class PredictionEntry(Part, frozen=True):
    """What was predicted."""

    release: Annotated[str | None, about("Host release it was judged by; null: the host is not known.")]
    release_assumed: Annotated[bool, about("Whether nobody gave the release and 2008 was taken.")]
    state: Annotated[str | None, about("State of the VM when the inventory was collected.")]
    classification: Classification
    mode: Mode
    consistency: Consistency | None
    missing: Annotated[tuple[str, ...], about("Facts that would settle what is unknown.")]
    rules: Annotated[
        tuple[RuleEntry, ...],
        about("Rules that it rests on; where nothing certain was predicted, those not decided."),
    ]
    file: File
    line: Line
    column: Column


class VmEntry(Part, frozen=True):
    """A VM of the inventory, of the logs, or of both."""

    result: Annotated[
        Literal[
            "disagrees",
            "contradictory",
            "taught",
            "not-compared",
            "only-in-log",
            "only-in-inventory",
            "agrees",
        ],
        about(
            "contradictory: the log says both of the VM. taught: nothing certain was predicted, so the log "
            "teaches."
        ),
    ]
    reason: Annotated[
        Literal["ambiguous", "refused", "fails"] | None,
        about("Why it was not compared; fails: its backup is predicted to fail, which no label tells."),
    ]
    name: Annotated[str, about("Name of the VM.")]
    id: Annotated[str | None, about("VM id.")]
    host: Annotated[str | None, about("Name of its host, as the inventory has it.")]
    statements: Annotated[tuple[StatementEntry, ...], about("What the logs say.")]
    times: Annotated[Count, about("How many lines say it.")]
    prediction: Annotated[PredictionEntry | None, about("null: it is only in the log.")]
    explanation: Annotated[tuple[str, ...], about("In words, one thing each.")]


class ReconcileSummary(Part, frozen=True):
    """The reconciliation in numbers of VMs."""

    disagrees: Count
    contradictory: Count
    taught: Count
    not_compared: Count
    only_in_log: Count
    only_in_inventory: Count
    agrees: Count


class ReconcileDocument(Part, frozen=True):
    """What `vmcheck reconcile` found, for programs."""

    reconciliation_version: Annotated[Literal[1], about("Version of this format. It grows only by new keys.")]
    tool: Tool
    inventory: InventoryEntry
    host: Annotated[str | None, about("The host whose logs they are, where the user said.")]
    logs: tuple[LogEntry, ...]
    notes: Annotated[tuple[str, ...], about("What changes how the comparison is to be read.")]
    vms: Annotated[tuple[VmEntry, ...], about("In the order of the inventory, then those only in the logs.")]
    summary: ReconcileSummary


def reconcile_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of the JSON reconciliation."""
    (reference,), parts = msgspec.json.schema_components([ReconcileDocument])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://vmcheck.example/schemas/reconcile-1.json",
        "title": "vmcheck reconciliation, version 1",
        **reference,
        "$defs": {name: parts[name] for name in sorted(parts)},
    }
