"""The comparison for people at a terminal."""

from typing import TextIO

from vmcheck.diff.across import AcrossChange
from vmcheck.diff.change import Change, Kind
from vmcheck.diff.reports.base import DiffCounts, DiffOptions, DiffRun
from vmcheck.diff.reports.collected import Collected
from vmcheck.diff.reports.words import TITLES, headline, notes, steps
from vmcheck.report.capped import Capped
from vmcheck.report.colour import BOLD, CLASS, SEVERITY, paint
from vmcheck.report.escape import terminal
from vmcheck.report.layout import Cell, grid, hanging, heading, shorten

_LONGEST = 300
_STYLES: dict[Kind, str] = {"worse": CLASS["fails"], "better": CLASS["online-capable"]}


class DiffTable:
    """Writes at the end."""

    def __init__(self, stream: TextIO, options: DiffOptions) -> None:
        self._stream = stream
        self._options = options
        self._collected = Collected(options.limit)
        self._run: DiffRun | None = None

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
        sections = [
            [self._headline(self._run, counts)],
            [
                line
                for note in notes(self._run)
                for line in hanging("note: ", terminal(note), self._options.width)
            ],
            *(self._section(kind, kept) for kind, kept in self._collected.sections()),
            self._across(),
        ]
        self._stream.write("\n\n".join("\n".join(lines) for lines in sections if lines))
        self._stream.write("\n")

    def _headline(self, run: DiffRun, counts: DiffCounts) -> str:
        style = BOLD if counts.by_kind["worse"] else CLASS["online-capable"]
        return self._paint(terminal(headline(run, counts)), style)

    def _section(self, kind: Kind, kept: Capped[Change]) -> list[str]:
        name = max(12, self._options.width // 4)
        rows = [(self._name(change, name), self._steps(change)) for change in kept.kept]
        headings = [heading(text, colour=self._options.colour) for text in ("VM", "What happened")]
        title = self._paint(TITLES[kind], _STYLES.get(kind, BOLD))
        lines = grid(headings, rows, (name, self._options.width - name - 2))
        return [title, *lines, *_left_out(kept)]

    def _name(self, change: Change, width: int) -> Cell:
        host = change.vm.host if self._collected.several_hosts else None
        name = f"{change.vm.name} ({host})" if host else change.vm.name
        return Cell(shorten(terminal(name), 3 * width))

    def _steps(self, change: Change) -> Cell:
        return Cell("\n".join(shorten(terminal(step), _LONGEST) for step in steps(change)))

    def _across(self) -> list[str]:
        kept = self._collected.across
        if not kept.count:
            return []
        lines = [line for change in kept.kept for line in self._across_lines(change)]
        return [self._paint("Across VMs", BOLD), *lines, *_left_out(kept)]

    def _across_lines(self, change: AcrossChange) -> list[str]:
        label = f"  {change.kind}: {change.rule}  "
        first, *more = hanging(label, shorten(terminal(change.message), _LONGEST), self._options.width)
        painted = f"  {change.kind}: {self._paint(change.rule, SEVERITY[change.severity])}  "
        return [painted + first[len(label) :], *more]

    def _paint(self, text: str, style: str) -> str:
        return paint(text, style) if self._options.colour else text


def _left_out(kept: Capped[Change] | Capped[AcrossChange]) -> list[str]:
    return [f"  ... and {kept.left_out} more: see the JSON report"] if kept.left_out else []
