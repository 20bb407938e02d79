"""The NDJSON report: a line for everything, with the fields of the JSON report."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from tests.report.accepted import ACCEPTED
from tests.report.fleet import SAVED, vm
from tests.report.runs import FLEETS, Fleet, write
from tests.report.test_escape import NAMES
from vmcheck.report.ndjson_lines import Line
from vmcheck.report.schema import report_line_schema

VALIDATOR = Draft202012Validator(report_line_schema())
EVERY = {**FLEETS, "accepted": ACCEPTED}


def lines(fleet: Fleet) -> list[dict[str, Any]]:
    """Give the lines of a report, each valid."""
    document = write("ndjson", fleet)
    assert document.isascii()
    assert document.endswith("}\n")
    found: list[dict[str, Any]] = [json.loads(line) for line in document.splitlines()]
    assert [error.message for line in found for error in VALIDATOR.iter_errors(line)] == []
    return found


def parts(fleet: Fleet, kind: str) -> list[dict[str, Any]]:
    """Give the lines of a kind without their type."""
    return [
        {key: value for key, value in line.items() if key != "type"}
        for line in lines(fleet)
        if line["type"] == kind
    ]


def test_schema_is_a_schema_and_refuses_the_unknown() -> None:
    Draft202012Validator.check_schema(report_line_schema())
    run, *_ = lines(FLEETS["clean"])
    assert list(VALIDATOR.iter_errors({**run, "surprise": 1}))
    assert list(VALIDATOR.iter_errors({**run, "type": "surprise"}))


@pytest.mark.parametrize("name", EVERY)
def test_the_same_parts_as_the_json_report(name: str) -> None:
    fleet = EVERY[name]
    whole = json.loads(write("json", fleet))
    assert parts(fleet, "vm") == whole["vms"]
    assert parts(fleet, "fleet") == whole["fleet"]
    assert parts(fleet, "problem") == whole["problems"]
    assert parts(fleet, "refused") == whole["refused"]
    (run,) = parts(fleet, "run")
    assert run == {key: whole[key] for key in ("report_version", "tool", "inputs")}
    (summary,) = parts(fleet, "summary")
    assert summary.pop("notes") == whole["notes"]
    assert summary.items() <= whole["summary"].items()


@pytest.mark.parametrize("name", EVERY)
def test_run_comes_first_and_summary_last(name: str) -> None:
    kinds = [line["type"] for line in lines(EVERY[name])]
    assert (kinds[0], kinds[-1]) == ("run", "summary")
    assert (kinds.count("run"), kinds.count("summary")) == (1, 1)


@given(NAMES)
def test_any_name_stays_on_its_line(name: str) -> None:
    _run, line, _summary = write("ndjson", Fleet([vm(name, 0, **SAVED)])).split("\n")[:-1]
    assert msgspec.json.decode(line, type=Line)
