"""One JSON document with everything, written while the run goes on.

Its format is in ``json_document``, its schema in ``schemas/report.schema.json``.
"""

from tempfile import SpooledTemporaryFile
from typing import IO, ClassVar, TextIO

from vmcheck.inventory.events import Problem, Refused
from vmcheck.report.base import Options, Run, Summary
from vmcheck.report.json_document import REPORT_VERSION, Tool
from vmcheck.report.json_entries import fleet_entry, problem_entry, refused_entry, summary_entry, vm_entry
from vmcheck.report.json_text import json_text
from vmcheck.report.words import notes
from vmcheck.verdict import FleetFinding, Verdict

_IN_MEMORY = 1_000_000
_CHUNK = 1 << 16


class JsonReport:
    """Writes VMs as they come. What comes between and after them stands behind them: it waits in a file."""

    carries_problems: ClassVar[bool] = True

    def __init__(self, stream: TextIO, options: Options) -> None:  # noqa: ARG002 - as for all formats
        self._stream = stream
        self._vms = _List(stream)
        self._fleet = _Waiting()
        self._problems = _Waiting()
        self._refused = _Waiting()

    def begin(self, run: Run) -> None:
        """Write what is known before the first VM."""
        tool = json_text(Tool(name="vmcheck", version=run.tool_version), indent=2)
        self._stream.write(f'{{\n  "report_version": {REPORT_VERSION},\n  "tool": {tool},')
        self._stream.write(f'\n  "inputs": {json_text(run.inputs, indent=2)},\n  "vms": ')
        self._vms.begin()

    def verdict(self, verdict: Verdict) -> None:
        """Write one VM."""
        self._vms.add(vm_entry(verdict))

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


class _List:
    """A JSON array on the second level of the document, written entry by entry."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._empty = True

    def begin(self) -> None:
        self._stream.write("[")

    def add(self, entry: object) -> None:
        self._stream.write("\n    " if self._empty else ",\n    ")
        self._stream.write(json_text(entry, indent=4))
        self._empty = False

    def end(self) -> None:
        self._stream.write("]" if self._empty else "\n  ]")


class _Waiting:
    """An array that waits for its place in the document: in memory, then in a temporary file."""

    def __init__(self) -> None:
        self._file: SpooledTemporaryFile[str] | None = None
        self._list: _List | None = None

    def add(self, entry: object) -> None:
        if self._list is None:
            # No context manager: it outlives this call, and release() closes it.
            self._file = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="ascii", newline="")  # noqa: SIM115
            self._list = _List(self._file)
            self._list.begin()
        self._list.add(entry)

    def release(self, stream: TextIO) -> None:
        if self._file is None or self._list is None:
            stream.write("[]")
            return
        self._list.end()
        with self._file as file:
            file.seek(0)
            while chunk := file.read(_CHUNK):
                stream.write(chunk)
