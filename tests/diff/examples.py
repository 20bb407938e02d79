"""Comparisons for the report tests."""

from io import StringIO
from typing import Any

from tests.diff.vms import GIB, noted, vm
from tests.report.fleet import HOSTILE_NAMES
from vmcheck.diff.across import AcrossChange
from vmcheck.diff.change import Change, compare
from vmcheck.diff.reports.base import DiffCounts, DiffOptions, DiffRun, Side
from vmcheck.diff.reports.formats import FORMATS
from vmcheck.inventory.events import Place

OFF = noted(message="Backup (volume shadow copy) is off in the settings of the VM")
DISK = noted(
    "HVB401",
    object="SCSI 0:8",
    outcome="excluded",
    severity="error",
    message="A physical disk is passed through to the VM; its data is not in the backup",
    line=31,
)
REMARK = noted("HVB309", outcome="advice", severity="info", message="The disk is a .vhd file")
SAVED: dict[str, Any] = {"classification": "saved-state", "mode": "saved-state"}
PARTIAL: dict[str, Any] = {"classification": "partially-covered", "coverage": "partial", "excluded_items": 1}

MIXED = [
    compare(vm("WEB01", 0), vm("WEB01", 0, **SAVED, findings=(OFF,))),
    compare(
        vm("SQL-OLD", 1, findings=(REMARK,)),
        vm("SQL01", 1, **PARTIAL, excluded_bytes=500 * GIB, findings=(DISK, OFF)),
    ),
    compare(vm("APP01", 2, classification="undetermined"), vm("APP01", 2, **SAVED)),
    compare(vm("LUN01", 3, **PARTIAL), vm("LUN01", 3, **PARTIAL, excluded_unsized=1)),
    compare(vm("FILE01", 4, **SAVED, findings=(OFF,)), vm("FILE01", 4)),
    compare(vm("DC01", 5), vm("DC01", 5, mode="not-running", findings=(REMARK,))),
    compare(vm("MOVED", 6), vm("MOVED", 6, host="HV02")),
    compare(None, vm("NEW-GOOD", 7)),
    compare(None, vm("NEW-BAD", 8, **SAVED, findings=(OFF, REMARK))),
    compare(None, vm("WAS-REFUSED", 9), refused=True),
    compare(vm("GONE", 10, **SAVED), None),
    compare(vm("REFUSED", 11), None, refused=True),
    compare(vm("MANY", 12), vm("MANY", 12, findings=tuple(noted(f"HVB1{n:02}") for n in range(8)))),
]
ACROSS = [
    AcrossChange(
        kind="new", rule="HVB506", severity="error", shared="HV01", place=Place("new.json", 31, 7),
        message="SQL01 cannot be snapshotted; at risk is the whole set of 3 VMs",
    ),
    AcrossChange(
        kind="fixed", rule="HVB420", severity="info", shared="D:\\base.vhdx", place=Place("old.json", 4, 7),
        message="2 VMs depend on one parent disk",
    ),
]  # fmt: skip
HOSTILE = [
    compare(vm(name, index, id=str(index)), vm(name, index, id=str(index), **SAVED, findings=(OFF,)))
    for index, name in enumerate(HOSTILE_NAMES)
]

RUN = DiffRun(
    tool_version="0.1.0",
    old=Side(input="main:inventory.json", vms=12, refused=1, errors=0, prefix="main:"),
    new=Side(input="new.json", vms=13, refused=1, errors=2),
    faults=("HVB999",),
)
CLEAN_RUN = DiffRun(
    tool_version="0.1.0",
    old=Side(input="old.json", vms=94, refused=0, errors=0),
    new=Side(input="new.json", vms=94, refused=0, errors=0),
)


def write(
    format_name: str,
    changes: list[Change],
    across: list[AcrossChange] | None = None,
    *,
    run: DiffRun = CLEAN_RUN,
    options: DiffOptions | None = None,
) -> str:
    """Give the whole document of a format; 94 VMs are unchanged."""
    stream = StringIO(newline="")
    counts = DiffCounts()
    report = FORMATS[format_name].open(stream, options or DiffOptions())
    report.begin(run)
    for change in changes:
        counts.change(change)
        report.change(change)
    for one in across or []:
        counts.across_vms(one)
        report.across(one)
    counts.by_kind["unchanged"] += 94
    report.end(counts)
    return stream.getvalue()
