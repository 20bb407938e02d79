"""One fleet through vmcheck's own format and as an export: the same facts, the same verdicts."""

import json
from typing import Any

import msgspec
from hypothesis import given, settings

from tests.checking import shipped_rules
from tests.sources.exports import Reading, read, read_values
from tests.sources.fleets import Json, fleets, native
from tests.sources.powershell_writer import MOODS, Mood, to_powershell
from vmcheck.checker import Checker
from vmcheck.inventory.reader import read_inventory
from vmcheck.knowledge.catalogue import catalogue


def verdicts_on(reading: Reading) -> list[Any]:
    """What is said of each VM, but where it stands."""
    checker = Checker(shipped_rules(), catalogue(), warm=10**9)
    [opened] = reading.opened
    checker.open(opened)
    return [_essence(checker.check(record)) for record in reading.records]


def _essence(verdict: Any) -> Any:
    return (
        verdict.name,
        verdict.classification,
        verdict.mode,
        verdict.coverage,
        [(finding.rule, finding.outcome, finding.path, finding.object) for finding in verdict.findings],
        [(unknown.rule, tuple(unknown.missing)) for unknown in verdict.unknowns],
        list(verdict.missing),
    )


def native_reading(document: Json) -> Reading:
    """The document as vmcheck reads it."""
    from io import BytesIO

    from tests.sources.exports import sort

    return sort(read_inventory(BytesIO(json.dumps(document).encode()), "inventory.json"))


@given(fleets(), MOODS)
@settings(max_examples=60, deadline=None)
def test_an_export_says_what_the_inventory_says(fleet: list[Json], mood: Mood) -> None:
    plain, exported = native_reading(native(fleet)), read_values(to_powershell(fleet, mood))
    assert [record.vm for record in exported.records] == [record.vm for record in plain.records]
    assert verdicts_on(exported) == verdicts_on(plain)
    assert not exported.problems


@given(fleets(), MOODS)
@settings(max_examples=20, deadline=None)
def test_encodings_and_concatenated_documents_make_no_difference(fleet: list[Json], mood: Mood) -> None:
    files = to_powershell(fleet, mood)
    plain = read_values(files)
    utf16 = read({name: json.dumps(value).encode("utf-16") for name, value in files.items()})
    lines = "\r\n".join(json.dumps(value) for value in files.values())
    together = read({"all.json": lines.encode("utf-8-sig")})
    for reading in (utf16, together):
        assert [record.vm for record in reading.records] == [record.vm for record in plain.records]
    assert msgspec.json.encode(plain.opened[0].header) == msgspec.json.encode(together.opened[0].header)
