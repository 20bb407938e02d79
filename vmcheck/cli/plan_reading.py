"""Reads the inventories of vmcheck plan into a plan, and tells of what could not be read."""

from collections.abc import Iterable, Iterator

from vmcheck.checker import Checker
from vmcheck.cli.plan_tools import PlanTools
from vmcheck.cli.tell import tell_problem, tell_refused
from vmcheck.inventory.events import NATIVE, Event, Opened, Problem, Record, Refused
from vmcheck.inventory.model import Release
from vmcheck.plan.fleet_book import FleetBook
from vmcheck.plan.model import Plan
from vmcheck.plan.planning import make_plan
from vmcheck.plan.scenario import Outlook
from vmcheck.plan.standing import standing
from vmcheck.plan.upgrade import UpgradedAdvisor, UpgradedJudge
from vmcheck.plan.what_if import WhatIf
from vmcheck.report.base import Summary
from vmcheck.report.tally import Tally
from vmcheck.verdict import Verdict

_TAKEN = 10
"""Of so many foreign inputs a note says what they were taken for."""


class PlanReading:
    """Reads once, into one kind of plan; keeps what there is to say of the input."""

    def __init__(self, events: Iterable[Event], *, quiet: bool) -> None:
        self._events = events
        self._quiet = quiet
        self._tally = Tally()
        self._remarks: list[str] = []
        self._inputs = 0
        self._not_assessed = 0
        self.refused: list[Refused] = []
        self.problems: list[Problem] = []
        self.faults: set[str] = set()

    def as_it_is(self, tools: PlanTools) -> Plan:
        """The plan of the fleet as it is."""
        checker = tools.checker()
        with FleetBook(checker, tools.becomer()) as book:
            for event in self._readable():
                if isinstance(event, Opened):
                    book.open(event)
                else:
                    self._see(book.take(event), event, checker, tools)
            return make_plan(book)

    def upgraded(self, tools: PlanTools, release: Release) -> Plan:
        """What an upgrade of all hosts buys, and the plan from there."""
        plain = tools.checker()
        outlook = Outlook(release=release)
        judge = UpgradedJudge(tools.newer(release), tools.checker(), tools.checker(release))
        advisor = UpgradedAdvisor(tools.newer(release), tools.becomer(), tools.becomer(release))
        with FleetBook(judge, advisor) as book:
            for event in self._readable():
                if isinstance(event, Opened):
                    plain.open(event)
                    book.open(event)
                else:
                    verdict = plain.check(event)
                    self._see(verdict, event, plain, tools)
                    outlook.see(standing(verdict), book.take(event))
            return make_plan(book, outlook.scenario())

    def what_if(self, tools: PlanTools, rules: frozenset[str]) -> Plan:
        """What the changes of some rules buy, and the plan from there."""
        checker = tools.checker()
        outlook = Outlook(rules=sorted(rules))
        with WhatIf(checker, tools.becomer(), rules) as changed:
            for event in self._readable():
                if isinstance(event, Opened):
                    changed.open(event)
                else:
                    self._see(changed.take(event), event, checker, tools)
            self._remarks += [f"There was nothing to change for {rule}." for rule in sorted(changed.idle)]
            with FleetBook(tools.checker(), tools.becomer()) as book:
                for one in changed.fleet():
                    if isinstance(one, Opened):
                        book.open(one)
                    else:
                        before, record = one
                        outlook.see(before, book.take(record))
                return make_plan(book, outlook.scenario())

    def summary(self) -> Summary:
        """The fleet as it is in sums, for the notes."""
        return self._tally.summary(selection_not_assessed=self._not_assessed, notes=tuple(self._remarks))

    def _readable(self) -> Iterator[Opened | Record]:
        """Inventories and VMs; the rest is kept and told."""
        for event in self._events:
            if isinstance(event, Refused):
                self.refused.append(event)
                tell_refused(event)
            elif isinstance(event, Problem):
                self.problems.append(event)
                if event.severity == "error" or not self._quiet:
                    tell_problem(event)
            else:
                if isinstance(event, Opened):
                    self._open(event)
                yield event

    def _open(self, opened: Opened) -> None:
        if opened.taken_for != NATIVE and self._inputs < _TAKEN:
            self._inputs += 1
            self._remarks.append(f"{opened.file} was taken for {opened.taken_for}.")

    def _see(self, verdict: Verdict, record: Record, checker: Checker, tools: PlanTools) -> None:
        """Take the verdict on a VM as it is."""
        self._tally.verdict(verdict)
        self._not_assessed += not checker.selection_assessed(record.vm)
        self.faults.update(unknown.rule for unknown in verdict.unknowns if unknown.fault is not None)
        if tools.assumed is not None:
            tools.assumed.see(verdict)
