"""The gate closes on the severity of findings across VMs."""

import pytest

from tests.report.across_examples import disk_twice, parent_shared, set_fails
from vmcheck.gate import Gate
from vmcheck.verdict import FleetFinding

PAIR = ("A", "B")
ERROR = disk_twice("d:\\a.vhdx", PAIR, 3, severity="error")
FAILS = set_fails(PAIR, ("A",), 3)
REMARK = parent_shared("d:\\base.vhdx", PAIR, 2, 3)


@pytest.mark.parametrize(
    ("level", "finding", "closed"),
    [
        ("error", ERROR, True),
        ("error", FAILS, False),
        ("warning", FAILS, True),
        ("warning", REMARK, False),
        ("info", REMARK, True),
        ("fails", FAILS, False),
        ("never", ERROR, False),
    ],
)
def test_severity_decides(level: str, finding: FleetFinding, *, closed: bool) -> None:
    gate = Gate(frozenset({level}))
    gate.see_fleet(finding)
    assert gate.closed is closed


def test_it_stays_closed() -> None:
    gate = Gate(frozenset({"error"}))
    gate.see_fleet(ERROR)
    gate.see_fleet(REMARK)
    assert gate.closed
