"""Everything as NDJSON: a JSON object a line, written as it comes, for programs that read streams.

The lines are described in ``ndjson_lines``.
"""

from typing import ClassVar, TextIO

from msgspec import structs

from vmcheck.inventory.events import Problem, Refused
from vmcheck.report.base import Options, Run, Summary
from vmcheck.report.json_document import REPORT_VERSION, Tool
from vmcheck.report.json_entries import fleet_entry, problem_entry, refused_entry, summary_entry, vm_entry
from vmcheck.report.json_text import json_line
from vmcheck.report.ndjson_lines import (
    FleetLine,
    Line,
    ProblemLine,
    RefusedLine,
    RunLine,
    SummaryLine,
    VmLine,
)
from vmcheck.report.words import notes
from vmcheck.verdict import FleetFinding, Verdict


class NdjsonReport:
    """Writes as it goes; lines stand in the order in which things happened."""

    carries_problems: ClassVar[bool] = True

    def __init__(self, stream: TextIO, options: Options) -> None:
        self._stream = stream
        self._rate = options.save_rate

    def begin(self, run: Run) -> None:
        """Write the line about the run."""
        tool = Tool(name="vmcheck", version=run.tool_version)
        self._write(RunLine(report_version=REPORT_VERSION, tool=tool, inputs=run.inputs))

    def verdict(self, verdict: Verdict) -> None:
        """Write the line of one VM."""
        self._write(VmLine(**structs.asdict(vm_entry(verdict, self._rate))))

    def refused(self, refused: Refused) -> None:
        """Write the line of a VM that was not checked."""
        self._write(RefusedLine(**structs.asdict(refused_entry(refused))))

    def problem(self, problem: Problem) -> None:
        """Write the line of a problem."""
        self._write(ProblemLine(**structs.asdict(problem_entry(problem))))

    def fleet(self, finding: FleetFinding) -> None:
        """Write the line of a finding across VMs."""
        self._write(FleetLine(**structs.asdict(fleet_entry(finding))))

    def end(self, summary: Summary) -> None:
        """Write the last line."""
        entry = structs.asdict(summary_entry(summary))
        self._write(SummaryLine(**entry, notes=tuple(notes(summary))))

    def _write(self, line: Line) -> None:
        self._stream.write(f"{json_line(line)}\n")
