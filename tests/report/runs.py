"""Whole runs through a format, as the command line makes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from tests.report import fleet
from tests.report.across_examples import ACROSS, HOSTILE_ACROSS, parent_shared
from vmcheck.inventory.events import Problem, Refused
from vmcheck.report import FORMATS, Options, Report, Run, Summary, Tally
from vmcheck.verdict import FleetFinding, Verdict


@dataclass(frozen=True, slots=True)
class Fleet:
    """What a run meets."""

    verdicts: Sequence[Verdict] = ()
    refused: Sequence[Refused] = ()
    problems: Sequence[Problem] = ()
    across: Sequence[FleetFinding] = ()
    selection_not_assessed: int = 0


FLEETS = {
    "empty": Fleet(),
    "clean": Fleet([fleet.CLEAN]),
    "mixed": Fleet(
        fleet.MIXED,
        [fleet.REFUSED, fleet.NAMELESS],
        [fleet.TWICE, fleet.SAME_NAME],
        across=ACROSS,
        selection_not_assessed=9,
    ),
    "hostile": Fleet(fleet.HOSTILE, across=HOSTILE_ACROSS),
    "ready-but-across": Fleet([fleet.CLEAN, fleet.vm("WEB02", 1)], across=ACROSS[:1]),
    "remarks-across": Fleet([fleet.CLEAN], across=[parent_shared("d:\\base.vhdx", ("WEB01", "WEB02"), 2, 3)]),
    "refused": Fleet(refused=[fleet.REFUSED]),
}


def summarize(given: Fleet) -> Summary:
    """Count a fleet."""
    tally = Tally()
    for verdict in given.verdicts:
        tally.verdict(verdict)
    for refused in given.refused:
        tally.refused(refused)
    for problem in given.problems:
        tally.problem(problem)
    for finding in given.across:
        tally.fleet(finding)
    return tally.summary(selection_not_assessed=given.selection_not_assessed)


def write(name: str, given: Fleet, options: Options | None = None) -> str:
    """Give the whole document of a format."""
    stream = StringIO(newline="")
    report_to(FORMATS[name].open(stream, options or Options()), given)
    return stream.getvalue()


def report_to(report: Report, given: Fleet) -> None:
    """Give a whole run to a report."""
    report.begin(Run(tool_version="0.1.0", inputs=(fleet.FILE, "C:\\Audit\\second.json")))
    for verdict in given.verdicts:
        report.verdict(verdict)
    for refused in given.refused:
        report.refused(refused)
    for problem in given.problems:
        report.problem(problem)
    for finding in given.across:
        report.fleet(finding)
    report.end(summarize(given))
