"""Fleets for tests of plans: built in memory, planned for and checked without the command line."""

import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import msgspec
from msgspec.structs import replace

from tests.plan.editing import set_at
from vmcheck.changes.applying import apply, apply_to_header
from vmcheck.changes.becomer import Becomer
from vmcheck.changes.change import Change
from vmcheck.checker import Checker
from vmcheck.engine.rule import Rule
from vmcheck.inventory.events import Opened, Problem, Refused
from vmcheck.inventory.model import Header, Inventory, Vm
from vmcheck.inventory.positions import pointer_of
from vmcheck.inventory.reader import read_inventory
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.plan.fleet_book import FleetBook
from vmcheck.plan.model import Plan, Step, Tally
from vmcheck.plan.planning import make_plan
from vmcheck.plan.standing import Fleet, standing
from vmcheck.rulebook import load_rules
from vmcheck.verdict import Verdict

Facts = dict[str, Any]
RULES: list[Rule] = load_rules(catalogue()).rules


def plan_for(document: Facts) -> Plan:
    """The plan of an inventory document."""
    with FleetBook(Checker(RULES, catalogue()), Becomer(RULES, catalogue())) as book:
        for event in _events(document):
            if isinstance(event, Opened):
                book.open(event)
            else:
                book.take(event)
        return make_plan(book)


def verdicts(document: Facts) -> list[Verdict]:
    """What a check says of each VM."""
    checker = Checker(RULES, catalogue())
    found = []
    for event in _events(document):
        if isinstance(event, Opened):
            checker.open(event)
        else:
            found.append(checker.check(event))
    return found


def tally(found: Iterable[Verdict]) -> Tally:
    """The same in numbers."""
    fleet = Fleet()
    for verdict in found:
        fleet.add(standing(verdict))
    return fleet.tally()


def done(document: Facts, steps: Iterable[Step]) -> Facts:
    """The document once steps of its plan were done, in their order."""
    changed: Facts = json.loads(json.dumps(document))
    for step in steps:
        edits = [(target.pointer, edit) for target in step.targets for edit in target.edits]
        edits += [(vm.pointer, edit) for vm in step.vms for edit in vm.edits]
        for pointer, edit in edits:
            set_at(changed, pointer + pointer_of(edit.path), edit.value)
    return changed


def done_alone(document: Facts, step: Step) -> Facts:
    """The document once one step was done, and none of those before it."""
    inventory = msgspec.convert(document, Inventory)
    changes = {vm.pointer: vm.change for vm in step.vms}
    header = apply_to_header(changes.values(), inventory)
    vms = [_changed(vm, changes.get(f"/vms/{index}")) for index, vm in enumerate(inventory.vms)]
    changed: Facts = msgspec.to_builtins(replace(header, vms=tuple(vms)))
    return changed


def _changed(vm: Vm, change: Change | None) -> Vm:
    """A change of what another step has yet to add does nothing."""
    if change is None:
        return vm
    edits = tuple(edit for edit in change.edits if edit.target == "vm")
    try:
        return apply([replace(change, edits=edits)], vm, Header(schema_version=1))[0]
    except LookupError:
        return vm


def _events(document: Facts) -> Any:
    for event in read_inventory(BytesIO(json.dumps(document).encode()), "fleet.json"):
        assert not isinstance(event, Refused), event
        if not isinstance(event, Problem):
            yield event
