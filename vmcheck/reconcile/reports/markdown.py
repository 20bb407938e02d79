"""The reconciliation as GitHub-flavoured Markdown: ready for a ticket or a pull request."""

from typing import TextIO

from vmcheck.reconcile.judging import Result
from vmcheck.reconcile.reconciliation import Entry
from vmcheck.reconcile.reports.base import ReconcileCounts, ReconcileOptions, ReconcileRun
from vmcheck.reconcile.reports.collected import Collected
from vmcheck.reconcile.reports.entry_words import explanation
from vmcheck.reconcile.reports.words import TITLES, headline, log_line, notes
from vmcheck.report.capped import Capped
from vmcheck.report.escape import markdown_code, markdown_text

_FOLDED: frozenset[Result] = frozenset({"only-in-inventory", "agrees"})
"""Sections that are folded: the reader wants to see what was wrong."""


class ReconcileMarkdown:
    """Writes at the end."""

    def __init__(self, stream: TextIO, options: ReconcileOptions) -> None:
        self._stream = stream
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
        run = self._run
        logs = ", ".join(markdown_code(log.name) for log in run.logs)
        compared = f"{markdown_code(run.inventory)} compared with {logs}." if logs else ""
        sections = [
            [f"## {markdown_text(headline(run, counts))}"],
            [compared] if compared else [],
            [f"- {markdown_text(note)}" for note in notes(run)],
            *(self._section(result, kept) for result, kept in self._collected.sections()),
            _logs(run),
        ]
        self._stream.write("\n\n".join("\n".join(lines) for lines in sections if lines))
        self._stream.write("\n")

    def _section(self, result: Result, kept: Capped[Entry]) -> list[str]:
        hosts = self._collected.several_hosts
        names = ["VM", "Host", "Prediction and log"] if hosts else ["VM", "Prediction and log"]
        rows = [_row(entry, hosts=hosts) for entry in kept.kept]
        left_out = ["", f"... and {kept.left_out} more."] if kept.left_out else []
        table = [_line(names), _line(["---"] * len(names)), *rows, *left_out]
        if result not in _FOLDED:
            return [f"### {TITLES[result]} ({kept.count})", "", *table]
        summary = f"<details><summary>{TITLES[result]} ({kept.count})</summary>"
        return [summary, "", *table, "", "</details>"]


def _row(entry: Entry, *, hosts: bool) -> str:
    host = [markdown_code(entry.host) if entry.host else ""] if hosts else []
    return _line([markdown_code(entry.name), *host, "<br>".join(map(markdown_text, explanation(entry)))])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _logs(run: ReconcileRun) -> list[str]:
    if not run.logs:
        return []
    lines = ["### The lines of the log", ""]
    for log in run.logs:
        lines.append(f"- {markdown_text(log_line(log))}")
        lines += [f"  - line {shown.line}: {markdown_code(shown.text)}" for shown in log.shown]
        left_out = log.counts["doubtful"] + log.counts["unknown"] - len(log.shown)
        lines += [f"  - ... and {left_out} more that were not understood"] if left_out else []
    return lines
