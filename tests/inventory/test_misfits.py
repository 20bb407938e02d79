"""What does not fit a schema is what jsonschema says, cause by cause."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from jsonschema import Draft202012Validator

from tests.inventory.mutants import mutants
from tests.strategies import JsonObject, json_values
from vmcheck.inventory.events import Path, Refused
from vmcheck.inventory.explain import explain
from vmcheck.inventory.misfits import Misfit, misfits
from vmcheck.inventory.record import Extract
from vmcheck.inventory.refusal import plain, second_look
from vmcheck.inventory.schema import part_schema

SCHEMA = part_schema("Vm")
VALIDATOR = Draft202012Validator(SCHEMA)
Cause = tuple[Path, str, str]


def causes(error: Any) -> Iterator[Cause]:
    """What one error of jsonschema comes from: that a value is not null either is no cause."""
    path = tuple(error.absolute_path)
    if error.validator == "anyOf":
        for inner in error.context:
            if error.validator_value[inner.schema_path[0]] != {"type": "null"}:
                yield from causes(inner)
    elif error.validator == "additionalProperties":
        for key in error.instance:
            if key not in error.schema["properties"]:
                yield (*path, key), error.validator, key
    elif error.validator == "required":
        yield path, error.validator, next(key for key in error.validator_value if f"'{key}'" in error.message)
    else:
        yield path, error.validator, ""


def by_jsonschema(instance: Any) -> list[Cause]:
    return [cause for error in VALIDATOR.iter_errors(instance) for cause in causes(error)]


def named(misfit: Misfit) -> Cause:
    return misfit.path, misfit.keyword, misfit.key


@given(mutants())
@settings(max_examples=300)
def test_every_cause_is_found(vm: JsonObject) -> None:
    instance = plain(vm)
    assert [named(misfit) for misfit in misfits(instance, SCHEMA)] == by_jsonschema(instance)


@given(mutants())
@settings(max_examples=200)
def test_nothing_is_lost_with_the_members_that_fit(vm: JsonObject) -> None:
    extract = Extract(json.dumps(vm, indent=1).encode(), "in.json", 1, 1, 0)
    seen = second_look(extract)
    expected = explain(plain(vm), "Vm", extract)
    assert (seen.problems if isinstance(seen, Refused) else []) == expected


@given(json_values)
@example([])
@example({"name": True, "generation": True, "disks": [{"size_bytes": True}, None, {"size_bytes": -1.5}]})
@example({"generation": "1", "memory_bytes": 2**63, "scsi_controllers": 70_000.5})
def test_any_value_is_understood(value: Any) -> None:
    instance = plain(value)
    assert [named(misfit) for misfit in misfits(instance, SCHEMA)] == by_jsonschema(instance)


def keywords(schema: Any) -> Iterator[str]:
    """All keywords of a schema and of those inside of it."""
    for keyword, value in schema.items():
        yield keyword
        inner = value.values() if keyword == "properties" else value if keyword == "anyOf" else []
        for part in [*inner, *([value] if keyword == "items" else [])]:
            yield from keywords(part)


@pytest.mark.parametrize("definition", ["Vm", "Header", "Inventory"])
def test_the_schema_has_no_other_keywords(definition: str) -> None:
    known = {"type", "enum", "minLength", "minimum", "maximum", "pattern", "anyOf", "properties", "items"}
    known |= {"required", "additionalProperties", "patternProperties"}  # the last is for keys of x-
    told = {"$schema", "title", "description", "default", "examples"}
    assert set(keywords(part_schema(definition))) <= known | told


def test_a_choice_is_always_one_schema_or_null() -> None:
    choices = [part["anyOf"] for part in json_objects(SCHEMA) if "anyOf" in part]
    assert choices
    assert {len(choice) for choice in choices} == {2}
    assert all({"type": "null"} in choice for choice in choices)


def json_objects(value: Any) -> Iterator[JsonObject]:
    """All objects in a value."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from json_objects(part)
