"""A fleet with the changes of some rules done: read once, changed, and given out again."""

from collections.abc import Iterator
from types import TracebackType
from typing import Self

from msgspec.structs import replace

from vmcheck.changes.applying import apply_to_header
from vmcheck.changes.change import Change
from vmcheck.inventory.events import Opened, Record
from vmcheck.plan.advisor import Advisor
from vmcheck.plan.judge import Judge
from vmcheck.plan.kept import KeptVms
from vmcheck.plan.standing import READY, Standing, standing
from vmcheck.plan.trial import changed
from vmcheck.verdict import Verdict


class WhatIf:
    """Use it as a context manager: the VMs may be in a temporary file.

    Of the changes that a rule offers as alternatives the first is taken as done.
    """

    def __init__(self, judge: Judge, advisor: Advisor, rules: frozenset[str]) -> None:
        self._judge = judge
        self._advisor = advisor
        self._rules = rules
        self._vms = KeptVms()
        self._opened: list[Opened] = []
        self._standings: dict[int, Standing] = {}
        self._changes: dict[int, list[Change]] = {}
        self._shared: list[dict[str, Change]] = []
        self.idle = set(rules)
        """Rules that had nothing to change."""

    def __enter__(self) -> Self:
        self._vms.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._vms.__exit__(kind, error, trace)

    def open(self, opened: Opened) -> None:
        """Begin an inventory."""
        self._judge.open(opened)
        self._advisor.open(opened.header, opened.earliest)
        self._opened.append(opened)
        self._shared.append({})

    def take(self, record: Record) -> Verdict:
        """Judge a VM as it is, and see what the rules would change; the verdict."""
        verdict = self._judge.check(record)
        number = self._vms.add(record, len(self._opened) - 1)
        if not verdict.ready:
            self._standings[number] = standing(verdict)
        if any(finding.rule in self._rules for finding in verdict.findings):
            self._see(number, self._advisor.changes_of(record.vm))
        return verdict

    def _see(self, number: int, changes: list[Change]) -> None:
        wanted = [change for change in changes if change.rule in self._rules and not change.alternative]
        self._changes[number] = wanted
        self.idle.difference_update(change.rule for change in wanted)
        self._shared[-1] |= {repr(change.edits): change for change in wanted if change.shared}

    def fleet(self) -> Iterator[Opened | tuple[Standing, Record]]:
        """The changed fleet: each VM with how it stands as it is."""
        at = -1
        for number, inventory in enumerate(self._vms.hosts):
            while at < inventory:
                at += 1
                yield self._changed(at)
            vm = self._vms.vm(number)
            changes = self._changes.get(number)
            if changes:
                vm = replace(vm, vm=changed(vm.vm, changes))
            yield self._standings.get(number, READY), vm

    def _changed(self, inventory: int) -> Opened:
        opened = self._opened[inventory]
        changes = list(self._shared[inventory].values())
        return replace(opened, header=apply_to_header(changes, opened.header))
