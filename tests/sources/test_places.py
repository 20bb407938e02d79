"""Each fact has the place of the property it was read from, in whatever file and encoding that is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.exports import read, read_values
from vmcheck.inventory.events import Path

VMS = """[
  {"Name": "ä😀", "Generation": 1},
  [
    { "NAME": "b",
      "state": 3, "Generation": 2, "FibreChannelHostBusAdapters": [] }
  ]
]"""
DRIVES = """{"value":[
 {"VMName":"b","ControllerType":1,"ControllerNumber":0,"ControllerLocation":0,"Path":"C:\\\\b.vhdx"},
 {"VMName":"b","ControllerType":1,"ControllerNumber":0,"ControllerLocation":1,"DiskNumber":3}
],"Count":2}"""
VHDS = '[{"Path":"c:\\\\B.vhdx",\n"Size": 7, "VhdType": 2, "ParentPath": null}]'
SERVICES = '{"VMName": "b", "Name": "VSS", "Enabled": false}'

EXPECTED: list[tuple[Path, str, int, int, str]] = [
    ((), "vms", 4, 5, "/1/0"),
    (("name",), "vms", 4, 15, "/1/0/NAME"),
    (("state",), "vms", 5, 16, "/1/0/state"),
    (("fibre_channel_adapters",), "vms", 5, 67, "/1/0/FibreChannelHostBusAdapters"),
    (("guest", "os", "name"), "vms", 4, 5, "/1/0"),
    (("integration_services", "version"), "vms", 4, 5, "/1/0"),
    (("integration_services", "backup", "enabled"), "services", 1, 43, "/Enabled"),
    (("integration_services", "backup", "status"), "services", 1, 1, ""),
    (("disks",), "drives", 2, 2, "/value/0"),
    (("disks", 0, "path"), "drives", 2, 86, "/value/0/Path"),
    (("disks", 0, "size_bytes"), "vhds", 2, 9, "/0/Size"),
    (("disks", 0, "parents"), "vhds", 2, 40, "/0/ParentPath"),
    (("disks", 1, "attachment"), "drives", 3, 92, "/value/1/DiskNumber"),
    (("disks", 1, "path"), "drives", 3, 2, "/value/1"),
]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_places_are_those_of_the_original_files(encoding: str, newline: str) -> None:
    texts = {"vms": VMS, "drives": DRIVES, "vhds": VHDS, "services": SERVICES}
    reading = read({name: text.replace("\n", newline).encode(encoding) for name, text in texts.items()})
    record = reading.records[1]
    for path, file, line, column, pointer in EXPECTED:
        place = record.place(path)
        assert (place.file, place.line, place.column, record.pointer(path)) == (file, line, column, pointer)


def test_places_may_be_asked_in_any_order() -> None:
    text = '[{"Name":"ä","Generation":1},{"Name":"b","Generation":2}]'
    first, second = read({"vms": text.encode()}).records
    assert second.place(("name",)).column == 38
    assert first.place(("name",)).column == 10
    assert second.place(("generation",)).column == 55


def test_a_warning_has_the_place_of_the_first_of_its_kind() -> None:
    vms = ['{"Name":"a"}', '{"Name":"b","Generation":1,"State":77}', '{"Name":"c","Generation":1,"State":77}']
    text = "[" + ",\n ".join(vms) + "]"
    problem = read({"vms": text.encode()}).problems[-1]
    assert (problem.place.line, problem.place.column, problem.pointer) == (2, 37, "/1/State")


@given(
    st.lists(st.lists(st.sampled_from(["a", "ä😀", 'q"}]', "\\"]), max_size=3), max_size=4),
    st.sampled_from([None, 1, 4]),
)
def test_place_of_every_name_is_where_its_text_begins(groups: list[list[str]], indent: int | None) -> None:
    names = [f"{name}{i}-{j}" for i, group in enumerate(groups) for j, name in enumerate(group)]
    numbered = iter(names)
    value = [[{"Generation": 1, "Name": next(numbered)} for _ in group] for group in groups]
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    reading = read_values({}) if not names else read({"vms": text.encode()})
    assert [record.vm.name for record in reading.records] == names
    for record, name in zip(reading.records, names, strict=True):
        before = text[: text.index(json.dumps(name, ensure_ascii=False))]
        place = record.place(("name",))
        assert (place.line, place.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
