"""The comparison as GitHub-flavoured Markdown: ready for a comment in a pull request."""

from typing import TextIO

from vmcheck.diff.across import AcrossChange
from vmcheck.diff.change import Change, Kind
from vmcheck.diff.reports.base import DiffCounts, DiffOptions, DiffRun
from vmcheck.diff.reports.collected import Collected
from vmcheck.diff.reports.words import TITLES, headline, notes, steps
from vmcheck.report.capped import Capped
from vmcheck.report.escape import markdown_code, markdown_text

_LONGEST_COMMENT = 60_000
"""GitHub takes comments of 65,536 characters; the rest is counted."""
_FOLDED: frozenset[Kind] = frozenset({"changed", "gone", "not-compared", "unchanged"})
"""Sections that are folded: who reviews wants to see what got worse."""


class DiffMarkdown:
    """Writes at the end."""

    def __init__(self, stream: TextIO, options: DiffOptions) -> None:
        self._stream = stream
        self._collected = Collected(options.limit)
        self._run: DiffRun | None = None
        self._room = _LONGEST_COMMENT

    def begin(self, run: DiffRun) -> None:
        """Keep the run: the headline comes first, and it is known last."""
        self._run = run

    def change(self, change: Change) -> None:
        """Keep one VM."""
        self._collected.change(change)

    def across(self, change: AcrossChange) -> None:
        """Keep one finding across VMs."""
        self._collected.across.add(change)

    def end(self, counts: DiffCounts) -> None:
        """Write everything."""
        assert self._run is not None  # noqa: S101  # begin comes first
        run = self._run
        sections = [
            [f"## {markdown_text(headline(run, counts))}"],
            [f"{markdown_code(run.old.input)} compared with {markdown_code(run.new.input)}."],
            [f"- {markdown_text(note)}" for note in notes(run)],
            self._across(),
            *(self._section(kind, kept) for kind, kept in self._collected.sections()),
        ]
        self._stream.write("\n\n".join("\n".join(lines) for lines in sections if lines))
        self._stream.write("\n")

    def _section(self, kind: Kind, kept: Capped[Change]) -> list[str]:
        hosts = self._collected.several_hosts
        names = ("VM", "Host", "What happened") if hosts else ("VM", "What happened")
        rows = self._fitting([_row(change, hosts=hosts) for change in kept.kept])
        table = [_line(names), _line(["---"] * len(names)), *rows, *_left_out(kept.count - len(rows))]
        if kind not in _FOLDED:
            return [f"### {TITLES[kind]}", "", *table]
        summary = f"<details><summary>{TITLES[kind]} ({kept.count})</summary>"
        return [summary, "", *table, "", "</details>"]

    def _across(self) -> list[str]:
        kept = self._collected.across
        if not kept.count:
            return []
        rows = self._fitting([_across_row(change) for change in kept.kept])
        table = [_line(("", "Rule", "Severity", "Finding")), _line(["---"] * 4), *rows]
        return ["### Across VMs", "", *table, *_left_out(kept.count - len(rows))]

    def _fitting(self, rows: list[str]) -> list[str]:
        """The first rows, as far as there is room in a comment."""
        taken = []
        for row in rows:
            self._room -= len(row) + 1
            if self._room < 0:
                break
            taken.append(row)
        return taken


def _row(change: Change, *, hosts: bool) -> str:
    host = [markdown_code(change.vm.host) if change.vm.host else ""] if hosts else []
    return _line([markdown_code(change.vm.name), *host, "<br>".join(map(markdown_text, steps(change)))])


def _across_row(change: AcrossChange) -> str:
    return _line([change.kind, change.rule, change.severity, markdown_text(change.message)])


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _left_out(number: int) -> list[str]:
    return ["", f"... and {number} more."] if number else []
