"""From what VMs need to the steps of a plan: the same change of many VMs is one step."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct, json

from vmcheck.changes.change import EFFORTS, Change
from vmcheck.plan.hosts import SharedStep
from vmcheck.plan.needy import Needy
from vmcheck.plan.ranking import Prize, StepKey, order_steps

_OF_VMS = -1
"""In a key: the change concerns VMs only, whatever their hosts."""


class Outline(Struct, frozen=True):
    """A step before it was tried: who needs it, and what it changes beside the VMs."""

    needed_by: Sequence[tuple[Needy, Change]]
    shared: SharedStep | None


def outline(needy: Iterable[Needy]) -> list[Outline]:
    """The steps in the order in which they are best done, from VMs in the order of the inventory."""
    keys = _Keys()
    members: dict[StepKey, list[tuple[Needy, Change]]] = {}
    wishes: Counter[tuple[frozenset[StepKey], Prize]] = Counter()
    for vm in needy:
        steps = [keys.of(vm, change) for change in vm.changes]
        for step, change in zip(steps, vm.changes, strict=True):
            members.setdefault(step, []).append((vm, change))
        wishes[frozenset(steps), vm.prize] += 1
    efforts = {
        step: max(EFFORTS.index(change.effort) for _, change in found) for step, found in members.items()
    }
    return [Outline(members[step], _shared(members[step])) for step in order_steps(wishes, efforts)]


class _Keys:
    """Numbers what steps change beside VMs: the hosts and file servers of each inventory."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}

    def of(self, vm: Needy, change: Change) -> StepKey:
        """The step that a change of a VM belongs to."""
        shared = sorted({(edit.target, edit.name.casefold()) for edit in change.edits if edit.target != "vm"})
        if not shared and not change.alternative:
            return change.rule, _OF_VMS
        place = vm.key[0] if shared else None
        what = (change.alternative, place, *shared)
        return change.rule, self._numbers.setdefault(what, len(self._numbers))


def _shared(members: Sequence[tuple[Needy, Change]]) -> SharedStep | None:
    """What the step changes beside VMs; what several VMs ask for, once."""
    found: dict[bytes, Change] = {}
    for _, change in members:
        if change.shared:
            edits = [edit for edit in change.edits if edit.target != "vm"]
            found.setdefault(json.encode(edits), change)
    return SharedStep(members[0][0].key[0], list(found.values())) if found else None
