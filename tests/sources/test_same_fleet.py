"""A fleet gives the same VMs through every format that can carry its facts, so the same verdicts."""

import dataclasses
import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checking import verdict_of
from tests.sources import foreign_fleets as fleets
from tests.sources.clixml import clixml
from tests.sources.exports import Reading, read, read_values, sort
from tests.sources.fleets import fleets as exported_fleets
from tests.sources.powershell_writer import MOODS, Mood, to_powershell
from tests.sources.test_properties import FILES
from vmcheck.inventory.model import Release
from vmcheck.sources.csv_map.column_map import ColumnMap
from vmcheck.sources.csv_map.map_file import load_map
from vmcheck.sources.csv_map.reader import read_csv
from vmcheck.sources.hyperv_xml.reader import read_hyperv_xml
from vmcheck.sources.interface import SourceFile


def _agree(reading: Reading, expected: Sequence[Any], release: Release | None) -> None:
    assert not reading.problems
    assert not reading.refused
    found = [{**vm, "id": vm["id"].lower()} for vm in reading.vms]
    assert found == list(expected)
    for vm, native in zip(reading.vms, expected, strict=True):
        same = {**native, "id": vm["id"]}
        assert verdict_of(vm, host_release=release) == verdict_of(same, host_release=release)


def _within_64_bits(value: Any) -> Any:
    """A value with the numbers that PowerShell can have."""
    match value:
        case bool():
            return value
        case int():
            return value if -(1 << 63) <= value < 1 << 64 else 0
        case list():
            return [_within_64_bits(inner) for inner in value]
        case dict():
            return {key: _within_64_bits(inner) for key, inner in value.items()}
        case _:
            return value


RELEASES: st.SearchStrategy[Release | None] = st.sampled_from([None, "2008R2", "2012", "2012R2"])


@given(FILES)
@settings(max_examples=100, deadline=None)
def test_clixml_is_read_as_json_is(files: dict[str, Any]) -> None:
    files = _within_64_bits(files)
    files["vm"].append({"Name": "a", "Generation": 2})
    as_json = read({f"{name}.x": json.dumps(objects).encode() for name, objects in files.items()})
    as_clixml = read({f"{name}.x": clixml(objects) for name, objects in files.items()})
    assert as_clixml.vms == as_json.vms
    assert as_clixml.hosts == as_json.hosts
    assert [refused.problems[0].message for refused in as_clixml.refused] == [
        refused.problems[0].message for refused in as_json.refused
    ]
    empty = "The file holds no object"
    assert [text for text in as_clixml.messages if empty not in text] == [
        text for text in as_json.messages if empty not in text
    ]


@given(exported_fleets(), MOODS)
@settings(max_examples=40, deadline=None)
def test_clixml_of_an_export_is_read_as_its_json_is(fleet: list[Any], mood: Mood) -> None:
    files = to_powershell(fleet, dataclasses.replace(mood, wrapper=False))
    listed = {name: value if isinstance(value, list) else [value] for name, value in files.items()}
    as_json, as_clixml = read_values(files), read({name: clixml(value) for name, value in listed.items()})
    assert as_clixml.vms == as_json.vms
    assert as_clixml.opened[0].header == as_json.opened[0].header
    assert not as_clixml.problems


@given(fleets.SCVMM, RELEASES, st.booleans())
@settings(max_examples=40, deadline=None)
def test_scvmm(fleet: list[fleets.Vm], release: Release | None, through_clixml: bool) -> None:  # noqa: FBT001
    data = fleets.scvmm_file(fleet)
    if through_clixml:
        data = clixml(json.loads(data))
    _agree(read({"vms": data}), [fleets.scvmm_vm(vm) for vm in fleet], release)


@given(st.lists(fleets.CONFIGURATION, min_size=1, max_size=3), RELEASES)
@settings(max_examples=40, deadline=None)
def test_configuration_files(fleet: list[fleets.Vm], release: Release | None) -> None:
    files = [SourceFile(f"{number}.xml", fleets.configuration_file(vm)) for number, vm in enumerate(fleet)]
    _agree(sort(read_hyperv_xml(files)), [fleets.configuration_vm(vm) for vm in fleet], release)


@pytest.fixture(scope="module")
def column_map(tmp_path_factory: pytest.TempPathFactory) -> ColumnMap:
    path = tmp_path_factory.mktemp("maps") / "map.toml"
    path.write_text(fleets.CSV_MAP)
    return load_map(path, "map.toml")


@given(
    fleets.CSV, RELEASES, st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])
)
@settings(max_examples=40, deadline=None)
def test_csv(
    column_map: ColumnMap, fleet: list[fleets.Vm], release: Release | None, delimiter: str, encoding: str
) -> None:
    data = fleets.csv_file(fleet, delimiter, encoding)
    _agree(sort(read_csv([SourceFile("vms.csv", data)], column_map)), fleet, release)
