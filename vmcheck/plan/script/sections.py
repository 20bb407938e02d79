"""From the steps of a plan to what is to be done at each host and file server."""

from collections.abc import Iterable

from vmcheck.plan.model import Plan, Step, StepVm
from vmcheck.plan.script.choosing import choose, place_of
from vmcheck.plan.script.model import FOR_ONE_VM, ByHand, Call, Place, Section, Task


def sections(plan: Plan) -> list[Section]:
    """Group what is to be done by place, places in the order in which the plan first comes to them.

    What several VMs need of the same place is done once; a call for one VM stays one for one VM.
    """
    grouping = _Grouping()
    for step in plan.steps:
        for vm in step.vms:
            grouping.add(step, vm)
    return list(grouping.sections.values())


def calls(parts: Iterable[Section]) -> list[Call]:
    """Give every call of all sections."""
    return [task.what for part in parts for task in part.tasks if isinstance(task.what, Call)]


class _Grouping:
    def __init__(self) -> None:
        self.sections: dict[tuple[str, str], Section] = {}
        self._tasks: dict[tuple[tuple[str, str], str, Call | ByHand], Task] = {}

    def add(self, step: Step, vm: StepVm) -> None:
        place = place_of(vm.change, vm.host)
        section = self.sections.setdefault(place.key, Section(place, None, []))
        if place.kind == "host":
            section.release = section.release or (None if vm.release_assumed else vm.release)
        for what in choose(vm, _requestor(step, place)):
            task = self._task(section, step, what)
            task.vms.append(vm.name)
            task.objects.append(", ".join(vm.change.objects))

    def _task(self, section: Section, step: Step, what: Call | ByHand) -> Task:
        """The task that does the same there, or a new one."""
        key = section.place.key, step.rule, what
        alone = isinstance(what, Call) and what.function in FOR_ONE_VM
        found = None if alone else self._tasks.get(key)
        if found is None:
            found = self._tasks[key] = Task(step.rule, step.title, what, [], [])
            section.tasks.append(found)
        return found


def _requestor(step: Step, place: Place) -> str | None:
    """Who asks for the backup of a host, as far as the step knows it."""
    for target in step.targets:
        if target.kind == "host" and target.name.casefold() == (place.name or "").casefold():
            return target.requestor
    return None
