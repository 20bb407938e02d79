"""The comparison as one JSON document, written while the changes come.

Its format is in ``json_document``, its schema in ``schemas/diff.schema.json``.
"""

from functools import partial
from typing import TextIO

from vmcheck.diff.across import AcrossChange
from vmcheck.diff.change import Change
from vmcheck.diff.reports.base import DiffCounts, DiffOptions, DiffRun
from vmcheck.diff.reports.json_document import DIFF_VERSION
from vmcheck.diff.reports.json_entries import across_entry, change_entry, counts_entry, side_entry
from vmcheck.diff.reports.words import notes
from vmcheck.report.json_document import Tool
from vmcheck.report.json_list import JsonList, WaitingList
from vmcheck.report.json_text import json_text

_ENCODE = partial(json_text, indent=4)


class DiffJson:
    """Writes VMs as they come; findings across VMs wait for their place behind them."""

    def __init__(self, stream: TextIO, options: DiffOptions) -> None:  # noqa: ARG002 - as for all formats
        self._stream = stream
        self._vms = JsonList(stream, 4, _ENCODE)
        self._across = WaitingList(4, _ENCODE)

    def begin(self, run: DiffRun) -> None:
        """Write what is known before the first VM."""
        self._stream.write(f'{{\n  "diff_version": {DIFF_VERSION}')
        self._member("tool", Tool(name="vmcheck", version=run.tool_version))
        self._member("old", side_entry(run.old))
        self._member("new", side_entry(run.new))
        self._member("notes", notes(run))
        self._stream.write(',\n  "vms": ')
        self._vms.begin()

    def change(self, change: Change) -> None:
        """Write one VM."""
        self._vms.add(change_entry(change))

    def across(self, change: AcrossChange) -> None:
        """Put one finding across VMs aside."""
        self._across.add(across_entry(change))

    def end(self, counts: DiffCounts) -> None:
        """Write what waits, and the counts."""
        self._vms.end()
        self._stream.write(',\n  "across": ')
        self._across.release(self._stream)
        self._member("summary", counts_entry(counts))
        self._stream.write("\n}\n")

    def _member(self, name: str, value: object) -> None:
        self._stream.write(f',\n  "{name}": {json_text(value, indent=2)}')
