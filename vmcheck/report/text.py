"""One finding a line, ``file:line:column: severity: message``: for grep, editors and build logs."""

from collections.abc import Iterator
from typing import ClassVar, TextIO

from vmcheck.inventory.events import Problem, Refused, derived_from
from vmcheck.report.answers import because
from vmcheck.report.base import Options, Run, Summary
from vmcheck.report.escape import terminal
from vmcheck.report.problems import at, line, refused_lines
from vmcheck.report.words import headline, not_collected
from vmcheck.verdict import FleetFinding, Verdict


class TextReport:
    """Writes as it goes. A VM without findings costs nothing, positions are asked for what is written."""

    carries_problems: ClassVar[bool] = True

    def __init__(self, stream: TextIO, options: Options) -> None:
        self._stream = stream
        self._summary = options.summary

    def begin(self, run: Run) -> None:
        """Nothing comes before the first finding."""

    def verdict(self, verdict: Verdict) -> None:
        """Write a line for each finding, and one for all that is not known."""
        if verdict.findings or verdict.unknowns:
            self._write(_lines(verdict))
        if verdict.answers:
            self._write(_answer_lines(verdict))

    def refused(self, refused: Refused) -> None:
        """Write a line for each problem of the VM."""
        self._write(refused_lines(refused))

    def problem(self, problem: Problem) -> None:
        """Write a line."""
        self._write([line(problem)])

    def fleet(self, finding: FleetFinding) -> None:
        """Write a line at the place of the first cause; the message names the VMs."""
        self._write([f"{at(finding.place)}: {finding.severity}: {finding.rule} {finding.message}"])

    def end(self, summary: Summary) -> None:
        """Write the headline, if it is wanted."""
        if self._summary:
            self._write([headline(summary)])

    def _write(self, lines: Iterator[str] | list[str]) -> None:
        self._stream.write("".join([f"{terminal(text)}\n" for text in lines]))


def _lines(verdict: Verdict) -> Iterator[str]:
    place = verdict.record.place
    for found in verdict.findings:
        source = derived_from(verdict.record, found.path)
        message = f"{found.message} [{verdict.name}]{f' (derived from {source})' if source else ''}"
        yield f"{at(place(found.path))}: {found.severity}: {found.rule} {message}"
    for unknown in verdict.unknowns:
        if unknown.fault is not None:
            yield f"{at(place())}: error: {unknown.rule} the rule crashed: {unknown.fault} [{verdict.name}]"
    if verdict.missing:
        rules = ", ".join(_undecided(verdict))
        what = not_collected(verdict.missing)
        yield f"{at(place())}: unknown: {what}{f' ({rules})' if rules else ''} [{verdict.name}]"


def _answer_lines(verdict: Verdict) -> Iterator[str]:
    """What the other lines do not say: rules that passed, do not apply or could not be decided."""
    where = at(verdict.record.place())
    for answer in verdict.answers:
        if answer.value in ("pass", "not-applicable", "unknown"):
            reason = because(answer)
            why = f": {reason}" if reason else ""
            yield f"{where}: {answer.value}: {answer.rule} {answer.title}{why} [{verdict.name}]"


def _undecided(verdict: Verdict) -> list[str]:
    """The rules that wait for the missing facts; those that only advise can wait."""
    wanted = set(verdict.missing)
    return [
        unknown.rule
        for unknown in verdict.unknowns
        if unknown.fault is None and unknown.outcome != "advice" and not wanted.isdisjoint(unknown.missing)
    ]
