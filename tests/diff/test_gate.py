"""What closes the gate of vmcheck diff."""

import pytest

from tests.diff.vms import noted, vm
from vmcheck.diff.across import AcrossChange
from vmcheck.diff.change import Change, compare
from vmcheck.diff.gate import DiffGate
from vmcheck.inventory.events import Place

SAVED = vm(classification="saved-state")
FAILS = vm(classification="fails")
WORSE = compare(vm(), SAVED)
NOW_KNOWN = compare(vm(classification="undetermined"), SAVED)
STILL_BAD = compare(FAILS, FAILS)
BETTER = compare(FAILS, SAVED)
NEW_BAD = compare(None, SAVED)
NEW_GOOD = compare(None, vm())
GONE = compare(SAVED, None)
NEW_ERROR = compare(vm(), vm(findings=(noted(severity="error"),)))
NEW_WARNING = compare(SAVED, SAVED._replace(findings=(noted(),)))
NEW_REMARK = compare(vm(), vm(findings=(noted(severity="info"),)))
NEW_VM_WITH_ERROR = compare(None, vm(findings=(noted(severity="error"),)))


@pytest.mark.parametrize(
    ("level", "closing"),
    [
        ("regression", [WORSE, NOW_KNOWN, NEW_ERROR, NEW_WARNING]),
        ("saved-state", [WORSE, NOW_KNOWN, NEW_BAD]),
        ("undetermined", [WORSE, NOW_KNOWN, NEW_BAD]),
        ("partially-covered", []),
        ("error", [NEW_ERROR, NEW_VM_WITH_ERROR]),
        ("warning", [NEW_ERROR, NEW_VM_WITH_ERROR, NEW_WARNING]),
        ("info", [NEW_ERROR, NEW_VM_WITH_ERROR, NEW_WARNING, NEW_REMARK]),
        ("never", []),
    ],
)
def test_levels(level: str, closing: list[Change]) -> None:
    every = [
        WORSE, NOW_KNOWN, STILL_BAD, BETTER, NEW_BAD, NEW_GOOD, GONE, NEW_ERROR, NEW_WARNING, NEW_REMARK,
        NEW_VM_WITH_ERROR,
    ]  # fmt: skip
    closed = []
    for change in every:
        gate = DiffGate(frozenset({level}))
        gate.see(change)
        if gate.closed:
            closed.append(change)
    assert sorted(map(every.index, closed)) == sorted(map(every.index, closing))


def test_levels_add_up() -> None:
    gate = DiffGate(frozenset({"regression", "saved-state"}))
    gate.see(NEW_BAD)
    assert gate.closed
    gate.see(NEW_GOOD)
    assert gate.closed


@pytest.mark.parametrize(
    ("level", "kind", "severity", "closed"),
    [
        ("regression", "new", "error", True),
        ("regression", "new", "warning", True),
        ("regression", "new", "info", False),
        ("regression", "fixed", "error", False),
        ("error", "new", "warning", False),
        ("error", "new", "error", True),
        ("saved-state", "new", "error", False),
        ("never", "new", "error", False),
    ],
)
def test_findings_across_vms(level: str, kind: str, severity: str, *, closed: bool) -> None:
    gate = DiffGate(frozenset({level}))
    place = Place("new.json", 1, 1)
    change = AcrossChange(kind=kind, rule="HVB506", severity=severity, shared="HV01", message="", place=place)  # type: ignore[arg-type]  # as data
    gate.see_across(change)
    assert gate.closed is closed
