"""Suppressions and baseline together."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.accepting import UNTIMED, across, finding, fleet_findings, plain, verdict, verdicts
from tests.baseline.files import of
from tests.suppressions.files import loaded
from vmcheck.acceptance import Acceptance
from vmcheck.accepted import active_class
from vmcheck.verdict import FleetFinding, Verdict

TODAY = date(2026, 11, 22)
TEXT = """\
[[suppress]]
rule = "HVB401"
vm = "SQL*"
reason = "backed up by the SAN"
expires = 2027-01-31
[[suppress]]
rule = "HVB506"
vm = "SQL01"
object = "HV01, *"
reason = "a set of its own"
"""


def test_each_finding_has_the_mark_it_deserves(tmp_path: Path) -> None:
    volume, service = finding("HVB202", "E:"), finding("HVB102", outcome="fails")
    acceptance = Acceptance(
        TODAY, suppressions=loaded(tmp_path, TEXT), baseline=of(verdict(volume, finding("HVB401")))
    )
    marked = acceptance.apply(verdict(finding("HVB401"), volume, service, classification="fails"))
    assert [(one.rule, one.suppression, one.known) for one in marked.findings] == [
        ("HVB401", "backed up by the SAN", True),
        ("HVB202", None, True),
        ("HVB102", None, False),
    ]
    assert active_class(marked) == "fails"


def test_notes_and_lines(tmp_path: Path) -> None:
    file = tmp_path / "vmcheck-suppressions.toml"
    baseline = of(verdict(finding("HVB202", "E:"), finding("HVB102", outcome="fails")))
    acceptance = Acceptance(TODAY, suppressions=loaded(tmp_path, TEXT), baseline=baseline)
    acceptance.apply(verdict(finding("HVB401"), finding("HVB202", "E:")))
    acceptance.apply_fleet(across())
    again = "Write the baseline anew, or the gate lets them come back."
    assert list(acceptance.notes()) == [
        f"2 findings suppressed ({file}); verdicts count them all the same.",
        f"1 finding known from {baseline.file}; the gate looks at the others.",
        f"{baseline.file}: 1 accepted finding fixed: HVB102 on SQL01. {again}",
    ]
    assert list(acceptance.shown()) == [
        f"{file}:1:1: 1 finding of HVB401 on SQL* accepted, until 2027-01-31: backed up by the SAN",
        f"{file}:6:1: 1 finding of HVB506 on SQL01, HV01, * accepted: a set of its own",
    ]
    assert list(acceptance.remarks()) == []


@UNTIMED
@given(verdicts(), fleet_findings)
def test_with_nothing_accepted_nothing_happens(seen: Verdict, found: FleetFinding) -> None:
    acceptance = Acceptance(TODAY)
    assert acceptance.apply(seen) is seen
    assert acceptance.apply_fleet(found) is found
    assert [*acceptance.notes(), *acceptance.shown(), *acceptance.remarks()] == []


@UNTIMED
@given(st.lists(verdicts(), max_size=4), st.lists(fleet_findings, max_size=3))
def test_marks_can_be_taken_off_again(fleet: list[Verdict], found: list[FleetFinding]) -> None:
    acceptance = Acceptance(TODAY, baseline=of(*fleet, *found))
    for seen in fleet:
        marked = acceptance.apply(seen)
        assert not any(one.active for one in marked.findings)
        assert plain(marked) == plain(seen)
    assert not any(acceptance.apply_fleet(one).active for one in found)
