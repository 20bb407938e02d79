"""From the steps of a plan to what is to be done at each host and file server."""

from collections.abc import Iterable

from vmcheck.plan.model import Plan, Step, StepVm
from vmcheck.plan.script.choosing import choose, place_of
from vmcheck.plan.script.model import ByHand, Call, Place, Section, Task


def sections(plan: Plan) -> list[Section]:
    """Group what is to be done by place, places in the order in which the plan first comes to them.

    What several VMs need of the same place is done once; a call for one VM stays one for one VM.
    """
    found: dict[tuple[str, str], Section] = {}
    for step in plan.steps:
        for vm in step.vms:
            place = place_of(vm.change, vm.host)
            section = found.setdefault(place.key, Section(place, None, []))
            if place.kind == "host":
                section.release = section.release or vm.release
            _add(section, step, vm)
    return list(found.values())


def calls(parts: Iterable[Section]) -> list[Call]:
    """Give every call of all sections."""
    return [task.what for part in parts for task in part.tasks if isinstance(task.what, Call)]


def _add(section: Section, step: Step, vm: StepVm) -> None:
    for what in choose(vm, _requestor(step, section.place)):
        task = _same(section, step, what)
        if task is None:
            task = Task(step.rule, step.title, what, [], [])
            section.tasks.append(task)
        task.vms.append(vm.name)
        task.objects.append(", ".join(vm.change.objects))


def _same(section: Section, step: Step, what: Call | ByHand) -> Task | None:
    """The task that does the same: calls that name no VM, and words without a command."""
    if isinstance(what, Call) and any(name == "Id" for name, _ in what.arguments):
        return None
    if isinstance(what, Call) and what.function in _FOR_ONE_VM:
        return None
    return next((task for task in section.tasks if task.rule == step.rule and task.what == what), None)


_FOR_ONE_VM = frozenset(
    {
        "Enable-PlannedBackupService",
        "Add-PlannedScsiController",
        "Set-PlannedCheckpointType",
        "Set-PlannedSnapshotFileLocation",
    }
)
"""Functions that change the VM of -Name."""


def _requestor(step: Step, place: Place) -> str | None:
    """Who asks for the backup of a host, as far as the step knows it."""
    for target in step.targets:
        if target.kind == "host" and target.name.casefold() == (place.name or "").casefold():
            return target.requestor
    return None
