"""Turns a plan into the structs of the JSON plan."""

from vmcheck.changes.change import NewerHost, Obstacle
from vmcheck.inventory.positions import pointer_of
from vmcheck.plan.model import Gain, Move, NewValue, Scenario, Step, StepTarget, StepVm, Stuck, Tally
from vmcheck.plan.reports.json_document import (
    CollectEntry,
    EditEntry,
    GainEntry,
    MoveEntry,
    NewerHostEntry,
    ObstacleEntry,
    ScenarioEntry,
    StepEntry,
    StepVmEntry,
    StuckEntry,
    TallyEntry,
    TargetEntry,
)
from vmcheck.report.base import Collect
from vmcheck.report.json_document import ClassCounts


def tally_entry(tally: Tally) -> TallyEntry:
    """Give a fleet in numbers."""
    by_class = {name.replace("-", "_"): number for name, number in tally.by_class.items()}
    return TallyEntry(
        vms=tally.vms,
        ready=tally.ready,
        by_class=ClassCounts(**by_class),
        interrupted=tally.interrupted,
        interruption_unknown=tally.interruption_unknown,
        excluded_items=tally.excluded_items,
        excluded_bytes=tally.excluded_bytes,
        excluded_unknown_size=tally.excluded_unsized,
        uncertain_items=tally.uncertain_items,
    )


def step_entry(step: Step) -> StepEntry:
    """Give one step with everything it changes."""
    return StepEntry(
        number=step.number,
        rule=step.rule,
        title=step.title,
        effort=step.effort,
        side=step.side,
        text=step.text,
        vms=tuple(map(_vm, step.vms)),
        targets=tuple(map(_target, step.targets)),
        moved=tuple(map(_move, step.moved)),
        alone=_gain(step.alone),
        gain=_gain(step.gain),
        after=tally_entry(step.after),
    )


def _vm(vm: StepVm) -> StepVmEntry:
    return StepVmEntry(
        name=vm.name,
        id=vm.id,
        host=vm.host,
        release=vm.release,
        release_assumed=vm.release_assumed,
        objects=tuple(vm.change.objects),
        text=vm.change.text,
        powershell=tuple(vm.change.powershell),
        shell=tuple(vm.change.shell),
        edits=tuple(_edit(edit, vm.pointer) for edit in vm.edits),
        after=vm.after,
        file=vm.place.file,
        line=vm.place.line,
        column=vm.place.column,
        pointer=vm.pointer,
    )


def _target(target: StepTarget) -> TargetEntry:
    return TargetEntry(
        kind=target.kind,
        name=target.name,
        file=target.file,
        pointer=target.pointer,
        edits=tuple(_edit(edit, target.pointer) for edit in target.edits),
    )


def _edit(edit: NewValue, root: str) -> EditEntry:
    return EditEntry(pointer=root + pointer_of(edit.path), value=edit.value)


def _gain(gain: Gain) -> GainEntry:
    return GainEntry(
        ready=gain.ready,
        downtime=gain.downtime,
        bytes=gain.bytes,
        items=gain.items,
        better=gain.better,
        worse=gain.worse,
    )


def stuck_entry(vm: Stuck) -> StuckEntry:
    """Give a VM that is not online-capable at the end."""
    return StuckEntry(
        name=vm.name,
        id=vm.id,
        host=vm.host,
        classification=vm.classification,
        rules=tuple(vm.rules),
        missing=tuple(vm.missing),
        obstacles=tuple(map(_obstacle, vm.obstacles)),
        newer_host=None if vm.newer_host is None else _newer_host(vm.newer_host),
    )


def _obstacle(obstacle: Obstacle) -> ObstacleEntry:
    return ObstacleEntry(
        rule=obstacle.rule, title=obstacle.title, why=obstacle.why, instead=tuple(obstacle.instead)
    )


def _newer_host(newer: NewerHost) -> NewerHostEntry:
    return NewerHostEntry(
        release=newer.release,
        classification=newer.classification,
        changes=tuple(change.rule for change in newer.changes),
    )


def collect_entry(collect: Collect) -> CollectEntry:
    """Give how to collect something."""
    return CollectEntry(
        facts=collect.facts,
        vms=collect.vms,
        side=collect.side,
        how=collect.how,
        powershell=collect.powershell,
        shell=collect.shell,
    )


def scenario_entry(scenario: Scenario) -> ScenarioEntry:
    """Give the fleet as it would be."""
    return ScenarioEntry(
        rules=tuple(scenario.rules),
        release=scenario.release,
        before=tally_entry(scenario.before),
        after=tally_entry(scenario.after),
        moves=tuple(map(_move, scenario.moves)),
    )


def _move(move: Move) -> MoveEntry:
    return MoveEntry(
        name=move.name,
        id=move.id,
        host=move.host,
        before=move.before,
        after=move.after,
        interrupted_before=move.interrupted_before,
        interrupted_after=move.interrupted_after,
        missing=tuple(move.missing),
    )
