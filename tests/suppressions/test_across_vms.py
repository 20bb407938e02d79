"""Findings across VMs are accepted when each VM that causes them is."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from tests.accepting import UNTIMED, across, fleet_findings
from tests.suppressions.files import loaded
from tests.suppressions.test_applying import suppression
from vmcheck.fleet.group import NAMED
from vmcheck.suppressions.suppressions import Suppressions
from vmcheck.verdict import FleetFinding

TODAY = date(2026, 11, 22)
MANY = tuple(f"SQL{number:02}" for number in range(NAMED))
"""As many causes as are named: there may be more."""
CASES: list[tuple[list[dict[str, str]], tuple[str, ...], str | None]] = [
    ([{"vm": "SQL01"}], ("SQL01",), "SQL01"),
    ([{"vm": "SQL01"}], ("SQL01", "SQL02"), None),
    ([{"vm": "SQL01"}, {"vm": "SQL02"}], ("SQL01", "SQL02"), "SQL01; SQL02"),
    ([{"vm": "SQL*"}], ("SQL01", "SQL02"), "SQL*"),
    ([{"vm": "WEB*"}], ("SQL01",), None),
    ([{"vm": "*", "object": "HV01, *"}], ("SQL01",), "*"),
    ([{"vm": "*", "object": "HV02, *"}], ("SQL01",), None),
    ([{"vm": "SQL*"}], MANY[1:], "SQL*"),
    ([{"vm": "SQL*"}], MANY, None),
    ([{"vm": "*"}], MANY, "*"),
    ([{"vm": "*"}], (), None),
]


@pytest.mark.parametrize(("tables", "causes", "reason"), CASES)
def test_case(
    tables: list[dict[str, str]], causes: tuple[str, ...], reason: str | None, tmp_path: Path
) -> None:
    text = "".join(
        "[[suppress]]\nrule = 'HVB506'\n"
        + "".join(f"{key} = '{value}'\n" for key, value in {**table, "reason": table["vm"]}.items())
        for table in tables
    )
    assert loaded(tmp_path, text).apply_fleet(across(causes=causes), TODAY).suppression == reason


@UNTIMED
@given(fleet_findings)
def test_another_rule_is_left_alone(finding: FleetFinding) -> None:
    suppressions = Suppressions([suppression("HVB420")])
    assert suppressions.apply_fleet(finding, TODAY) is finding
    assert [use.fitting for use in suppressions.uses()] == [0]


def test_it_counts_as_used_once_for_each_finding() -> None:
    suppressions = Suppressions([suppression("HVB506", "SQL*")])
    for _ in range(2):
        suppressions.apply_fleet(across(causes=("SQL01", "SQL02")), TODAY)
    assert [(use.accepted, use.fitting) for use in suppressions.uses()] == [(2, 2)]
