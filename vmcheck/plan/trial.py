"""The second look: VMs judged again after each step that concerns them, as the engine sees it."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from vmcheck.changes.applying import apply
from vmcheck.changes.change import Change
from vmcheck.inventory.model import Header, Vm
from vmcheck.plan.hosts import HostKey, Hosts, SharedStep
from vmcheck.plan.kept import KeptVm
from vmcheck.verdict import Verdict

_NO_HEADER = Header(schema_version=1)


class State(Struct, frozen=True):
    """A VM after a step and all before it."""

    step: int
    """Index of the step."""
    vm: Vm
    verdict: Verdict
    alone: Verdict
    """What the engine says if this step is the only one done."""


class Trial:
    """Judges a VM after each of the steps that concern it."""

    def __init__(self, hosts: Hosts, shared: Sequence[SharedStep | None]) -> None:
        """Take the hosts and, for each step, what it changes of them."""
        self._hosts = hosts
        self._shared = shared
        self._of_host: dict[HostKey, tuple[int, ...]] = {}

    def concerning(self, key: HostKey) -> tuple[int, ...]:
        """Indices of the steps that concern all VMs of a host."""
        if key not in self._of_host:
            self._of_host[key] = tuple(
                index for index, step in enumerate(self._shared) if step is not None and step.concerns(key)
            )
        return self._of_host[key]

    def run(self, kept: KeptVm, key: HostKey, own: dict[int, Change]) -> Iterator[State]:
        """Judge the VM after each step, in their order.

        Args:
            kept: The VM as it is.
            key: Its host.
            own: By index of the step, the changes that the VM itself asked for, in the order in which
                they were worked out.
        """
        of_host = self.concerning(key)
        steps = sorted({*of_host, *own})
        for number, step in enumerate(steps):
            vm, verdict = self._judge(kept, key, own, steps[: number + 1])
            alone = verdict if number == 0 else self._judge(kept, key, own, [step])[1]
            yield State(step, vm, verdict, alone)

    def _judge(
        self, kept: KeptVm, key: HostKey, own: dict[int, Change], steps: Sequence[int]
    ) -> tuple[Vm, Verdict]:
        shared = tuple(index for index in self.concerning(key) if index in steps)
        judge = self._hosts.judge(key, shared, self._shared)
        changes = [change for index, change in own.items() if index in steps]
        if changes:
            kept = replace(kept, vm=changed(kept.vm, changes))
        return kept.vm, judge.check(kept)


def changed(vm: Vm, changes: Sequence[Change]) -> Vm:
    """The VM after changes, those of its host apart.

    One about something that another change must add first waits for that.
    """
    changes = [_of_vm(change) for change in changes]
    try:
        return apply(changes, vm, _NO_HEADER)[0]
    except LookupError:
        done: list[Change] = []
        for change in changes:
            try:
                apply([*done, change], vm, _NO_HEADER)
            except LookupError:
                continue
            done.append(change)
        return apply(done, vm, _NO_HEADER)[0]


def _of_vm(change: Change) -> Change:
    if not change.shared:
        return change
    return replace(change, edits=tuple(edit for edit in change.edits if edit.target == "vm"))
