"""Whole reports of reconciliations, and what their readers make of them."""

import csv
import json
from io import StringIO
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from tests.conftest import CompareGolden
from tests.reconcile.examples import AGREED, HOSTILE, MIXED, RUN, write
from tests.report.fleet import HOSTILE_NAMES
from vmcheck.reconcile.judging import RESULTS
from vmcheck.reconcile.reports.base import ReconcileOptions
from vmcheck.reconcile.reports.formats import FORMATS
from vmcheck.resources import data_folder

SUFFIX = {"table": "txt", "json": "json", "markdown": "md", "csv": "csv"}


@pytest.mark.parametrize("format_name", FORMATS)
def test_golden(format_name: str, golden: CompareGolden) -> None:
    suffix = SUFFIX[format_name]
    for name, text in (
        ("agreed", write(format_name, AGREED)),
        ("mixed", write(format_name, MIXED, run=RUN)),
        ("hostile", write(format_name, HOSTILE)),
    ):
        golden(f"reconcile/{format_name}-{name}.{suffix}", text.replace("\r\n", "\n"))


def test_golden_at_a_terminal(golden: CompareGolden) -> None:
    options = ReconcileOptions(colour=True, width=120, limit=1)
    golden("reconcile/table-mixed-colour.txt", write("table", MIXED, run=RUN, options=options))


def test_the_example_shows_every_result() -> None:
    assert {entry.result for entry in MIXED} == set(RESULTS)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (AGREED, "The log confirms the only prediction"),
        (AGREED * 2, "The log confirms all 2 predictions"),
        ([], "No prediction could be compared with the log"),
        ([MIXED[1]], "The log refutes the only prediction"),
        ([MIXED[1]] * 2, "The log refutes all 2 predictions"),
        (
            [*AGREED, MIXED[1], MIXED[-1]],
            "The log refutes 1 of 2 predictions and confirms 1; 1 only in the log",
        ),
    ],
)
def test_the_first_line_says_it(entries: list[Any], expected: str) -> None:
    assert write("table", entries).partition("\n")[0] == expected
    assert write("markdown", entries).partition("\n")[0] == f"## {expected}"


def _validator() -> Draft202012Validator:
    schema = json.loads((data_folder("schemas") / "reconcile.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("entries", [[], MIXED, HOSTILE], ids=["nothing", "mixed", "hostile"])
def test_json_fits_its_schema(entries: list[Any]) -> None:
    document = json.loads(write("json", entries, run=RUN))
    _validator().validate(document)
    assert sum(document["summary"].values()) == len(entries)


def test_hostile_names_come_back_from_json() -> None:
    document = json.loads(write("json", HOSTILE))
    names = [entry.name for entry in HOSTILE if "\udc80" not in entry.name]
    assert [vm["name"] for vm in document["vms"] if "\\u{dc80}" not in vm["name"]] == names


def test_the_schema_describes_every_key() -> None:
    document = json.loads(write("json", MIXED, run=RUN))
    validator = _validator()
    for key in document:
        without = {name: value for name, value in document.items() if name != key}
        assert not validator.is_valid(without), key
    for key in document["vms"][0]:
        without = {name: value for name, value in document["vms"][0].items() if name != key}
        assert not validator.is_valid({**document, "vms": [without]}), key


def test_the_buckets_of_a_log_add_up() -> None:
    for log in json.loads(write("json", MIXED, run=RUN))["logs"]:
        assert log["lines"] == sum(log[bucket] for bucket in ("statement", "known", "doubtful", "unknown"))


def test_markdown_shows_hostile_names_and_obeys_none() -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).enable("table").parse(write("markdown", HOSTILE))
    rows = [token for token in tokens if token.type == "tr_open"]
    sections = len([token for token in tokens if token.type == "thead_open"])
    assert len(rows) == sections + len(HOSTILE)
    inline = [child for token in tokens for child in token.children or ()]
    assert not {child.type for child in inline} & {"link_open", "image", "strong_open", "em_open"}
    assert {child.content for child in inline if child.type == "html_inline"} <= {"<br>"}


def test_the_table_obeys_no_name() -> None:
    text = write("table", HOSTILE)
    assert "\x1b" not in text
    assert all(character.isprintable() for line in text.splitlines() for character in line)


def test_csv_has_a_row_for_each_vm_and_no_formula() -> None:
    text = write("csv", HOSTILE)
    assert text.count("\r\n") == text.count("\n")  # RFC 4180
    rows = list(csv.reader(StringIO(text)))
    assert len(rows) == 1 + len(HOSTILE_NAMES)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
