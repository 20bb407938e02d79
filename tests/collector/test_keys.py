"""What the script writes is what the inventory format has, and all of it that a host or guest can give."""

import json
import re
from typing import Any

import pytest

from tests.collector.tree import (
    arguments,
    commands,
    functions,
    literal,
    literals,
    name_of,
    of_type,
    table,
    text_of,
    variable,
    whole,
    words,
)
from vmcheck.inventory.schema import inventory_schema
from vmcheck.knowledge.collecting import collected_facts
from vmcheck.knowledge.schema_keys import schema_keys

DEFINITIONS: dict[str, Any] = inventory_schema()["$defs"]
RECORDS = {kind: literals(keys) for kind, keys in table("$RecordKeys").items()}
OWN = {kind: [key for key in keys if not key.startswith("x-")] for kind, keys in RECORDS.items()}
KINDS = sorted(set(OWN) - {"Trouble"})
FUNCTIONS = dict(functions(whole()))
NOTED = [command for command in commands(whole()) if name_of(command) in ("Add-Fact", "Add-Part")]


def facts_noted() -> set[str]:
    """Kind.key of every fact that the script notes; the services are named by a list."""
    found: set[str] = set()
    for command in NOTED:
        fact = arguments(command)[1]
        name = literal(fact)
        if name is not None:
            found.add(name)
        elif text_of(fact) == '"GuestServices.$name"':
            found |= {f"GuestServices.{service}" for service in literals(variable("$VssServices"))}
        else:
            assert text_of(fact) == "$Fact", text_of(command)  # Add-Part passes on what it was given
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_it_writes_is_in_the_schema(kind: str) -> None:
    assert set(OWN[kind]) <= set(DEFINITIONS[kind]["properties"])


def test_keys_stand_in_the_order_of_the_schema() -> None:
    for kind in KINDS:
        order = list(DEFINITIONS[kind]["properties"])
        assert OWN[kind] == sorted(OWN[kind], key=order.index), kind


def test_what_is_noted_is_what_can_be_written() -> None:
    assert facts_noted() == {f"{kind}.{key}" for kind, keys in RECORDS.items() for key in keys}


def test_every_key_that_host_or_guest_can_give_is_written() -> None:
    """The data says of each key whether the collector writes it, and of the others why not."""
    written = {f"{kind}.{key}" for kind in KINDS for key in OWN[kind]}
    written |= {"Inventory.schema_version", "Inventory.collected_at", "Inventory.hosts", "Inventory.vms"}
    expected = {
        f"{key.struct}.{key.key}" for key in schema_keys() if collected_facts()[key.path].collector != "no"
    }
    assert written == expected


def test_the_document_has_the_keys_of_the_schema() -> None:
    lines = " ".join(literals(whole()))
    keys = set(re.findall(r'"([a-z_-]+)": ', lines)) - {"fact", "message"}
    assert keys == {"schema_version", "collected_at", "hosts", "vms", "x-errors"}
    assert set(literals(table("$RecordKeys")["Trouble"])) == {"fact", "message"}


def test_required_keys_are_always_noted() -> None:
    for kind in KINDS:
        assert set(DEFINITIONS[kind].get("required", ())) <= set(OWN[kind])


def choices(fact: str) -> set[Any] | None:
    """The values a key may have; None where any text or number goes."""
    kind, key = fact.split(".")
    found: set[Any] = set()

    def collect(schema: Any) -> None:
        found.update(schema.get("enum", ()))
        if schema.get("type") == "boolean":
            found.update((True, False))
        for part in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())):
            collect(part)

    collect(DEFINITIONS[kind]["properties"][key])
    return found or None


def values(argument: Any) -> set[Any]:
    """The values that an argument may have, as far as the script names them."""
    own = literal(argument)
    if own is not None:
        return {own}
    if text_of(argument) in ("$true", "$false"):
        return {text_of(argument) == "$true"}
    found: set[Any] = set()
    for command in commands(argument):
        if name_of(command) == "ConvertTo-Choice":
            found |= set(words(text_of(arguments(command)[0])).values())
        elif name_of(command) in FUNCTIONS and name_of(command) not in (
            "Get-Text",
            "Get-Value",
            "Get-Number",
        ):
            for statement in of_type(FUNCTIONS[name_of(command)], "flow_control_statement"):
                found |= set(literals(statement))
    return found


@pytest.mark.parametrize("command", NOTED, ids=[f"line {node.start_point.row + 1}" for node in NOTED])
def test_words_are_those_of_the_schema(command: Any) -> None:
    fact = literal(arguments(command)[1])
    if fact is None or fact.startswith("Trouble.") or fact.endswith(".x-errors"):
        return
    allowed = choices(fact)
    if allowed is not None:
        assert values(arguments(command)[2]) <= allowed, text_of(command)


def test_the_check_of_words_sees_them() -> None:
    seen = {value for command in NOTED for value in values(arguments(command)[2])}
    assert {"Running", "passthrough", "Dynamic", "Stable", "EfiSystem", True, False} <= seen


def document(kind: str = "Inventory") -> Any:
    """A part of an inventory with every key that the script writes."""
    if kind == "Inventory":
        return {
            "schema_version": 1,
            "collected_at": "2026-11-25T01:00:00Z",
            "hosts": [document("Host")],
            "vms": [document("Vm")],
        }
    holds = {(key.struct, key.key): key.holds for key in schema_keys()}
    found = {}
    for key in OWN[kind]:
        inner = holds[kind, key]
        schema = json.dumps(DEFINITIONS[kind]["properties"][key])
        allowed = choices(f"{kind}.{key}")
        value: Any = document(inner) if inner else min(allowed, key=str) if allowed else example(schema)
        found[key] = [value] if '"array"' in schema else value
    return found


def example(schema: str) -> Any:
    if '"integer"' in schema:
        return 1
    found = re.search(r'"examples": \["([^"]+)"', schema)
    return found[1] if found else "HV01"


def test_a_whole_document_is_read_without_a_word() -> None:
    from tests.inventory.reading import problems, read, records

    lines = json.dumps(document(), ensure_ascii=True).replace("[{", "[\r\n{")
    assert problems(read(lines)) == []
    assert len(records(read(lines))) == 1
