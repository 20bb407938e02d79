"""GitLab's Code Quality report: the keys GitLab reads, each fingerprint once."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.report.accepted import ACCEPTED, ACCEPTED_FINDINGS, accepted_only
from tests.report.examples import BACKUP_OFF, NO_RCT, NO_SCSI, PASS_THROUGH
from tests.report.fleet import SAVED, vm
from tests.report.runs import FLEETS, Fleet, write
from tests.report.test_escape import NAMES
from vmcheck.report import Options

SEVERITIES = ("info", "minor", "major", "critical", "blocker")


def issues(fleet: Fleet, options: Options | None = None) -> list[dict[str, Any]]:
    """Give the issues of a report, each looked at as GitLab documents it."""
    document = write("gitlab", fleet, options)
    assert document.isascii()
    found: list[dict[str, Any]] = json.loads(document)
    for issue in found:
        assert list(issue) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert issue["severity"] in SEVERITIES
        assert issue["description"]
        assert issue["location"]["lines"]["begin"] >= 1
        assert not Path(issue["location"]["path"]).is_absolute()
    assert len({issue["fingerprint"] for issue in found}) == len(found)
    return found


@pytest.mark.parametrize("name", FLEETS)
def test_every_report_is_as_documented(name: str) -> None:
    fleet = FLEETS[name]
    checks = [issue["check_name"] for issue in issues(fleet, Options(base="C:\\Audit"))]
    expected = [finding.rule for verdict in fleet.verdicts for finding in verdict.findings]
    expected += [finding.rule for finding in fleet.across]
    others = {"undetermined", "vm-refused", "input-problem", "USR001"}
    assert [check for check in checks if check not in others] == expected


def test_paths_are_relative() -> None:
    paths = {issue["location"]["path"] for issue in issues(FLEETS["mixed"], Options(base="C:\\Audit"))}
    assert paths == {"fleet.json", "second.json"}


def test_severities() -> None:
    verdict = vm("A", 0, findings=(NO_SCSI, PASS_THROUGH, BACKUP_OFF, NO_RCT))
    assert [issue["severity"] for issue in issues(Fleet([verdict]))] == [
        "blocker",
        "critical",
        "major",
        "info",
    ]


def test_accepted_findings_are_left_out() -> None:
    assert issues(accepted_only(*ACCEPTED_FINDINGS)) == []
    assert [issue["check_name"] for issue in issues(ACCEPTED)] == ["HVB201", "HVB309", "HVB301", "HVB418"]


def test_nothing_that_was_not_checked_is_left_out() -> None:
    checks = [issue["check_name"] for issue in issues(FLEETS["mixed"])]
    others = ("undetermined", "vm-refused", "input-problem", "USR001")
    assert [checks.count(name) for name in others] == [2, 3, 2, 1]


@given(NAMES)
def test_a_description_is_one_line(name: str) -> None:
    (issue,) = issues(Fleet([vm(name, 0, **SAVED, findings=(BACKUP_OFF,))]))
    assert len(issue["description"].splitlines()) == 1
