"""From a fleet that was looked at to its plan: outline the steps, try them, and say what they buy."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from vmcheck.changes.change import EFFORTS, Change
from vmcheck.plan.edits import edits_between
from vmcheck.plan.fleet_book import FleetBook
from vmcheck.plan.hosts import HostKey
from vmcheck.plan.ledger import Ledger
from vmcheck.plan.model import Move, NewValue, Plan, Scenario, Step, StepVm, Stuck
from vmcheck.plan.needy import Left, Needy, left
from vmcheck.plan.scenario import differs, move
from vmcheck.plan.standing import READY, standing
from vmcheck.plan.steps import outline
from vmcheck.plan.trial import Trial
from vmcheck.to_collect import to_collect
from vmcheck.verdict import Verdict


def make_plan(book: FleetBook, scenario: Scenario | None = None) -> Plan:
    """The plan of a fleet.

    Args:
        book: The fleet; every VM was taken.
        scenario: What the fleet was made of, if it is one that only might be.
    """
    return _Planning(book).plan(scenario)


class _Planning:
    def __init__(self, book: FleetBook) -> None:
        self._book = book
        self._needy = {vm.number: vm for vm in book.needy}
        self._outlines = outline(book.needy)
        self._trial = Trial(book.hosts, [one.shared for one in self._outlines])
        self._ledgers = [Ledger() for _ in self._outlines]
        self._vms: list[list[StepVm]] = [[] for _ in self._outlines]
        self._moved: list[list[Move]] = [[] for _ in self._outlines]
        self._stuck: list[Stuck] = []

    def plan(self, scenario: Scenario | None) -> Plan:
        """Try everything, then put it together."""
        own, keys = self._own(), self._book.keys()
        for number, host in enumerate(self._book.vms.hosts):
            if number in own or self._trial.concerning(keys[host]):
                self._try(number, keys[host], own.get(number, {}))
            elif number in self._needy:
                needy = self._needy[number]
                self._stuck.append(_stuck(needy, needy.now))
        return Plan(
            now=self._book.now.tally() if scenario is None else scenario.before,
            steps=list(self._steps()),
            stuck=self._stuck,
            collect=to_collect(_missing(self._stuck)),
            scenario=scenario,
        )

    def _own(self) -> Mapping[int, dict[int, Change]]:
        """By number of the VM, its changes by index of their step, in the order they were worked out."""
        steps = {
            (vm.number, change.key): index
            for index, one in enumerate(self._outlines)
            for vm, change in one.needed_by
        }
        return {
            vm.number: {steps[vm.number, change.key]: change for change in vm.changes}
            for vm in self._book.needy
            if vm.changes
        }

    def _try(self, number: int, key: HostKey, own: dict[int, Change]) -> None:
        """Judge a VM again after each step, and enter what that buys."""
        needy = self._needy.get(number)
        kept = self._book.vms.vm(number)
        start = before = READY if needy is None else needy.now.standing
        vm = kept.vm
        verdict: Verdict | None = None
        for state in self._trial.run(kept, key, own):
            verdict, after = state.verdict, standing(state.verdict)
            self._ledgers[state.step].enter(before, after, start, standing(state.alone))
            if needy is not None and state.step in own:
                edits = edits_between(vm, state.vm)
                self._vms[state.step].append(_step_vm(needy, own[state.step], edits, verdict))
            elif differs(before, after):
                self._moved[state.step].append(move(before, after, verdict))
            before, vm = after, state.vm
        if verdict is not None and not verdict.ready:
            self._stuck.append(_stuck(needy or verdict, left(verdict)))

    def _steps(self) -> Iterator[Step]:
        fleet = self._book.now.copy()
        for index, (one, ledger) in enumerate(zip(self._outlines, self._ledgers, strict=True)):
            fleet.change(ledger.difference)
            first = one.needed_by[0][1]
            yield Step(
                number=index + 1,
                rule=first.rule,
                title=first.title,
                effort=max((change.effort for _, change in one.needed_by), key=EFFORTS.index),
                side=first.side,
                text=first.text,
                vms=self._vms[index],
                targets=() if one.shared is None else self._book.hosts.targets(one.shared),
                moved=self._moved[index],
                alone=ledger.alone.total(),
                gain=ledger.gained.total(),
                after=fleet.tally(),
            )


def _step_vm(needy: Needy, change: Change, edits: Sequence[NewValue], verdict: Verdict) -> StepVm:
    return StepVm(
        name=needy.name,
        id=needy.id,
        host=needy.host,
        release=needy.release,
        release_assumed=needy.release_assumed,
        place=needy.place,
        pointer=needy.pointer,
        change=change,
        edits=edits,
        after=verdict.classification,
    )


def _stuck(vm: Needy | Verdict, at_end: Left) -> Stuck:
    """A VM that is not ready at the end; one that was ready at first brings no reasons along."""
    return Stuck(
        name=vm.name,
        id=vm.id,
        host=vm.host,
        classification=at_end.standing.classification,
        rules=at_end.rules,
        missing=at_end.missing,
        obstacles=vm.obstacles if isinstance(vm, Needy) else (),
        newer_host=vm.newer_host if isinstance(vm, Needy) else None,
    )


def _missing(stuck: Sequence[Stuck]) -> Mapping[str, int]:
    """What keeps VMs undetermined, most VMs first, then by name."""
    found = Counter(fact for vm in stuck if vm.classification == "undetermined" for fact in vm.missing)
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
