"""One JSON document with everything, written while the run goes on.

Its format is in ``json_document``, its schema in ``schemas/report.schema.json``.
"""

from typing import ClassVar, TextIO

from vmcheck.inventory.events import Problem, Refused
from vmcheck.report.base import Options, Run, Summary
from vmcheck.report.json_document import REPORT_VERSION, Tool
from vmcheck.report.json_entries import fleet_entry, problem_entry, refused_entry, summary_entry, vm_entry
from vmcheck.report.json_list import JsonList, WaitingList
from vmcheck.report.json_text import json_text
from vmcheck.report.words import notes
from vmcheck.verdict import FleetFinding, Verdict

_INDENT = 4


class JsonReport:
    """Writes VMs as they come. What comes between and after them stands behind them: it waits in a file."""

    carries_problems: ClassVar[bool] = True

    def __init__(self, stream: TextIO, options: Options) -> None:
        self._stream = stream
        self._rate = options.save_rate
        self._vms = JsonList(stream, _INDENT, _entry)
        self._fleet = WaitingList(_INDENT, _entry)
        self._problems = WaitingList(_INDENT, _entry)
        self._refused = WaitingList(_INDENT, _entry)

    def begin(self, run: Run) -> None:
        """Write what is known before the first VM."""
        tool = json_text(Tool(name="vmcheck", version=run.tool_version), indent=2)
        self._stream.write(f'{{\n  "report_version": {REPORT_VERSION},\n  "tool": {tool},')
        self._stream.write(f'\n  "inputs": {json_text(run.inputs, indent=2)},\n  "vms": ')
        self._vms.begin()

    def verdict(self, verdict: Verdict) -> None:
        """Write one VM."""
        self._vms.add(vm_entry(verdict, self._rate))

    def refused(self, refused: Refused) -> None:
        """Put the VM aside."""
        self._refused.add(refused_entry(refused))

    def problem(self, problem: Problem) -> None:
        """Put the problem aside."""
        self._problems.add(problem_entry(problem))

    def fleet(self, finding: FleetFinding) -> None:
        """Put the finding across VMs aside."""
        self._fleet.add(fleet_entry(finding))

    def end(self, summary: Summary) -> None:
        """Write what waits, and what is known after the last VM."""
        self._vms.end()
        self._stream.write(',\n  "fleet": ')
        self._fleet.release(self._stream)
        self._stream.write(',\n  "problems": ')
        self._problems.release(self._stream)
        self._stream.write(',\n  "refused": ')
        self._refused.release(self._stream)
        self._stream.write(f',\n  "notes": {json_text(notes(summary), indent=2)}')
        self._stream.write(f',\n  "summary": {json_text(summary_entry(summary), indent=2)}\n}}\n')


def _entry(value: object) -> str:
    return json_text(value, indent=_INDENT)
