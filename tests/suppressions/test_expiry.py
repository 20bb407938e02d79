"""The last day of a suppression is inclusive; the next day the gate fails again."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.accepting import UNTIMED, across, finding, verdict
from tests.suppressions.files import loaded
from vmcheck.accepted import active_class
from vmcheck.inventory.events import Place
from vmcheck.suppressions.suppression import Suppression
from vmcheck.suppressions.suppressions import Suppressions

LAST = date(2027, 1, 31)
TEXT = """\
[[suppress]]
rule = "HVB401"
vm = "SQL*"
reason = "backed up by the SAN"
expires = 2027-01-31
"""
DAYS = [
    (date(2027, 1, 16), True, None),
    (date(2027, 1, 17), True, "expires in 14 days: 2027-01-31 is its last day."),
    (date(2027, 1, 29), True, "expires in 2 days: 2027-01-31 is its last day."),
    (date(2027, 1, 30), True, "expires tomorrow: 2027-01-31 is its last day."),
    (date(2027, 1, 31), True, "expires today: 2027-01-31 is its last day."),
    (date(2027, 2, 1), False, "expired on 2027-01-31 and no longer works; it fits 1 finding."),
    (date(2028, 2, 1), False, "expired on 2027-01-31 and no longer works; it fits 1 finding."),
]


@pytest.mark.parametrize(("today", "works", "remark"), DAYS, ids=str)
def test_day_by_day(today: date, works: bool, remark: str | None, tmp_path: Path) -> None:  # noqa: FBT001 - a case
    suppressions = loaded(tmp_path, TEXT)
    marked = suppressions.apply(verdict(finding()), today)
    assert marked.findings[0].suppression == ("backed up by the SAN" if works else None)
    assert marked.classification == "partially-covered"
    assert active_class(marked) == ("online-capable" if works else "partially-covered")
    messages = [problem.message for problem in suppressions.remarks(today)]
    assert messages == ([] if remark is None else [f"The suppression of HVB401 on SQL* {remark}"])


def test_remarks_are_warnings_where_the_suppression_stands(tmp_path: Path) -> None:
    suppressions = loaded(tmp_path, f"# since 2026\n\n{TEXT}")
    suppressions.apply(verdict(finding()), LAST + timedelta(1))
    (remark,) = suppressions.remarks(LAST + timedelta(1))
    assert remark.severity == "warning"
    assert remark.place == Place(str(tmp_path / "vmcheck-suppressions.toml"), 3, 1)
    assert remark.hint == "Mend what it is about, or renew expires."


def test_findings_across_vms_expire_too(tmp_path: Path) -> None:
    suppressions = loaded(tmp_path, TEXT.replace("HVB401", "HVB506"))
    assert suppressions.apply_fleet(across(), LAST).suppression == "backed up by the SAN"
    assert suppressions.apply_fleet(across(), LAST + timedelta(1)).active


def test_a_renewed_one_beside_an_expired_one_works(tmp_path: Path) -> None:
    suppressions = loaded(tmp_path, TEXT + TEXT.replace("2027", "2028").replace("SAN", "new SAN"))
    today = LAST + timedelta(1)
    assert suppressions.apply(verdict(finding()), today).findings[0].suppression == "backed up by the new SAN"
    assert [problem.place.line for problem in suppressions.remarks(today)] == [1]
    assert [(use.accepted, use.fitting) for use in suppressions.uses()] == [(0, 1), (1, 1)]


@UNTIMED
@given(st.dates(), st.dates() | st.none())
def test_it_works_up_to_its_last_day(today: date, last: date | None) -> None:
    entry = Suppression(
        rule="HVB401", vm="*", vm_id=None, object=None, reason="x", expires=last, place=Place("s.toml", 1, 1)
    )
    suppressions = Suppressions([entry])
    marked = suppressions.apply(verdict(finding()), today)
    assert marked.findings[0].active is (last is not None and today > last)
    loud = any("no longer works" in problem.message for problem in suppressions.remarks(today))
    assert loud is marked.findings[0].active
