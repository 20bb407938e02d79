"""Findings across VMs in the reports for people: noted at the top, worst first, capped, counted."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.across_examples import ACROSS, disk_twice, parent_shared, set_fails
from tests.report.fleet import CLEAN
from tests.report.runs import FLEETS, Fleet, write
from vmcheck.report import Options
from vmcheck.report.escape import markdown_text
from vmcheck.verdict import FleetFinding

PAIR = ("A", "B")
TWICE = disk_twice("d:\\a.vhdx", PAIR, 3)
FAILS = set_fails(PAIR, ("A",), 3)
REMARK = parent_shared("d:\\base.vhdx", PAIR, 2, 3)


@pytest.mark.parametrize("name", ["table", "markdown"])
@pytest.mark.parametrize(
    ("across", "note"),
    [
        ([TWICE], "1 finding across VMs: see Across VMs"),
        ([TWICE, TWICE], "2 findings across VMs: see Across VMs"),
        ([FAILS], "1 finding across VMs, about VMs whose backups can fail together: see Across VMs"),
        (
            [FAILS, TWICE, TWICE],
            "3 findings across VMs, 1 of them about VMs whose backups can fail together: see Across VMs",
        ),
    ],
)
def test_the_first_note_tells_of_them(name: str, across: list[FleetFinding], note: str) -> None:
    headline, _, first, *_ = write(name, Fleet([CLEAN], across=across), Options(width=200)).splitlines()
    assert headline.endswith("The only VM is ready for an online backup")
    assert first.endswith(f" {note}")


def _short(finding: FleetFinding, name: str) -> str:
    message = markdown_text(finding.message) if name == "markdown" else finding.message
    return message[:40]


@pytest.mark.parametrize("name", ["table", "markdown"])
def test_remarks_are_no_findings_to_look_at(name: str) -> None:
    assert "Across VMs" not in write(name, Fleet([CLEAN], across=[REMARK]))


def test_table_counts_remarks() -> None:
    document = write("table", Fleet([CLEAN], across=[REMARK, REMARK]))
    assert "Further remarks on 2 groups of VMs: see the text report" in document


@pytest.mark.parametrize("name", ["table", "markdown"])
def test_the_worst_is_never_left_out_for_something_milder(name: str) -> None:
    error = disk_twice("d:\\error.vhdx", PAIR, 9, severity="error")
    for across in ([TWICE, error], [FAILS, error], [TWICE, FAILS]):
        document = write(name, Fleet(across=across), Options(limit=1, width=200))
        mild, worse = (_short(finding, name) for finding in across)
        assert (worse in document, mild in document) == (True, False)


@pytest.mark.parametrize("name", ["table", "markdown"])
@given(st.integers(0, 12), st.integers(1, 12))
def test_what_is_left_out_is_counted(name: str, number: int, limit: int) -> None:
    across = [disk_twice(f"disk{index:02}", PAIR, 3) for index in range(number)]
    document = write(name, Fleet(across=across), Options(limit=limit, width=200))
    shown = re.findall(r"attach disk(\d+),", document)
    more = re.findall(r"and (\d+) more findings?", document)
    assert shown == [f"{index:02}" for index in range(min(number, limit))]
    assert more == ([str(number - limit)] if number > limit else [])


@pytest.mark.parametrize("name", ["table", "markdown"])
def test_remedies_say_how_many_vms_they_are_for(name: str) -> None:
    document = write(name, FLEETS["mixed"], Options(width=200))
    assert "can fail the whole set (3 VMs)" in document
    assert "attach the same virtual hard disk (2 groups, up to 5 VMs)" in document
    assert "for the first VM or group of VMs" in document


def test_a_command_for_one_group_is_for_all_it_concerns() -> None:
    assert "the first VM" not in write("table", Fleet(across=[TWICE]))


def test_a_fleet_that_may_fail_together_is_not_green() -> None:
    document = write("table", FLEETS["ready-but-across"], Options(colour=True))
    assert write("table", FLEETS["clean"], Options(colour=True)).startswith("\x1b[32m")
    assert document.startswith("\x1b[1m")


def test_text_names_the_place_of_the_cause() -> None:
    document = write("text", Fleet(across=ACROSS[1:2]))
    assert document.startswith("C:\\Audit\\fleet.json:83:5: warning: HVB506 FILE01 cannot be snapshotted;")


def test_csv_has_them_among_findings_only() -> None:
    given = Fleet(across=ACROSS)
    assert write("csv", given, Options(csv_layout="vms")).count("\r\n") == 1
    assert write("csv", given, Options(csv_layout="findings")).count("\r\n") == 1 + len(ACROSS)
