"""Annotations for GitHub Actions: a workflow command for each finding that the gate looks at.

GitHub shows ten errors, ten warnings and ten notices of a step; the log has all of them, and the
summary of the job too. What was accepted gives no annotation. The syntax is that of GitHub's page
"Workflow commands for GitHub Actions".
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import ClassVar, TextIO

from vmcheck.inventory.events import Place, Problem, Refused
from vmcheck.report.base import Options, Report, Run, Summary
from vmcheck.report.escape import terminal, workflow_data, workflow_property
from vmcheck.report.github_summary import GithubSummary
from vmcheck.report.many import ManyReports
from vmcheck.report.paths import InputNames, is_file
from vmcheck.report.problems import at, describe, of_refused
from vmcheck.report.words import headline, notes, undecided
from vmcheck.verdict import Finding, FleetFinding, Severity, Verdict

_COMMANDS: Mapping[Severity, str] = MappingProxyType(
    {"error": "error", "warning": "warning", "info": "notice"}
)


def open_github(stream: TextIO, options: Options) -> Report:
    """Give the report, together with the summary of the job where that is wanted."""
    annotations = GithubReport(stream, options)
    if options.summary_file is None:
        return annotations
    return ManyReports([annotations, GithubSummary(options.summary_file, options)])


class GithubReport:
    """Writes as it goes. The log ends with the headline and the notes, which are no commands."""

    carries_problems: ClassVar[bool] = True

    def __init__(self, stream: TextIO, options: Options) -> None:
        self._stream = stream
        self._names = InputNames(options.base)

    def begin(self, run: Run) -> None:
        """Nothing comes before the first finding."""

    def verdict(self, verdict: Verdict) -> None:
        """Write a command for each finding, and one where the class of the VM is not known."""
        place = verdict.record.place
        for finding in verdict.findings:
            if finding.active:
                self._finding(finding, place(finding.path), f" [{verdict.name}]")
        for unknown in verdict.unknowns:
            if unknown.fault is not None:
                title = f"{unknown.rule} The rule crashed [{verdict.name}]"
                self._command("error", place(), title, [unknown.fault])
        if verdict.classification == "undetermined":
            title = f"The verdict is undetermined [{verdict.name}]"
            self._command("info", place(), title, [undecided(verdict)])

    def refused(self, refused: Refused) -> None:
        """Write a command for each problem of the VM."""
        whose = "" if refused.name is None else f" [{refused.name}]"
        for problem in of_refused(refused):
            title = f"A VM does not fit the schema and was not checked{whose}"
            self._command(problem.severity, problem.place, title, [describe(problem)])

    def problem(self, problem: Problem) -> None:
        """Write a command."""
        title = "Something in the inventory does not fit"
        self._command(problem.severity, problem.place, title, [describe(problem)])

    def fleet(self, finding: FleetFinding) -> None:
        """Write a command at the place of the first cause."""
        if finding.active:
            self._finding(finding, finding.place, "")

    def end(self, summary: Summary) -> None:
        """Write headline and notes."""
        lines = [f"vmcheck: {terminal(text)}\n" for text in (headline(summary), *notes(summary))]
        self._stream.write("".join(lines))

    def _finding(self, finding: Finding | FleetFinding, place: Place, whose: str) -> None:
        title = f"{finding.rule} {finding.title}{whose}"
        self._command(finding.severity, place, title, _lines(finding))

    def _command(self, severity: Severity, place: Place, title: str, lines: list[str]) -> None:
        properties = {"title": terminal(title)}
        if is_file(place.file):
            file = self._names.path(place.file)
            properties = {"file": file, "line": str(place.line), "col": str(place.column), **properties}
        else:
            lines = [f"{at(place)}: {lines[0]}", *lines[1:]]
        self._stream.write(f"{workflow_command(_COMMANDS[severity], properties, lines)}\n")


def workflow_command(name: str, properties: Mapping[str, str], lines: Iterable[str]) -> str:
    """Give a workflow command; the lines become one message."""
    shown = ",".join(f"{key}={workflow_property(value)}" for key, value in properties.items())
    message = "\n".join(map(terminal, lines))
    return f"::{name} {shown}::{workflow_data(message)}"


def _lines(finding: Finding | FleetFinding) -> list[str]:
    remedy = finding.remedy
    commands = [command for command in (remedy.powershell, remedy.shell) if command]
    return [finding.message, finding.impact, f"What to do: {remedy.text}", *commands]
