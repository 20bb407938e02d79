"""The reconciliation for people at a terminal."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TextIO

from vmcheck.reconcile.judging import Result
from vmcheck.reconcile.reading import Log
from vmcheck.reconcile.reconciliation import Entry
from vmcheck.reconcile.reports.base import ReconcileCounts, ReconcileOptions, ReconcileRun
from vmcheck.reconcile.reports.collected import Collected
from vmcheck.reconcile.reports.entry_words import explanation
from vmcheck.reconcile.reports.words import TITLES, headline, log_line, notes
from vmcheck.report.capped import Capped
from vmcheck.report.colour import BOLD, CLASS, paint
from vmcheck.report.escape import terminal
from vmcheck.report.layout import Cell, grid, hanging, heading, shorten

_LONGEST = 300
_STYLES: Mapping[Result, str] = MappingProxyType(
    {
        "disagrees": CLASS["fails"],
        "contradictory": CLASS["saved-state"],
        "taught": CLASS["undetermined"],
        "agrees": CLASS["online-capable"],
    }
)


class ReconcileTable:
    """Writes at the end."""

    def __init__(self, stream: TextIO, options: ReconcileOptions) -> None:
        self._stream = stream
        self._options = options
        self._collected = Collected(options.limit)
        self._run: ReconcileRun | None = None

    def begin(self, run: ReconcileRun) -> None:
        """Keep the run: the headline comes first, and it is known last."""
        self._run = run

    def entry(self, entry: Entry) -> None:
        """Keep one VM."""
        self._collected.add(entry)

    def end(self, counts: ReconcileCounts) -> None:
        """Write everything."""
        assert self._run is not None  # noqa: S101  # begin comes first
        run, width = self._run, self._options.width
        sections = [
            [self._paint(terminal(headline(run, counts)), CLASS["fails"] if counts.closed else BOLD)],
            [line for note in notes(run) for line in hanging("note: ", terminal(note), width)],
            *(self._section(result, kept) for result, kept in self._collected.sections()),
            self._logs(run),
        ]
        self._stream.write("\n\n".join("\n".join(lines) for lines in sections if lines))
        self._stream.write("\n")

    def _section(self, result: Result, kept: Capped[Entry]) -> list[str]:
        name = max(12, self._options.width // 4)
        rows = [(self._name(entry, name), _explained(entry)) for entry in kept.kept]
        headings = [heading(text, colour=self._options.colour) for text in ("VM", "Prediction and log")]
        left_out = [f"  ... and {kept.left_out} more: see the JSON report"] if kept.left_out else []
        title = self._paint(f"{TITLES[result]} ({kept.count})", _STYLES.get(result, BOLD))
        return [title, *grid(headings, rows, (name, self._options.width - name - 2)), *left_out]

    def _name(self, entry: Entry, width: int) -> Cell:
        host = entry.host if self._collected.several_hosts else None
        name = f"{entry.name} ({host})" if host else entry.name
        return Cell(shorten(terminal(name), 3 * width))

    def _logs(self, run: ReconcileRun) -> list[str]:
        lines = [line for log in run.logs for line in self._log(log)]
        return [self._paint("The lines of the log", BOLD), *lines] if lines else []

    def _log(self, log: Log) -> Iterator[str]:
        width = self._options.width
        yield from hanging("  ", terminal(log_line(log)), width)
        for shown in log.shown:
            label = f"    {terminal(log.name)}:{shown.line}: "
            yield from hanging(label, shorten(terminal(shown.text), max(width - len(label), 20)), width)
        left_out = log.counts["doubtful"] + log.counts["unknown"] - len(log.shown)
        if left_out:
            yield f"    ... and {left_out} more that were not understood"

    def _paint(self, text: str, style: str) -> str:
        return paint(text, style) if self._options.colour else text


def _explained(entry: Entry) -> Cell:
    return Cell("\n".join(shorten(terminal(line), _LONGEST) for line in explanation(entry)))
