"""The JSON report: valid against its schema, ASCII, and complete."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from tests.report.across_examples import ACROSS
from tests.report.fleet import HOSTILE_NAMES, MIXED
from tests.report.runs import FLEETS, Fleet, write
from tests.report.test_escape import NAMES
from vmcheck.report.escape import without_surrogates
from vmcheck.report.json_document import ReportDocument
from vmcheck.report.json_text import json_text
from vmcheck.report.schema import report_schema

GOLDEN = Path(__file__).parents[1] / "golden" / "report"
SCHEMA = report_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.name)
def test_golden_files_are_valid(golden: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(golden.read_bytes()))] == []


def test_there_are_golden_files() -> None:
    assert len(list(GOLDEN.glob("*.json"))) == len(FLEETS)


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_schema_refuses_unknown_and_missing_keys() -> None:
    document: dict[str, Any] = json.loads(write("json", FLEETS["mixed"]))
    document["vms"][0]["surprise"] = 1
    del document["summary"]["ready"]
    assert len(list(VALIDATOR.iter_errors(document))) == 2


@pytest.mark.parametrize("fleet", FLEETS)
def test_same_document_as_written_at_once(fleet: str) -> None:
    document = write("json", FLEETS[fleet])
    assert document.isascii()
    assert document == json.dumps(json.loads(document), indent=2) + "\n"
    assert msgspec.json.decode(document, type=ReportDocument).report_version == 1


def test_names_come_back() -> None:
    names = [entry["name"] for entry in json.loads(write("json", FLEETS["hostile"]))["vms"]]
    assert names == [name.replace("\udc80", "\\u{dc80}") for name in HOSTILE_NAMES]


def test_findings_carry_their_position() -> None:
    entry = json.loads(write("json", FLEETS["mixed"]))["vms"][1]
    finding, record = entry["findings"][0], MIXED[1].record
    place = record.place(MIXED[1].findings[0].path)
    assert (finding["file"], finding["line"], finding["column"]) == (place.file, place.line, place.column)
    assert finding["pointer"] == "/vms/1/integration_services/backup/enabled"


def test_findings_across_vms_carry_their_fields_and_position() -> None:
    entries = json.loads(write("json", FLEETS["mixed"]))["fleet"]
    for entry, found in zip(entries, json.loads(msgspec.json.encode(ACROSS)), strict=True):
        expected = found | found["place"]
        assert entry == {key: expected[key] for key in entry}


def test_problems_beyond_memory_are_kept_in_order() -> None:
    problem = FLEETS["mixed"].problems[0]
    many = Fleet(problems=[problem] * 5000)
    document = json.loads(write("json", many))
    assert len(document["problems"]) == 5000
    assert document["summary"]["errors"] == 5000


@given(NAMES)
def test_any_text_is_encoded(text: str) -> None:
    encoded = json_text({"key": [text]}, indent=4)
    assert encoded.isascii()
    assert json.loads(encoded) == {"key": [without_surrogates(text)]}
