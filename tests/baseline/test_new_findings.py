"""What is new: another rule, VM, object, one more of the same, or a graver outcome."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.accepting import UNTIMED, across, finding, findings, fleets, unknown, verdict, verdicts
from tests.baseline.files import new, of
from vmcheck.accepted import active_class
from vmcheck.engine.rule import OUTCOMES
from vmcheck.verdict import Finding, Verdict

ACCEPTED = verdict(finding("HVB401", "SCSI 0:1"), finding("HVB102", outcome="saved-state"))
CHANGES: list[tuple[str, Verdict, list[tuple[str, str, str | None]]]] = [
    ("nothing", ACCEPTED, []),
    ("another object", verdict(finding("HVB401", "SCSI 0:2")), [("SQL01", "HVB401", "SCSI 0:2")]),
    ("an object for the VM itself", verdict(finding("HVB401")), [("SQL01", "HVB401", None)]),
    ("another rule", verdict(finding("HVB404", "SCSI 0:1")), [("SQL01", "HVB404", "SCSI 0:1")]),
    ("another id", replace(ACCEPTED, id="77", findings=[finding("HVB102", outcome="saved-state")]),
     [("SQL01", "HVB102", None)]),
    ("no id", replace(ACCEPTED, id=None, findings=[finding("HVB102", outcome="saved-state")]),
     [("SQL01", "HVB102", None)]),
    ("it got worse", verdict(finding("HVB102", outcome="fails")), [("SQL01", "HVB102", None)]),
    ("it got milder", verdict(finding("HVB102", outcome="crash-consistent")), []),
    ("two of them", verdict(*[finding("HVB401", "SCSI 0:1")] * 2), [("SQL01", "HVB401", "SCSI 0:1")]),
]  # fmt: skip


@pytest.mark.parametrize("case", CHANGES, ids=lambda case: case[0])
def test_change(case: tuple[str, Verdict, list[tuple[str, str, str | None]]]) -> None:
    _, seen, expected = case
    assert new(of(ACCEPTED), [seen]) == expected


def test_a_vm_without_id_is_told_by_name_and_host() -> None:
    accepted = verdict(finding(), vm_id=None)
    assert new(of(accepted), [accepted]) == []
    assert new(of(accepted), [replace(accepted, host="HV02")]) != []
    assert new(of(accepted), [replace(accepted, host=None)]) != []
    assert new(of(accepted), [replace(accepted, name="SQL02")]) != []


@pytest.mark.parametrize(("worse", "milder"), list(pairwise(OUTCOMES)))
def test_each_outcome_covers_the_milder_ones(worse: str, milder: str) -> None:
    grave, mild = verdict(finding(outcome=worse)), verdict(finding(outcome=milder))
    assert new(of(grave), [mild]) == []
    assert len(new(of(mild), [grave])) == 1


@UNTIMED
@given(st.lists(findings, max_size=5), findings)
def test_one_finding_more_is_one_new_finding(known: list[Finding], one: Finding) -> None:
    assert len(new(of(verdict(*known)), [verdict(*known, one)])) == 1


@UNTIMED
@given(st.lists(findings, min_size=1, max_size=5), st.data())
def test_one_finding_less_is_one_that_is_fixed(known: list[Finding], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(known) - 1))
    baseline = of(verdict(*known))
    assert new(baseline, [verdict(*known[:index], *known[index + 1 :])]) == []
    assert sum(unseen.count for unseen in baseline.fixed()) == 1


@UNTIMED
@given(fleets(), verdicts())
def test_another_vm_is_new_altogether(fleet: list[Verdict], other: Verdict) -> None:
    other = replace(other, id=None, name="somebody else")
    assert len(new(of(*fleet), [*fleet, other])) == len(other.findings)


def test_across_vms() -> None:
    baseline = of(across(), across("HVB418", "D:\\a.vhdx", outcome="advice"))
    assert new(baseline, [across(causes=("SQL07",))]) == []
    assert new(baseline, [across()]) == [("", "HVB506", "HV01, nightly")]
    assert new(of(across()), [across(shared="HV02, nightly")]) == [("", "HVB506", "HV02, nightly")]
    assert new(baseline, [across("HVB418", "d:\\A.VHDX", outcome="fails")]) == [("", "HVB418", "d:\\A.VHDX")]


def test_what_a_suppression_accepts_is_not_in_a_baseline() -> None:
    suppressed = replace(finding(), suppression="fine")
    baseline = of(verdict(suppressed), replace(across(), suppression="fine"))
    assert new(baseline, [verdict(finding()), across()]) == [
        ("SQL01", "HVB401", None),
        ("", "HVB506", "HV01, nightly"),
    ]


def test_the_gate_sees_what_is_new_and_what_is_not_known() -> None:
    seen = verdict(finding(outcome="excluded"), finding("HVB102", outcome="saved-state"))
    marked = of(verdict(finding(outcome="excluded"))).apply(seen)
    assert (marked.classification, active_class(marked)) == ("partially-covered", "saved-state")
    doubtful = verdict(finding(outcome="excluded"), unknowns=[unknown("HVB202", "saved-state")])
    assert active_class(of(doubtful).apply(doubtful)) == "undetermined"
