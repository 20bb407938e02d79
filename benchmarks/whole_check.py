"""Everything that ``vmcheck check`` does with an inventory, without its start."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from vmcheck.__main__ import YOUNG
from vmcheck.checker import Checker
from vmcheck.engine.rule import Rule
from vmcheck.fleet.watch import FleetWatch
from vmcheck.gate import Gate
from vmcheck.inventory.events import Event, Opened, Problem, Refused
from vmcheck.inventory.reader import read_inventory
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.report.base import Options, Report, Run
from vmcheck.report.formats import FORMATS
from vmcheck.report.tally import Tally


class WholeCheck:
    """Reads, asks all rules, judges, counts; and writes a report if one is wanted."""

    def __init__(self, rules: list[Rule], *, format_name: str | None = None) -> None:
        self._rules = rules
        self._format = format_name

    def __call__(self, path: Path) -> int:
        """Check an inventory; how many VMs it holds, refused ones too."""
        with _collector_of_the_command():
            if self._format is None:
                return self._run(path, None)
            with Path(os.devnull).open("w", encoding="utf-8", newline="") as stream:
                return self._run(path, self._report(stream))

    def _report(self, stream: TextIO) -> Report:
        report = FORMATS[self._format or "text"].open(stream, Options())
        report.begin(Run(tool_version="benchmark", inputs=()))
        return report

    def _run(self, path: Path, report: Report | None) -> int:
        gate, tally = Gate(frozenset({"error"})), Tally()
        with FleetWatch(self._rules, catalogue()) as watch, path.open("rb") as stream:
            checker = Checker(self._rules, catalogue(), watch=watch)
            for event in read_inventory(stream, path.name):
                _take(event, checker, gate, tally, report)
            for finding in watch.findings():
                tally.fleet(finding)
                if report is not None:
                    report.fleet(finding)
        summary = tally.summary()
        if report is not None:
            report.end(summary)
        return summary.vms + summary.refused


def _take(event: Event, checker: Checker, gate: Gate, tally: Tally, report: Report | None) -> None:
    if isinstance(event, Opened):
        checker.open(event)
    elif isinstance(event, Problem):
        tally.problem(event)
        if report is not None:
            report.problem(event)
    elif isinstance(event, Refused):
        tally.refused(event)
        if report is not None:
            report.refused(event)
    else:
        verdict = checker.check(event)
        checker.selection_assessed(event.vm)
        tally.verdict(verdict)
        gate.see(verdict)
        if report is not None:
            report.verdict(verdict)


@contextmanager
def _collector_of_the_command() -> Iterator[None]:
    """The garbage collector as ``vmcheck`` sets it at its start; the others run as Python comes."""
    before = gc.get_threshold()
    gc.set_threshold(YOUNG, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
