"""Whole reports of comparisons, and what their readers make of them."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from tests.conftest import CompareGolden
from tests.diff import examples
from tests.diff.examples import ACROSS, HOSTILE, MIXED, RUN, write
from tests.diff.vms import noted, vm
from tests.report.fleet import HOSTILE_NAMES
from tests.report.workflow_commands import commands
from vmcheck.diff.change import compare
from vmcheck.diff.reports.base import DiffOptions, DiffRun, Side
from vmcheck.diff.reports.formats import FORMATS
from vmcheck.resources import data_folder

SUFFIX = {"table": "txt", "github": "txt", "json": "json", "markdown": "md"}


@pytest.mark.parametrize("format_name", FORMATS)
def test_golden(format_name: str, golden: CompareGolden) -> None:
    suffix = SUFFIX[format_name]
    golden(f"diff/{format_name}-unchanged.{suffix}", write(format_name, []))
    golden(f"diff/{format_name}-mixed.{suffix}", write(format_name, MIXED, ACROSS, run=RUN))
    golden(f"diff/{format_name}-hostile.{suffix}", write(format_name, HOSTILE))


def test_golden_at_a_terminal(golden: CompareGolden) -> None:
    options = DiffOptions(colour=True, width=120)
    golden("diff/table-mixed-colour.txt", write("table", MIXED, ACROSS, run=RUN, options=options))
    golden("diff/table-mixed-limit.txt", write("table", MIXED, ACROSS, options=DiffOptions(limit=1)))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], "No VM got worse, 94 unchanged"),
        ([compare(vm(), vm(**examples.SAVED))], "1 VM got worse, 94 unchanged"),
        (
            [
                *[compare(vm(), vm(**examples.SAVED))] * 3,
                compare(vm(**examples.SAVED), vm()),
                *[compare(None, vm())] * 2,
                compare(vm(), None),
            ],
            "3 VMs got worse, 1 got better, 2 new, 1 gone, 94 unchanged",
        ),
        ([compare(vm(), vm(host="HV02"))], "No VM got worse, 95 unchanged (1 renamed or moved)"),
    ],
)
def test_the_first_line_says_it(changes: list[Any], expected: str) -> None:
    assert write("table", changes).partition("\n")[0] == expected
    assert write("markdown", changes).partition("\n")[0] == f"## {expected}"
    assert write("github", changes).splitlines()[-1] == f"vmcheck: {expected}"


def _validator() -> Draft202012Validator:
    schema = json.loads((data_folder("schemas") / "diff.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("changes", [[], MIXED, HOSTILE], ids=["unchanged", "mixed", "hostile"])
def test_json_fits_its_schema(changes: list[Any]) -> None:
    document = json.loads(write("json", changes, ACROSS, run=RUN))
    _validator().validate(document)
    assert len(document["vms"]) == len(changes)


def test_the_schema_describes_every_key() -> None:
    document = json.loads(write("json", MIXED, ACROSS, run=RUN))
    validator = _validator()
    for key in document:
        without = {name: value for name, value in document.items() if name != key}
        assert not validator.is_valid(without), key
    for key in document["vms"][0]:
        without = {name: value for name, value in document["vms"][0].items() if name != key}
        assert not validator.is_valid({**document, "vms": [without]}), key


def test_hostile_names_come_back_from_json() -> None:
    document = json.loads(write("json", HOSTILE))
    names = [name for name in HOSTILE_NAMES if "\udc80" not in name]
    assert [entry["name"] for entry in document["vms"]][: len(names)] == names


def test_markdown_shows_hostile_names_and_obeys_none() -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).enable("table").parse(write("markdown", HOSTILE))
    rows = [token for token in tokens if token.type == "tr_open"]
    assert len(rows) == 1 + len(HOSTILE)
    inline = [child for token in tokens for child in token.children or ()]
    assert not {child.type for child in inline} & {"link_open", "image", "strong_open", "em_open"}
    html = {child.content for child in inline if child.type == "html_inline"}
    assert html <= {"<br>"}


def test_markdown_fits_into_a_comment() -> None:
    changes = [compare(vm(), vm(f"V{n}", findings=(noted(message="x" * 200),))) for n in range(1000)]
    text = write("markdown", changes, ACROSS)
    assert len(text) < 65_536
    shown = text.count("| `V")
    assert f"... and {1000 - shown} more." in text


def test_hostile_names_give_no_other_command() -> None:
    found = commands(write("github", HOSTILE))
    assert len(found) == len(HOSTILE)
    assert {command.name for command in found} == {"warning"}
    assert {tuple(command.properties) for command in found} == {("file", "line", "col", "title")}


def test_annotations_stand_at_the_new_finding() -> None:
    found = commands(write("github", MIXED[:2]))
    places = [(command.name, *list(command.properties.values())[:3]) for command in found]
    assert places == [
        ("warning", "new.json", "12", "7"),
        ("error", "new.json", "31", "7"),
        ("warning", "new.json", "12", "7"),
    ]
    assert found[0].properties["title"] == "online-capable -> saved-state [WEB01]"


def test_annotations_name_the_file_of_a_revision() -> None:
    run = DiffRun(
        tool_version="0.1.0",
        old=examples.CLEAN_RUN.old,
        new=Side(input="HEAD:dir/new.json", vms=1, refused=0, errors=0, prefix="HEAD:"),
    )
    change = compare(vm(), vm(**examples.SAVED, file="HEAD:dir/new.json"))
    (command,) = commands(write("github", [change], run=run))
    assert command.properties["file"] == "dir/new.json"


def test_standard_input_has_no_file() -> None:
    (command,) = commands(write("github", [compare(vm(), vm(**examples.SAVED, file="<stdin>"))]))
    assert list(command.properties) == ["title"]
    assert command.message.startswith("<stdin>:10:5")


def test_what_got_better_gives_no_annotation() -> None:
    assert commands(write("github", [MIXED[4], MIXED[5], MIXED[6], MIXED[7], MIXED[10]])) == []
