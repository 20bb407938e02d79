"""One run over inventories: every VM is checked, accepted findings marked, counted, gated, reported."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from vmcheck.checker import Checker
from vmcheck.gate import Gate
from vmcheck.inventory.events import NATIVE, Event, Opened, Problem, Record, Refused
from vmcheck.report.base import Report, Summary
from vmcheck.report.tally import Tally
from vmcheck.to_collect import to_collect
from vmcheck.verdict import FleetFinding, Verdict

if TYPE_CHECKING:
    from vmcheck.changes import Becomer

_TAKEN = 10
"""Of so many foreign inputs a note says what they were taken for."""


class Acceptance(Protocol):
    """Marks findings that were accepted: suppressions, a baseline. A verdict stays as it is."""

    def apply(self, verdict: Verdict) -> Verdict:
        """The verdict with its accepted findings marked."""
        ...

    def apply_fleet(self, finding: FleetFinding) -> FleetFinding:
        """The finding, marked if it was accepted."""
        ...


class Watcher(Protocol):
    """Looks at every verdict, for a note at the end."""

    def see(self, verdict: Verdict) -> None:
        """Take one VM."""
        ...


class RunLoop(Struct, kw_only=True):
    """Takes one event after another; keeps nothing but sums."""

    checker: Checker
    gate: Gate
    report: Report
    shown: frozenset[str] | None = None
    """Rules whose findings are shown; None for all."""
    accepted: Acceptance | None = None
    """Asked before anything is hidden: what is not shown is not fixed."""
    watchers: Sequence[Watcher] = ()
    becomer: "Becomer | None" = None
    """Where a report shows what VMs become by changes."""
    tell: Callable[[Problem | Refused], None] = lambda _event: None
    """Told of problems and refused VMs besides the report."""
    tally: Tally = field(default_factory=Tally)
    taken: list[str] = field(default_factory=list)
    not_assessed: int = 0

    def run(self, events: Iterable[Event]) -> None:
        """Take all events of all inputs."""
        for event in events:
            if isinstance(event, Opened):
                self._open(event)
            elif isinstance(event, Problem):
                self.problem(event)
            elif isinstance(event, Refused):
                self.tally.refused(event)
                self.report.refused(event)
                self.tell(event)
            else:
                self._verdict(self._checked(event))
                self.not_assessed += not self.checker.selection_assessed(event.vm)

    def fleet(self, findings: Iterable[FleetFinding]) -> None:
        """Take what was found across VMs."""
        for found in findings:
            finding = found if self.accepted is None else self.accepted.apply_fleet(found)
            if self.shown is None or finding.rule in self.shown:
                self.tally.fleet(finding)
                self.gate.see_fleet(finding)
                self.report.fleet(finding)

    def problem(self, problem: Problem) -> None:
        """Take a problem of the input."""
        self.tally.problem(problem)
        self.report.problem(problem)
        self.tell(problem)

    def summary(self, notes: Iterable[str]) -> Summary:
        """The sums, once everything was taken."""
        return self.tally.summary(
            selection_not_assessed=self.not_assessed,
            collect=to_collect(self.tally.missing),
            notes=(*self.taken, *notes),
        )

    def _checked(self, record: Record) -> Verdict:
        verdict = self.checker.check(record)
        if self.becomer is None or verdict.ready:
            return verdict
        return replace(verdict, becomes=partial(self.becomer.becomes, record.vm))

    def _open(self, opened: Opened) -> None:
        self.checker.open(opened)
        if self.becomer is not None:
            self.becomer.open(opened.header, opened.earliest)
        if opened.taken_for != NATIVE and len(self.taken) < _TAKEN:
            self.taken.append(f"{opened.file} was taken for {opened.taken_for}.")

    def _verdict(self, verdict: Verdict) -> None:
        if self.accepted is not None:
            verdict = self.accepted.apply(verdict)
        for watcher in self.watchers:
            watcher.see(verdict)
        self.gate.see(verdict, self.shown)
        if self.shown is not None:
            verdict = _only(verdict, self.shown)
        self.tally.verdict(verdict)
        self.report.verdict(verdict)


def _only(verdict: Verdict, shown: frozenset[str]) -> Verdict:
    """A verdict with the findings of some rules only. What it says stays as it is."""
    return replace(
        verdict,
        findings=[finding for finding in verdict.findings if finding.rule in shown],
        unknowns=[unknown for unknown in verdict.unknowns if unknown.rule in shown or unknown.fault],
        answers=[answer for answer in verdict.answers if answer.rule in shown],
    )
