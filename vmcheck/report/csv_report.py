"""Rows for spreadsheets: RFC 4180, one row for each VM or for each finding.

A finding across VMs is a row among findings, with "3 VMs" in the place of a name; the layout of VMs
has no room for it.
"""

import csv
from typing import ClassVar, TextIO

from vmcheck.inventory.events import Problem, Refused
from vmcheck.report.base import Options, Run, Summary
from vmcheck.report.csv_rows import LAYOUTS, Cell
from vmcheck.report.escape import csv_cell
from vmcheck.verdict import FleetFinding, Verdict


class CsvReport:
    """Writes as it goes. Text is quoted, numbers are not.

    Quotes keep a cell whole in spreadsheets that separate by semicolon, and tell importers that
    "007" is a name. There is no place for refused VMs and problems.
    """

    carries_problems: ClassVar[bool] = False

    def __init__(self, stream: TextIO, options: Options) -> None:
        self._stream = stream
        self._bom = options.bom
        self._rate = options.save_rate
        self._layout = LAYOUTS[options.csv_layout]
        self._writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")

    def begin(self, run: Run) -> None:  # noqa: ARG002 - no cell says which run it was
        """Write the headings."""
        if self._bom:
            self._stream.write("\ufeff")
        self._writer.writerow(self._layout.headings)

    def verdict(self, verdict: Verdict) -> None:
        """Write the rows of one VM."""
        self._writer.writerows(_safe(row) for row in self._layout.rows(verdict, self._rate))

    def refused(self, refused: Refused) -> None:
        """Nothing: a row is a VM that was checked."""

    def problem(self, problem: Problem) -> None:
        """Nothing: see ``carries_problems``."""

    def fleet(self, finding: FleetFinding) -> None:
        """Write the row of a finding across VMs, where the layout has one."""
        self._writer.writerows(_safe(row) for row in self._layout.fleet_rows(finding))

    def end(self, summary: Summary) -> None:
        """Nothing: the rows can be added up."""


def _safe(row: tuple[Cell, ...]) -> list[str | int]:
    return [csv_cell(cell) if isinstance(cell, str) else "" if cell is None else cell for cell in row]
