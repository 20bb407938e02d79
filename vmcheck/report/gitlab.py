"""GitLab's Code Quality report: a JSON array of what the gate looks at, written as it comes.

What was accepted is left out: GitLab compares with the report of the target branch by fingerprint,
and has no place for a reason.
"""

from typing import ClassVar, Literal, TextIO

from msgspec import Struct

from vmcheck.inventory.events import Place, Problem, Refused
from vmcheck.report.base import Options, Run, Summary
from vmcheck.report.escape import terminal
from vmcheck.report.fingerprint import fingerprints, fleet_fingerprint, hashed, vm_fingerprint
from vmcheck.report.json_list import JsonList
from vmcheck.report.json_text import json_line
from vmcheck.report.paths import InputNames
from vmcheck.report.problems import describe, of_refused
from vmcheck.report.words import undecided
from vmcheck.verdict import Finding, FleetFinding, Verdict

Severity = Literal["info", "minor", "major", "critical", "blocker"]


class Lines(Struct, frozen=True):
    """Where an issue begins, from 1."""

    begin: int


class Location(Struct, frozen=True):
    """A file relative to the repository, and a line."""

    path: str
    lines: Lines


class Issue(Struct, frozen=True, kw_only=True):
    """An entry of the report."""

    description: str
    check_name: str
    fingerprint: str
    severity: Severity
    location: Location


class GitlabReport:
    """Writes an issue a line."""

    carries_problems: ClassVar[bool] = True

    def __init__(self, stream: TextIO, options: Options) -> None:
        self._stream = stream
        self._names = InputNames(options.base)
        self._issues = JsonList(stream, 2, json_line)

    def begin(self, run: Run) -> None:  # noqa: ARG002 - the format has no place for the run
        """Open the array."""
        self._issues.begin()

    def verdict(self, verdict: Verdict) -> None:
        """Write an issue for each finding, and one where the class of the VM is not known."""
        if verdict.findings:
            self._findings(verdict)
        place = verdict.record.place()
        for unknown in verdict.unknowns:
            if unknown.fault is not None:
                key = vm_fingerprint(verdict, f"crashed {unknown.rule}")
                text = f"{verdict.name}: the rule crashed: {unknown.fault}"
                self._add(text, unknown.rule, key, "blocker", place)
        if verdict.classification == "undetermined":
            key = vm_fingerprint(verdict, "undetermined")
            text = f"{verdict.name}: undetermined; {undecided(verdict)}"
            self._add(text, "undetermined", key, "minor", place)

    def _findings(self, verdict: Verdict) -> None:
        for finding, key in zip(verdict.findings, fingerprints(verdict), strict=True):
            if finding.active:
                text = f"{verdict.name}: {finding.message}"
                place = verdict.record.place(finding.path)
                self._add(text, finding.rule, key, _severity(finding), place)

    def refused(self, refused: Refused) -> None:
        """Write an issue for each problem of the VM."""
        whose = "" if refused.name is None else f"{refused.name}: "
        for problem in of_refused(refused):
            self._of_input(problem, "vm-refused", f"{whose}not checked: ")

    def problem(self, problem: Problem) -> None:
        """Write an issue."""
        self._of_input(problem, "input-problem", "")

    def fleet(self, finding: FleetFinding) -> None:
        """Write an issue at the place of the first cause."""
        if finding.active:
            key = fleet_fingerprint(finding)
            self._add(finding.message, finding.rule, key, _severity(finding), finding.place)

    def end(self, summary: Summary) -> None:  # noqa: ARG002 - nor for a summary
        """Close the array."""
        self._issues.end()
        self._stream.write("\n")

    def _of_input(self, problem: Problem, check: str, before: str) -> None:
        """Write an issue about the input: what it is about has no name, so the position is its key."""
        place = problem.place
        key = hashed(check, place.file, str(place.line), str(place.column), problem.pointer, problem.message)
        severity: Severity = "critical" if problem.severity == "error" else "minor"
        self._add(f"{before}{describe(problem)}", check, key, severity, place)

    def _add(self, text: str, check: str, key: str, severity: Severity, place: Place) -> None:
        location = Location(self._names.path(place.file), Lines(place.line))
        self._issues.add(
            Issue(description=terminal(text), check_name=check, fingerprint=key, severity=severity,
                  location=location)
        )  # fmt: skip


def _severity(finding: Finding | FleetFinding) -> Severity:
    if finding.severity == "error":
        return "blocker" if finding.outcome == "fails" else "critical"
    return "major" if finding.severity == "warning" else "info"
