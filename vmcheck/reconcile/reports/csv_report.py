"""Rows for spreadsheets: RFC 4180, one row for each VM of either side."""

import csv
from typing import TextIO

from vmcheck.reconcile.reconciliation import Entry
from vmcheck.reconcile.reports.base import ReconcileCounts, ReconcileOptions, ReconcileRun
from vmcheck.reconcile.reports.entry_words import explanation, rules_in_play, said
from vmcheck.report.escape import csv_cell

HEADINGS = (
    "result",
    "name",
    "id",
    "host",
    "release",
    "state",
    "classification",
    "mode",
    "consistency",
    "log",
    "said",
    "rules",
    "missing",
    "explanation",
)


class ReconcileCsv:
    """Writes as it goes. There is no place for the lines of the log that were not understood."""

    def __init__(self, stream: TextIO, options: ReconcileOptions) -> None:  # noqa: ARG002 - as for all formats
        self._writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")

    def begin(self, run: ReconcileRun) -> None:  # noqa: ARG002 - no cell says which run it was
        """Write the headings."""
        self._writer.writerow(HEADINGS)

    def entry(self, entry: Entry) -> None:
        """Write the row of one VM."""
        self._writer.writerow([csv_cell(cell or "") for cell in _cells(entry)])

    def end(self, counts: ReconcileCounts) -> None:
        """Nothing: the rows can be added up."""


def _cells(entry: Entry) -> list[str | None]:
    vm = entry.vm
    facts = [None] * 5 if vm is None else [vm.release, vm.state, vm.classification, vm.mode, vm.consistency]
    return [
        entry.result,
        entry.name,
        entry.id,
        entry.host,
        *facts,
        " and ".join(one.label for one in entry.said),
        said(entry),
        "; ".join(f"{note.rule} {note.outcome}" for note in rules_in_play(entry)),
        "; ".join(vm.missing) if vm is not None else None,
        "; ".join(explanation(entry)),
    ]
