"""SARIF 2.1.0, for code scanning and editors.

Results are written as they come, one a line; what is known last, the rules among it, stands behind
them. Accepted findings are there too, marked as suppressed or unchanged: whoever reads the log
decides what to show.
"""

from collections.abc import Iterable
from typing import ClassVar, TextIO

from vmcheck.inventory.events import Problem, Refused
from vmcheck.report.base import Options, Run, Summary
from vmcheck.report.json_list import JsonList, WaitingList
from vmcheck.report.json_text import json_line
from vmcheck.report.sarif_document import ROOT, SCHEMA, VERSION
from vmcheck.report.sarif_entries import SarifEntries, notification_descriptors, run_note
from vmcheck.report.words import headline, notes
from vmcheck.verdict import FleetFinding, Verdict

_ROOTS = {ROOT: {"description": {"text": "The folder that vmcheck was run in."}}}
_UPPER = 8
_LOWER = 12
"""Blanks before an entry of the results, and of the lists behind them."""


class SarifReport:
    """Writes as it goes. Notifications wait in a file."""

    carries_problems: ClassVar[bool] = True

    def __init__(self, stream: TextIO, options: Options) -> None:
        self._stream = stream
        self._entries = SarifEntries(options)
        self._results = JsonList(stream, _UPPER, json_line)
        self._notifications = WaitingList(_LOWER, json_line)
        self._version = ""

    def begin(self, run: Run) -> None:
        """Write what stands before the first result."""
        self._version = run.tool_version
        self._stream.write(
            f'{{\n  "$schema": "{SCHEMA}",\n  "version": "{VERSION}",\n  "runs": [\n    {{\n'
            f'      "columnKind": "unicodeCodePoints",\n'
            f'      "originalUriBaseIds": {json_line(_ROOTS)},\n'
            f'      "results": '
        )
        self._results.begin()

    def verdict(self, verdict: Verdict) -> None:
        """Write a result for each finding."""
        if verdict.findings:
            for result in self._entries.results(verdict):
                self._results.add(result)
        if verdict.missing or verdict.unknowns:
            for notification in self._entries.crashes_and_gaps(verdict):
                self._notifications.add(notification)

    def refused(self, refused: Refused) -> None:
        """Put the VM aside."""
        for notification in self._entries.refused(refused):
            self._notifications.add(notification)

    def problem(self, problem: Problem) -> None:
        """Put the problem aside."""
        self._notifications.add(self._entries.problem(problem))

    def fleet(self, finding: FleetFinding) -> None:
        """Write a result."""
        self._results.add(self._entries.fleet_result(finding))

    def end(self, summary: Summary) -> None:
        """Write the rules, and how the run went."""
        self._results.end()
        self._stream.write(',\n      "tool": {\n        "driver": {\n          "name": "vmcheck",\n')
        self._stream.write(f'          "version": {json_line(self._version)},\n          "rules": ')
        self._list(self._entries.rules.descriptors())
        self._stream.write(',\n          "notifications": ')
        self._list(notification_descriptors())
        self._stream.write("\n        }\n      },\n")
        self._invocation(summary)
        self._stream.write("    }\n  ]\n}\n")

    def _invocation(self, summary: Summary) -> None:
        good = not (summary.refused or summary.errors or summary.faults)
        self._stream.write('      "invocations": [\n        {\n')
        self._stream.write(f'          "executionSuccessful": {json_line(good)},\n')
        if summary.exit_code is not None:
            self._stream.write(f'          "exitCode": {summary.exit_code},\n')
        self._stream.write('          "toolExecutionNotifications": ')
        self._notifications.release(self._stream)
        self._stream.write(',\n          "toolConfigurationNotifications": ')
        self._list(map(run_note, [headline(summary), *notes(summary)]))
        self._stream.write("\n        }\n      ]\n")

    def _list(self, entries: Iterable[object]) -> None:
        written = JsonList(self._stream, _LOWER, json_line)
        written.begin()
        for entry in entries:
            written.add(entry)
        written.end()
