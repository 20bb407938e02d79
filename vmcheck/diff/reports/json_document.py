"""The JSON comparison, version 1, as typed structs: the one source of its JSON Schema.

Every key is always there; null is "does not apply". Sizes are bytes, lines and columns count from 1.
"""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from vmcheck.report.json_document import Tool
from vmcheck.report.json_parts import Column, Count, File, Line, Rule
from vmcheck.verdict import Classification, Coverage, Mode, Severity

DIFF_VERSION = 1


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all parts have in common: immutable, every key required."""


def _about(text: str) -> Meta:
    return Meta(description=text)


class SideEntry(_Part, frozen=True):
    """One of the two inventories."""

    input: Annotated[str, _about("What the command line named: a path, - or a git revision REV:path.")]
    vms: Annotated[Count, _about("VMs that were checked.")]
    refused: Annotated[Count, _about("VMs that do not fit the schema.")]
    errors: Annotated[Count, _about("Errors in the input apart from refused VMs.")]


class StateEntry(_Part, frozen=True):
    """A VM in one of the two inventories."""

    name: Annotated[str, _about("Name of the VM.")]
    host: Annotated[str | None, _about("Name of its host.")]
    classification: Annotated[Classification, _about("The verdict in a word.")]
    mode: Annotated[Mode, _about("What the next backup does.")]
    coverage: Annotated[Coverage, _about("How much of the VM is in the backup.")]
    excluded_bytes: Annotated[Count, _about("Certainly not in the backup, as far as sizes are known.")]
    excluded_items: Annotated[Count, _about("Disks, LUNs and files certainly not in the backup.")]
    excluded_unknown_size: Annotated[Count, _about("How many of them have no known size.")]
    file: File
    line: Line
    column: Column


class FindingChange(_Part, frozen=True):
    """A finding that is in one of the two inventories only."""

    rule: Rule
    object: Annotated[str | None, _about("Which disk, LUN, volume or files it is about.")]
    outcome: Annotated[str, _about("What it does to the backup.")]
    severity: Severity
    message: Annotated[str, _about("What was found.")]
    file: Annotated[str | None, _about("Name of the input; null for a finding that is fixed.")]
    line: Annotated[Line | None, _about("Null for a finding that is fixed.")]
    column: Annotated[Column | None, _about("Null for a finding that is fixed.")]


class VmChange(_Part, frozen=True):
    """A VM that differs, is in one inventory only, or was renamed or moved."""

    change: Annotated[
        Literal["worse", "better", "changed", "new", "gone", "not-compared", "unchanged"],
        _about(
            "What happened. changed: neither worse nor better; not-compared: the other inventory has a VM "
            "of this name that was refused; unchanged: only its name or host differ."
        ),
    ]
    name: Annotated[str, _about("Name of the VM, as it is now or as it last was.")]
    id: Annotated[str | None, _about("VM id.")]
    host: Annotated[str | None, _about("Name of its host.")]
    renamed: Annotated[bool, _about("Whether its name or host differs.")]
    regressions: Annotated[
        tuple[Literal["classification", "coverage", "excluded", "finding"], ...],
        _about("In what it got worse; empty where it did not."),
    ]
    excluded_bytes_delta: Annotated[
        int | None, _about("More bytes excluded than before; null: one side only.")
    ]
    old: StateEntry | None
    new: StateEntry | None
    new_findings: tuple[FindingChange, ...]
    fixed_findings: tuple[FindingChange, ...]


class AcrossEntry(_Part, frozen=True):
    """A finding across VMs that is in one of the two inventories only."""

    change: Literal["new", "fixed"]
    rule: Rule
    severity: Severity
    shared: Annotated[str, _about("What the VMs have in common.")]
    message: Annotated[str, _about("What was found.")]
    file: File
    line: Line
    column: Column


class DiffSummary(_Part, frozen=True):
    """The comparison in numbers of VMs, and of findings across VMs."""

    worse: Count
    better: Count
    changed: Count
    new: Count
    gone: Count
    not_compared: Count
    unchanged: Annotated[Count, _about("Those that were only renamed or moved too.")]
    renamed: Annotated[Count, _about("VMs that were only renamed or moved.")]
    across_new: Annotated[Count, _about("New findings across VMs.")]
    across_fixed: Annotated[Count, _about("Findings across VMs that are no more.")]


class DiffDocument(_Part, frozen=True):
    """What `vmcheck diff` found, for programs."""

    diff_version: Annotated[Literal[1], _about("Version of this format. It grows only by new keys.")]
    tool: Tool
    old: SideEntry
    new: SideEntry
    notes: Annotated[tuple[str, ...], _about("What changes how the comparison is to be read.")]
    vms: Annotated[tuple[VmChange, ...], _about("In the order of the newer inventory, then those gone.")]
    across: Annotated[tuple[AcrossEntry, ...], _about("Findings across VMs, new ones first.")]
    summary: DiffSummary


def diff_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of the JSON comparison."""
    (reference,), parts = msgspec.json.schema_components([DiffDocument])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://vmcheck.example/schemas/diff-1.json",
        "title": "vmcheck comparison, version 1",
        **reference,
        "$defs": {name: parts[name] for name in sorted(parts)},
    }
