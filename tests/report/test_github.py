"""Workflow commands of GitHub, read back as its runner reads them, and the summary of the job."""

from pathlib import Path

import pytest
from hypothesis import given

from tests.report.accepted import ACCEPTED, ACCEPTED_FINDINGS, accepted_only
from tests.report.examples import BACKUP_OFF, NO_RCT, NO_SCSI
from tests.report.fleet import HOSTILE_NAMES, MIXED, SAVED, vm
from tests.report.runs import FLEETS, Fleet, write
from tests.report.test_escape import NAMES
from tests.report.workflow_commands import Command, commands, parse
from vmcheck.inventory.events import Place, Problem
from vmcheck.inventory.inputs import STDIN_NAME
from vmcheck.report import Options
from vmcheck.report.escape import terminal
from vmcheck.report.github import workflow_command
from vmcheck.report.github_summary import MOST_BYTES, shortened

BASE = Options(base="C:\\Audit")


def annotations(fleet: Fleet, options: Options = BASE) -> list[Command]:
    """Give the commands of a report; every line is one, but for the headline and the notes."""
    lines = write("github", fleet, options).splitlines()
    plain = [line for line in lines if parse(line) is None]
    assert all(line.startswith("vmcheck: ") for line in plain)
    assert plain == lines[len(lines) - len(plain) :]
    return commands("\n".join(lines))


def test_one_command_for_each_finding_at_its_fact() -> None:
    verdict, finding = MIXED[1], MIXED[1].findings[0]
    (command,) = annotations(Fleet([verdict]))
    place = verdict.record.place(finding.path)
    assert command.name == "warning"
    assert command.properties == {
        "file": "fleet.json",
        "line": str(place.line),
        "col": str(place.column),
        "title": "HVB102 The backup integration service is off [SQL01]",
    }
    message, impact, remedy, powershell = command.message.split("\n")
    assert (message, impact, powershell) == (finding.message, finding.impact, finding.remedy.powershell)
    assert remedy == f"What to do: {finding.remedy.text}"


def test_levels() -> None:
    fleet = Fleet([vm("A", 0, findings=(NO_SCSI, BACKUP_OFF, NO_RCT))])
    assert [command.name for command in annotations(fleet)] == ["error", "warning", "notice"]


def test_accepted_findings_give_no_annotation() -> None:
    assert annotations(accepted_only(*ACCEPTED_FINDINGS)) == []
    rules = [command.properties["title"].split()[0] for command in annotations(ACCEPTED)]
    assert rules == ["HVB201", "HVB309", "HVB301", "HVB418"]


def test_nothing_that_was_not_checked_is_left_out() -> None:
    titles = [command.properties["title"] for command in annotations(FLEETS["mixed"])]
    assert titles.count("The verdict is undetermined [APP02]") == 1
    assert titles.count("USR001 The rule crashed [APP03]") == 1
    assert titles.count("A VM does not fit the schema and was not checked [OLD|01]") == 2
    assert titles.count("Something in the inventory does not fit") == 2


def test_standard_input_has_no_file_to_annotate() -> None:
    problem = Problem(place=Place(STDIN_NAME, 3, 7), pointer="", message="unexpected end")
    (command,) = annotations(Fleet(problems=[problem]))
    assert command.properties == {"title": "Something in the inventory does not fit"}
    assert command.message == "<stdin>:3:7: unexpected end"


@pytest.mark.parametrize("name", FLEETS)
def test_every_line_is_read_back(name: str) -> None:
    for command in annotations(FLEETS[name]):
        assert command.name in {"error", "warning", "notice"}
        assert set(command.properties) == {"file", "line", "col", "title"}
        assert command.properties["file"] in {"fleet.json", "second.json"}


def test_hostile_names_inject_no_command() -> None:
    found = annotations(Fleet(FLEETS["hostile"].verdicts))
    assert [command.properties["title"] for command in found] == [
        f"HVB102 The backup integration service is off [{terminal(name)}]" for name in HOSTILE_NAMES
    ]


@given(NAMES)
def test_no_name_injects_a_command(name: str) -> None:
    fleet = Fleet([vm(name, 0, **SAVED, host=name, findings=(BACKUP_OFF,))])
    (command,) = annotations(fleet)
    assert command.properties["title"].endswith(f"[{terminal(name)}]")


@given(NAMES, NAMES, NAMES)
def test_any_command_is_read_back(file: str, title: str, text: str) -> None:
    line = workflow_command("error", {"file": f"{file}.json", "title": f"{title}."}, [text, text])
    command = parse(line)
    assert command
    shown = {name: value.encode(errors="ignore") for name, value in command.properties.items()}
    assert list(shown) == ["file", "title"]
    assert command.message == f"{terminal(text)}\n{terminal(text)}"


def test_summary_is_appended_as_markdown(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_bytes(b"before\n")
    options = Options(base="C:\\Audit", summary_file=summary)
    assert write("github", FLEETS["mixed"], options) == write("github", FLEETS["mixed"], BASE)
    expected = write("markdown", FLEETS["mixed"])
    assert summary.read_bytes().decode() == f"before\n{expected}"


def test_summary_of_a_large_fleet_stays_below_the_limit(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    names = [f"{number}" * 2000 for number in range(1000, 1200)]
    fleet = Fleet([vm(name, n, **SAVED, findings=(BACKUP_OFF,)) for n, name in enumerate(names)])
    write("github", fleet, Options(summary_file=summary))
    text = summary.read_bytes().decode()
    assert MOST_BYTES - 20_000 < len(text.encode()) <= MOST_BYTES
    assert text.startswith("## 0 of 200 VMs")
    *_, last_row, blank, left_out, end = text.split("\n")
    assert last_row.startswith("| `")
    assert last_row.endswith(" |")
    assert (blank, end) == ("", "")
    assert left_out.startswith("... the rest is too long")


def test_what_fits_is_not_shortened() -> None:
    assert shortened("a\n\n" * (MOST_BYTES // 3)) == "a\n\n" * (MOST_BYTES // 3)
