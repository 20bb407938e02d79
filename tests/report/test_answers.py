"""What every rule said, in every format that has a place for it."""

import csv
import json
from io import StringIO

import pytest
from msgspec.structs import replace

from tests.conftest import CompareGolden
from tests.report.fleet import CLEAN, HOSTILE_NAMES, MIXED
from tests.report.runs import FLEETS, Fleet, write
from vmcheck.report import Options
from vmcheck.verdict import Answer, Verdict

ANSWERS = (
    Answer(rule="HVB101", title="Integration services are not installed", value="pass"),
    Answer(
        rule="HVB102",
        title="The backup integration service is off",
        value="fail",
        why="Backup (volume shadow copy) is off",
    ),
    Answer(
        rule="HVB109",
        title="The Hyper-V VSS daemon does not run",
        value="not-applicable",
        why="its precondition does not hold",
    ),
    Answer(
        rule="HVB112",
        title="A Linux guest uses an iSCSI LUN",
        value="not-applicable",
        why="concerns 2012R2 and later",
    ),
    Answer(rule="HVB201", title="A disk in the guest is dynamic", value="unknown", missing=("guest.disks",)),
    Answer(rule="HVB202", title="A volume is not NTFS", value="unknown", missing=("guest.volumes",)),
    Answer(
        rule="HVB301", title="No SCSI controller", value="not-applicable", why="concerns 2012R2 and later"
    ),
    Answer(rule="HVB401", title="A pass-through disk", value="pass"),
    Answer(rule="USR001", title="A rule of our own", value="crashed", why="ZeroDivisionError: division"),
)


def with_answers(verdict: Verdict, answers: tuple[Answer, ...] = ANSWERS) -> Verdict:
    return replace(verdict, answers=answers)


ASKED = Fleet([with_answers(verdict) for verdict in MIXED[:2]])
HOSTILE = Fleet(
    [
        with_answers(
            replace(CLEAN, name=name, host=name),
            (Answer(rule="HVB102", title=name, value="fail", why=name), ANSWERS[0]),
        )
        for name in HOSTILE_NAMES
    ]
)
OPTIONS = {"csv": Options(csv_layout="findings"), "table": Options(width=70)}
EXTENSIONS = {"table": "txt", "text": "txt", "json": "json", "csv": "csv", "markdown": "md"}


@pytest.mark.parametrize("fleet", ["asked", "hostile"])
@pytest.mark.parametrize("name", EXTENSIONS)
def test_whole_documents(name: str, fleet: str, golden: CompareGolden) -> None:
    document = write(name, ASKED if fleet == "asked" else HOSTILE, OPTIONS.get(name))
    golden(f"answers/{name}-{fleet}.{EXTENSIONS[name]}", document.replace("\r\n", "\n"))


@pytest.mark.parametrize("name", EXTENSIONS)
def test_nothing_is_said_where_nobody_asked(name: str) -> None:
    document = write(name, FLEETS["mixed"], OPTIONS.get(name))
    assert "answers" not in document
    assert "Every rule" not in document
    assert ": pass:" not in document


def test_json_carries_every_answer() -> None:
    entries = json.loads(write("json", ASKED))["vms"][0]["answers"]
    assert [(entry["rule"], entry["value"]) for entry in entries] == [
        (answer.rule, answer.value) for answer in ANSWERS
    ]


def test_text_says_the_rest_a_line_each() -> None:
    lines = write("text", Fleet([with_answers(CLEAN)])).splitlines()
    values = [answer.value for answer in ANSWERS if answer.value not in ("fail", "crashed")]
    assert [line.split(": ")[1] for line in lines] == values


def test_csv_rows_of_findings_only() -> None:
    rows = list(csv.DictReader(StringIO(write("csv", ASKED, OPTIONS["csv"]), newline="")))
    passed = [row["rule"] for row in rows if row["severity"] == "pass" and row["name"] == CLEAN.name]
    assert passed == ["HVB101", "HVB401"]
    assert write("csv", ASKED) == write("csv", Fleet(MIXED[:2]))


def test_what_is_left_out_is_counted() -> None:
    for name in ("table", "markdown"):
        document = write(name, HOSTILE, Options(limit=3))
        assert f"... and {len(HOSTILE_NAMES) - 3} more VMs" in document
