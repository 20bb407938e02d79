"""The typed decoder, with the second look behind it, and the JSON Schema accept the same VMs."""

import json

from hypothesis import given, settings
from jsonschema import Draft202012Validator

from tests.inventory.mutants import mutants
from tests.inventory.reading import HEAD, problems, read, records
from tests.strategies import JsonObject, vms
from vmcheck.inventory.schema import inventory_schema, part_schema

VALIDATOR = Draft202012Validator(part_schema("Vm"))


@given(mutants())
@settings(max_examples=300)
def test_both_accept_the_same(vm: JsonObject) -> None:
    events = read(HEAD + json.dumps([vm]) + "}")
    refusals = [problem for problem in problems(events) if not problem.message.startswith("The host ")]
    assert bool(records(events)) == VALIDATOR.is_valid(vm)
    assert bool(refusals) != VALIDATOR.is_valid(vm)


@given(vms())
def test_a_valid_vm_is_accepted_with_its_values(vm: JsonObject) -> None:
    events = read(HEAD + json.dumps([vm]) + "}")
    assert [record.vm.name for record in records(events)] == [vm["name"]]


def test_the_document_schema_is_valid() -> None:
    Draft202012Validator.check_schema(inventory_schema())
