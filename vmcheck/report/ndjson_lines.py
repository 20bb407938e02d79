"""The lines of the NDJSON report, version 1: the parts of the JSON report, each with its type.

``schemas/report-line.schema.json`` is made from them.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from vmcheck.report.json_document import (
    FleetEntry,
    ProblemEntry,
    RefusedEntry,
    SummaryEntry,
    Tool,
    VmEntry,
)


class RunLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="run"):
    """The first line: what is known before the first VM."""

    report_version: Annotated[Literal[1], Meta(description="Version of this format.")]
    tool: Tool
    inputs: Annotated[tuple[str, ...], Meta(description="Names of the inventories, in order.")]


class VmLine(VmEntry, frozen=True, kw_only=True, tag_field="type", tag="vm"):
    """The verdict on one VM."""


class FleetLine(FleetEntry, frozen=True, kw_only=True, tag_field="type", tag="fleet"):
    """A finding across VMs."""


class ProblemLine(ProblemEntry, frozen=True, kw_only=True, tag_field="type", tag="problem"):
    """A problem of the input."""


class RefusedLine(RefusedEntry, frozen=True, kw_only=True, tag_field="type", tag="refused"):
    """A VM that was not checked."""


class SummaryLine(SummaryEntry, frozen=True, kw_only=True, tag_field="type", tag="summary"):
    """The last line: the run in numbers. Without it the report is not whole."""

    notes: Annotated[tuple[str, ...], Meta(description="What holds for the whole run.")]


Line = RunLine | VmLine | FleetLine | ProblemLine | RefusedLine | SummaryLine
