"""What a collector could not read is told: by fact, with counts, bounded, and never as an error."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.inventory.reading import problems, read, records


def trouble(fact: Any = "disks", message: Any = "Access is denied.") -> dict[str, Any]:
    return {"fact": fact, "message": message}


def document(
    vms: list[Any], hosts: list[Any] | None = None, own: Any = None, *, indent: int | None = None
) -> str:
    inventory: dict[str, Any] = {"schema_version": 1, "hosts": hosts or [{"name": "HV01"}]}
    if own is not None:
        inventory["x-errors"] = own
    return json.dumps({**inventory, "vms": vms}, indent=indent)


def vm(name: str, *errors: Any) -> dict[str, Any]:
    return {"name": name, "x-errors": list(errors)} if errors else {"name": name}


def told(text: str) -> list[str]:
    events = read(text)
    found = problems(events)
    assert all(problem.severity == "warning" for problem in found)
    return [problem.message for problem in found]


def test_the_same_fact_of_several_vms_is_told_once() -> None:
    text = document([vm("A", trouble()), vm("B", trouble(message="Another.")), vm("C")])
    assert told(text) == ["The collector could not read disks of 2 VMs: Access is denied."]
    assert [record.vm.name for record in records(read(text))] == ["A", "B", "C"]


def test_a_vm_counts_once_for_a_fact() -> None:
    assert told(document([vm("A", trouble(), trouble())])) == [
        "The collector could not read disks of 1 VM: Access is denied."
    ]


def test_hosts_and_the_document_tell_too() -> None:
    text = document(
        [vm("A")], [{"name": "HV01", "x-errors": [trouble("host.vss_writer")]}], [trouble("host HV02")]
    )
    assert told(text) == [
        "The collector could not read host.vss_writer of 1 host: Access is denied.",
        "The collector could not read host HV02: Access is denied.",
    ]


def test_the_warning_points_at_the_first_entry() -> None:
    text = document([vm("A"), vm("B", "no entry", trouble())], indent=1)
    (problem,) = problems(read(text))
    assert problem.pointer == "/vms/1/x-errors/1"
    line = text.splitlines()[problem.place.line - 1]
    assert line.strip() == "{"
    assert '"fact"' in text.splitlines()[problem.place.line]


def test_ndjson_tells_too() -> None:
    lines = [
        {"schema_version": 1, "x-errors": [trouble("host HV02")]},
        vm("A", trouble()),
        vm("B", trouble()),
    ]
    assert told("\n".join(map(json.dumps, lines)) + "\n") == [
        "The collector could not read disks of 2 VMs: Access is denied.",
        "The collector could not read host HV02: Access is denied.",
    ]


@pytest.mark.parametrize(
    "errors", [None, 3, "text", {}, [], [None, 3, [], {}, {"fact": 3}, {"fact": ""}, {"message": "x"}]]
)
def test_what_is_no_list_of_entries_is_everybodys_own(errors: Any) -> None:
    assert (
        told(document([{"name": "A", "x-errors": errors}], [{"name": "H", "x-errors": errors}], errors)) == []
    )


def test_an_entry_without_a_message_is_told() -> None:
    assert told(document([vm("A", {"fact": "disks"})])) == [
        "The collector could not read disks of 1 VM: no reason given"
    ]


@pytest.mark.parametrize("facts", [11, 100, 101, 5000])
def test_many_facts_are_bounded(facts: int) -> None:
    text = document([vm("A", *(trouble(f"fact {number}") for number in range(facts)))])
    messages = told(text)
    assert len(messages) == 11
    assert messages[-1] == f"The collector could not read {facts - 10} more; see x-errors in the input."


def test_long_texts_are_cut() -> None:
    (message,) = told(document([vm("A", trouble("f" * 5000, "m" * 5000))]))
    assert len(message) < 400


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["fact", "message", "x"]), inner)
    ),
    max_leaves=8,
)


@given(ANYTHING, ANYTHING, ANYTHING)
def test_whatever_stands_there_changes_no_vm(of_vm: Any, of_host: Any, own: Any) -> None:
    text = document(
        [{"name": "A", "state": "Off", "x-errors": of_vm}], [{"name": "H", "x-errors": of_host}], own
    )
    told(text)
    (record,) = records(read(text))
    (plain,) = records(read(document([{"name": "A", "state": "Off"}], [{"name": "H"}])))
    assert record.vm == plain.vm
