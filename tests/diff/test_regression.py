"""What makes a VM worse, better or only different: the table of vmcheck.diff.measures, row by row."""

from itertools import pairwise, product
from typing import Any

import pytest

from tests.diff.vms import GIB, noted, vm
from vmcheck.diff.change import compare
from vmcheck.diff.measures import COVERAGES, now_known
from vmcheck.diff.snapshot import Snapshot
from vmcheck.verdict import CLASSIFICATIONS

SAVED: dict[str, Any] = {"classification": "saved-state", "mode": "saved-state"}


@pytest.mark.parametrize(
    ("old", "new", "kind", "worse"),
    [
        (vm(), vm(), "unchanged", []),
        (vm(), vm(**SAVED), "worse", ["classification"]),
        (vm(**SAVED), vm(), "better", []),
        (vm(), vm(classification="undetermined"), "worse", ["classification"]),
        (vm(classification="undetermined"), vm(**SAVED), "worse", ["classification"]),
        (vm(classification="undetermined"), vm(), "better", []),
        (vm(coverage="full"), vm(coverage="partial"), "worse", ["coverage"]),
        (vm(coverage="full"), vm(coverage="unknown"), "worse", ["coverage"]),
        (vm(coverage="unknown"), vm(coverage="partial"), "worse", ["coverage"]),
        (vm(coverage="none"), vm(coverage="partial"), "better", []),
        (vm(excluded_bytes=1), vm(excluded_bytes=2), "worse", ["excluded"]),
        (vm(excluded_bytes=2), vm(excluded_bytes=1), "better", []),
        (vm(), vm(excluded_items=1, excluded_unsized=1), "worse", ["excluded"]),
        (vm(excluded_items=1, excluded_unsized=1), vm(), "changed", []),
        (
            vm(excluded_bytes=GIB, excluded_items=1),
            vm(excluded_bytes=0, excluded_items=1, excluded_unsized=1),
            "changed",
            [],
        ),
        (vm(), vm(findings=(noted(),)), "worse", ["finding"]),
        (vm(findings=(noted(),)), vm(), "better", []),
        (vm(), vm(findings=(noted(severity="info"),)), "changed", []),
        (vm(findings=(noted(severity="info"),)), vm(), "changed", []),
        (vm(findings=(noted(),)), vm(findings=(noted("HVB103"),)), "worse", ["finding"]),
        (vm(**SAVED), vm(findings=(noted(),)), "worse", ["finding"]),
        (vm(), vm(mode="not-running"), "changed", []),
    ],
)
def test_kinds(old: Snapshot, new: Snapshot, kind: str, worse: list[str]) -> None:
    change = compare(old, new)
    assert (change.kind, list(change.worse)) == (kind, worse)


@pytest.mark.parametrize("changes", [{"name": "OTHER"}, {"host": "HV02"}, {"line": 99}, {"file": "b.json"}])
def test_no_difference(changes: dict[str, Any]) -> None:
    assert compare(vm(findings=(noted(),)), vm(findings=(noted(line=99),), **changes)).kind == "unchanged"


@pytest.mark.parametrize(
    ("old", "new", "appeared", "fixed"),
    [
        ([noted(message="old words", line=1)], [noted(message="new words", line=2)], 0, 0),
        ([noted(object="SCSI 0:1")], [noted(object="SCSI 0:2")], 1, 1),
        ([noted(outcome="saved-state")], [noted(outcome="fails")], 1, 1),
        ([noted()], [noted(), noted()], 1, 0),
        ([noted(), noted(), noted()], [noted()], 0, 2),
        ([noted("HVB103"), noted()], [noted(), noted("HVB103")], 0, 0),
    ],
)
def test_findings_are_known_by_rule_object_and_outcome(
    old: list[object], new: list[object], appeared: int, fixed: int
) -> None:
    change = compare(vm(findings=tuple(old)), vm(findings=tuple(new)))
    assert (len(change.new_findings), len(change.fixed_findings)) == (appeared, fixed)


def test_every_step_towards_fails_is_worse_and_every_step_back_is_better() -> None:
    for worse, better in pairwise(CLASSIFICATIONS):
        assert compare(vm(classification=better), vm(classification=worse)).kind == "worse"
        assert compare(vm(classification=worse), vm(classification=better)).kind == "better"
    for less, more in pairwise(COVERAGES):
        assert compare(vm(coverage=more), vm(coverage=less)).kind == "worse"
        assert compare(vm(coverage=less), vm(coverage=more)).kind == "better"


def test_now_known_is_from_undetermined_to_certainly_bad() -> None:
    pairs = list(product(CLASSIFICATIONS, repeat=2))
    known = {(a, b) for a, b in pairs if now_known(vm(classification=a), vm(classification=b))}
    bad = {"fails", "partially-covered", "saved-state", "crash-consistent"}
    assert known == {("undetermined", name) for name in bad}


@pytest.mark.parametrize(
    ("old", "new", "refused", "kind"),
    [
        (None, vm(), False, "new"),
        (vm(), None, False, "gone"),
        (None, vm(), True, "not-compared"),
        (vm(), None, True, "not-compared"),
    ],
)
def test_on_one_side_only(old: Snapshot | None, new: Snapshot | None, *, refused: bool, kind: str) -> None:
    assert compare(old, new, refused=refused).kind == kind
