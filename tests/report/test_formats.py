"""What holds for all formats, and the behaviour of table and text that golden files cannot show."""

import re
import subprocess
import sys
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.across_examples import ACROSS, disk_twice, set_fails
from tests.report.examples import BACKUP_OFF
from tests.report.fleet import SAVED, vm
from tests.report.runs import FLEETS, Fleet, write
from tests.report.test_escape import NAMES
from vmcheck.report import FORMATS, Options
from vmcheck.report.layout import display_width

HEAVY = {"csv", "jsonschema", "tabulate", "tempfile", "yaml"}


def test_importing_reports_imports_no_format() -> None:
    code = f"import sys, vmcheck.report; print(*sorted({HEAVY!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_only_csv_has_no_place_for_problems() -> None:
    without = [name for name in FORMATS if not FORMATS[name].open(StringIO(), Options()).carries_problems]
    assert without == ["csv"]


@pytest.mark.parametrize("name", FORMATS)
@given(text=NAMES)
def test_any_name_can_be_written(name: str, text: str) -> None:
    verdict = vm(text, 0, **SAVED, host=text, findings=(BACKUP_OFF,), missing=(text,))
    document = write(name, Fleet([verdict], across=[disk_twice(text, [text, text], 3)]))
    assert document.encode().decode() == document


@given(NAMES)
def test_text_has_one_line_for_each_finding(name: str) -> None:
    document = write("text", Fleet([vm(name, 0, **SAVED, findings=(BACKUP_OFF, BACKUP_OFF))]))
    assert len(document.splitlines()) == document.count("\n") == 2


@given(NAMES)
def test_text_has_one_line_for_each_finding_across_vms(name: str) -> None:
    document = write("text", Fleet(across=[set_fails([name, name], [name], 3), *ACROSS]))
    assert len(document.splitlines()) == document.count("\n") == 1 + len(ACROSS)


def test_text_says_nothing_about_a_clean_fleet() -> None:
    assert write("text", FLEETS["clean"]) == ""


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("fleet", ["mixed", "hostile"])
def test_table_keeps_to_the_width(fleet: str, width: int) -> None:
    _first, *lines = write("table", FLEETS[fleet], Options(width=width)).splitlines()
    unbroken = re.compile(r" +(PS> |\$ )|  C:\\")
    assert [line for line in lines if display_width(line) > width and not unbroken.match(line)] == []


@pytest.mark.parametrize("fleet", FLEETS)
def test_colour_changes_nothing_but_colour(fleet: str) -> None:
    colourful = write("table", FLEETS[fleet], Options(colour=True))
    plain = re.sub(r"\x1b\[[\d;]*m", "", colourful)
    assert [line.rstrip() for line in plain.splitlines()] == write("table", FLEETS[fleet]).splitlines()


@given(st.integers(1, 20))
def test_table_counts_what_it_leaves_out(limit: int) -> None:
    document = write("table", FLEETS["hostile"], Options(limit=limit))
    left_out = len(FLEETS["hostile"].verdicts) - limit
    assert ("see the text report" in document) == (left_out > 0)
    assert f"... and {left_out} more VM" in document or left_out <= 0


def test_table_shows_hosts_only_where_there_are_several() -> None:
    assert "HV01" not in write("table", FLEETS["hostile"])
    assert "HV02" in write("table", FLEETS["mixed"])
