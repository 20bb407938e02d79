"""Exports that do not stay in memory: the same facts and places, whatever their size and line ends."""

import json
from pathlib import Path

import pytest

from benchmarks.exports import write_export
from tests.sources.exports import Reading, read, read_all

COUNT = 1200
"""VMs: nearly 5 MB of JSON, so the objects go to a temporary file."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export")
    write_export(path, COUNT, alone=False)
    return path


@pytest.fixture(scope="module")
def reading(folder: Path) -> Reading:
    return read_all(folder, "export")


def test_all_vms_are_joined_in_their_order(reading: Reading) -> None:
    assert [record.vm.name for record in reading.records] == [f"VM{number:06}" for number in range(COUNT)]
    assert not reading.problems
    last = reading.vms[-1]
    assert [disk["path"][-6:] for disk in last["disks"]] == ["0.vhdx", "1.vhdx"]
    assert {disk["size_bytes"] for disk in last["disks"]} == {136365211648}
    assert last["integration_services"]["backup"]["status"] == "OK"
    assert len(reading.hosts) == 20


def test_places_are_right_to_the_end(reading: Reading) -> None:
    record = reading.records[-1]
    assert record.place().line == COUNT + 1
    assert record.place(("disks", 1, "path")).line == 2 * COUNT + 1
    assert record.pointer(("disks", 1, "path")) == f"/{2 * COUNT - 1}/Path"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_one_line_is_as_good_as_many(folder: Path, encoding: str) -> None:
    value = json.loads((folder / "vm.json").read_bytes())
    text = json.dumps(value)
    last = read({"vm.json": text.encode(encoding)}).records[-1]
    place = last.place(("name",))
    assert text[place.column - 1 :].startswith(f'"VM{COUNT - 1:06}"')
    assert place.line == 1
