"""The reconciliation as one JSON document, written while the VMs come.

Its format is in ``json_document``, its schema in ``schemas/reconcile.schema.json``.
"""

from functools import partial
from typing import TextIO

from vmcheck.reconcile.reconciliation import Entry
from vmcheck.reconcile.reports.base import ReconcileCounts, ReconcileOptions, ReconcileRun
from vmcheck.reconcile.reports.json_document import RECONCILIATION_VERSION
from vmcheck.reconcile.reports.json_entries import counts_entry, inventory_entry, log_entry, vm_entry
from vmcheck.reconcile.reports.words import notes
from vmcheck.report.json_document import Tool
from vmcheck.report.json_list import JsonList
from vmcheck.report.json_text import json_text


class ReconcileJson:
    """Writes VMs as they come."""

    def __init__(self, stream: TextIO, options: ReconcileOptions) -> None:  # noqa: ARG002 - as for all formats
        self._stream = stream
        self._vms = JsonList(stream, 4, partial(json_text, indent=4))

    def begin(self, run: ReconcileRun) -> None:
        """Write what is known before the first VM."""
        self._stream.write(f'{{\n  "reconciliation_version": {RECONCILIATION_VERSION}')
        self._member("tool", Tool(name="vmcheck", version=run.tool_version))
        self._member("inventory", inventory_entry(run))
        self._member("host", run.host)
        self._member("logs", [log_entry(log) for log in run.logs])
        self._member("notes", notes(run))
        self._stream.write(',\n  "vms": ')
        self._vms.begin()

    def entry(self, entry: Entry) -> None:
        """Write one VM."""
        self._vms.add(vm_entry(entry))

    def end(self, counts: ReconcileCounts) -> None:
        """Write the counts."""
        self._vms.end()
        self._member("summary", counts_entry(counts))
        self._stream.write("\n}\n")

    def _member(self, name: str, value: object) -> None:
        self._stream.write(f',\n  "{name}": {json_text(value, indent=2)}')
