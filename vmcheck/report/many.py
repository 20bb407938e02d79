"""Several reports of one run, and what --report says of them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from vmcheck.engine.suggest import did_you_mean
from vmcheck.inventory.events import Problem, Refused
from vmcheck.report.base import Report, Run, Summary
from vmcheck.report.formats import FORMATS
from vmcheck.verdict import FleetFinding, Verdict


class ManyReports:
    """Passes a run on to several reports, in their order; a report itself."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = tuple(reports)

    @property
    def carries_problems(self) -> bool:
        """Whether one of them has a place for problems."""
        return any(report.carries_problems for report in self._reports)

    def begin(self, run: Run) -> None:
        """Start all."""
        for report in self._reports:
            report.begin(run)

    def verdict(self, verdict: Verdict) -> None:
        """Give one VM to all."""
        for report in self._reports:
            report.verdict(verdict)

    def refused(self, refused: Refused) -> None:
        """Give a VM that does not fit the schema to all."""
        for report in self._reports:
            report.refused(refused)

    def problem(self, problem: Problem) -> None:
        """Give a problem of the input to all."""
        for report in self._reports:
            report.problem(problem)

    def fleet(self, finding: FleetFinding) -> None:
        """Give a finding across VMs to all."""
        for report in self._reports:
            report.fleet(finding)

    def end(self, summary: Summary) -> None:
        """Finish all."""
        for report in self._reports:
            report.end(summary)


class Wanted(NamedTuple):
    """A report that is wanted, and where."""

    format_name: str
    path: Path | None
    """None: standard output."""


def parse_report_option(text: str) -> Wanted:
    """Read ``FORMAT`` or ``FORMAT=FILE``; ``-`` as the file is standard output.

    Raises:
        ValueError: there is no such format, or the name of the file is empty.
    """
    name, equals, file = text.partition("=")
    name = name.strip().lower()
    if name not in FORMATS:
        hint = did_you_mean(name, FORMATS)
        raise ValueError(f"there is no report format {name!r}{hint} (formats: {', '.join(FORMATS)})")
    if equals and not file.strip():
        raise ValueError(f"{text!r} names no file; write {name}=FILE, or {name} alone for standard output")
    return Wanted(name, Path(file) if equals and file != "-" else None)


def parse_report_options(texts: Iterable[str]) -> tuple[Wanted, ...]:
    """Read all values of ``--report``.

    Raises:
        ValueError: one cannot be read, two want standard output, or two the same file.
    """
    wanted = tuple(map(parse_report_option, texts))
    met: dict[Path | None, str] = {}
    for name, path in wanted:
        place = None if path is None else _resolved(path)
        if place in met:
            where = "standard output" if path is None else f"the same file, {path}"
            hint = f"; give one of them a file: {name}=FILE" if path is None else ""
            raise ValueError(f"the reports {met[place]} and {name} both go to {where}{hint}")
        met[place] = name
    return wanted


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):  # what opening it will complain about
        return path
