"""x-origin: places in the files a VM was converted from, and no trouble from what only looks like it."""

import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.inventory.reading import HEAD, read, records
from tests.strategies import JsonObject, json_values, vms
from vmcheck.inventory.events import Opened, Place, Problem, Record, Refused, derived_from
from vmcheck.inventory.offsets import value_offsets
from vmcheck.inventory.positions import find_value
from vmcheck.inventory.reader import read_inventory

GOOD = {
    "files": ["vm.json", "disks.json"],
    "facts": {"": [0, 7, 3, "/0"], "/disks/0/path": [1, 9, 4, "/2/Path"]},
    "derived": {"/disks/0/attachment": "DiskNumber"},
}


def _record(origin: Any) -> Record:
    vm = {"name": "a", "disks": [{"path": "C:\\a.vhdx", "attachment": "virtual"}], "x-origin": origin}
    text = json.dumps({"schema_version": 1, "vms": [vm]}).encode()
    events = list(read_inventory(BytesIO(text), "inventory.json"))
    record = events[1]
    assert not isinstance(record, Opened | Refused | Problem)
    return record


def test_places_are_those_of_the_original_files() -> None:
    record = _record(GOOD)
    assert record.place(("disks", 0, "path")) == Place("disks.json", 9, 4)
    assert record.pointer(("disks", 0, "path")) == "/2/Path"
    assert record.place(("disks", 0, "size_bytes")) == Place("vm.json", 7, 3)
    assert derived_from(record, ("disks", 0, "attachment")) == "DiskNumber"
    assert derived_from(record, ("name",)) is None


@pytest.mark.parametrize(
    "origin",
    [
        "a sentence",
        {},
        {"files": [], "facts": {"": [0, 1, 1, ""]}},
        {"files": ["a"], "facts": {"": [-1, 1, 1, ""]}},
        {"files": ["a"], "facts": {"": [0, 1]}},
    ],
)
def test_what_is_no_origin_is_ignored(origin: Any) -> None:
    record = _record(origin)
    assert record.place().file == "inventory.json"
    assert derived_from(record, ("name",)) is None


@given(json_values)
@settings(max_examples=100, deadline=None)
def test_anything_may_stand_there(origin: Any) -> None:
    record = _record(origin)
    assert record.place(("disks", 0, "path")).line >= 0
    assert record.pointer().startswith(("/vms/0", ""))


@given(st.dictionaries(st.text(max_size=5), json_values, max_size=4), st.sampled_from([None, 2]))
def test_offsets_of_all_values_are_those_of_each(value: dict[str, Any], indent: int | None) -> None:
    raw = json.dumps(value, indent=indent, ensure_ascii=False).encode("utf-8", "replace")
    for path, offset in value_offsets(raw).items():
        assert find_value(raw, path) == offset


@given(vms(), st.text(), json_values, st.sampled_from([None, 1, "\t"]))
def test_a_text_with_keys_of_ones_own_is_never_taken_for_plain(
    vm: JsonObject, key: str, value: Any, indent: int | str | None
) -> None:
    events = read(HEAD + json.dumps([{**vm, f"x-{key}": value}], indent=indent) + "}")
    assert not any(record.plain for record in records(events))
