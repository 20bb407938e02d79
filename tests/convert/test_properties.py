"""Whatever an input holds: converted, it is read as the same VMs, from the same places."""

import io
import json
import re
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.exports import Reading, read_values, sort
from tests.sources.fleets import Json, fleets
from tests.sources.powershell_writer import MOODS, Mood, to_powershell
from tests.strategies import headers, vms
from vmcheck.anonymize.disguise import Anonymizer
from vmcheck.convert.conversion import Conversion
from vmcheck.convert.writing import InventoryWriter, Layout
from vmcheck.inventory.events import Event, derived_from
from vmcheck.inventory.reader import read_inventory

LAYOUTS: tuple[Layout, ...] = ("json", "ndjson")


def _read(text: bytes, name: str) -> Reading:
    return sort(read_inventory(io.BytesIO(text), name))


def _events(reading: Reading) -> Iterable[Event]:
    return [*reading.opened, *reading.records]


def converted(reading: Reading, layout: Layout, **options: Any) -> bytes:
    with InventoryWriter(layout) as writer:
        conversion = Conversion(writer, tell=lambda _event: None, **options)
        conversion.run(_events(reading))
        stream = io.StringIO()
        writer.write(stream, conversion.header())
    return stream.getvalue().encode()


def _without_hosts(reading: Reading) -> list[Any]:
    """The VMs, but for the host that each is given where there is only one."""
    return [msgspec.structs.replace(record.vm, host=None) for record in reading.records]


@given(headers(), st.lists(vms(), min_size=1, max_size=2), st.sampled_from(LAYOUTS))
@settings(max_examples=60, deadline=None)
def test_any_inventory_comes_back(header: Json, found: list[Json], layout: Layout) -> None:
    text = json.dumps({"schema_version": 1, **header, "vms": found}).encode()
    before = _read(text, "before.json")
    after = _read(converted(before, layout, origins=True), f"after.{layout}")
    assert after.opened[0].header == before.opened[0].header
    assert _without_hosts(after) == _without_hosts(before)
    for one, other in zip(before.records, after.records, strict=True):
        for path in [(), ("name",), ("guest", "os", "name"), ("disks", 0), ("disks", 1, "path")]:
            assert other.place(path) == one.place(path)


@given(fleets(), MOODS, st.sampled_from(LAYOUTS))
@settings(max_examples=40, deadline=None)
def test_an_export_keeps_its_places_and_what_follows_from_what(
    fleet: list[Json], mood: Mood, layout: Layout
) -> None:
    before = read_values(to_powershell(fleet, mood))
    after = _read(converted(before, layout, origins=True), f"after.{layout}")
    assert [record.vm for record in after.records] == [record.vm for record in before.records]
    for one, other in zip(before.records, after.records, strict=True):
        for path in [(), ("state",), ("disks",), ("disks", 0, "attachment"), ("scsi_controllers",)]:
            assert (other.place(path), other.pointer(path)) == (one.place(path), one.pointer(path))
            assert derived_from(other, path) == derived_from(one, path)


@pytest.mark.parametrize("layout", LAYOUTS)
@given(fleet=fleets(), mood=MOODS)
@settings(max_examples=20, deadline=None)
def test_no_name_of_an_export_survives(layout: Layout, fleet: list[Json], mood: Mood) -> None:
    before = read_values(to_powershell(fleet, mood))
    text = converted(before, layout, origins=False, disguise=Anonymizer()).decode().lower()
    for name in {"hv1", "hv2", "snapshots", *(vm["name"].lower() for vm in fleet), fleet[0]["id"]}:
        # As a word: the letters of so short a name may follow each other in a made-up word by chance.
        assert re.search(rf"\b{name}\b", text) is None
