"""Findings across VMs for the report tests, worded like those of real rules."""

from collections.abc import Sequence

from tests.report.fleet import FILE, HOSTILE_NAMES
from vmcheck.inventory.events import Place
from vmcheck.verdict import FleetFinding, Remedy, Severity


def set_fails(names: Sequence[str], spoiled_by: Sequence[str], line: int) -> FleetFinding:
    """Give the finding of a set of VMs that one of them can fail."""
    return FleetFinding(
        rule="HVB506",
        name="one-vm-fails-the-set",
        title="One VM that cannot be snapshotted can fail the whole set",
        severity="warning",
        outcome="fails",
        confidence="high",
        message=f"{', '.join(spoiled_by)} cannot be snapshotted; in one set with it: {', '.join(names)}",
        impact="None of the set is backed up.",
        remedy=Remedy(text="Mend the VM that fails, or move it into a job of its own.", downtime=False),
        shared="hv01, nightly",
        vms=len(names),
        names=names,
        spoiled_by=spoiled_by,
        place=Place(FILE, line, 5),
    )


def disk_twice(path: str, names: Sequence[str], line: int, severity: Severity = "warning") -> FleetFinding:
    """Give the finding of VMs that attach one virtual hard disk."""
    return FleetFinding(
        rule="HVB418",
        name="virtual-hard-disk-attached-twice",
        title="Two VMs attach the same virtual hard disk",
        severity=severity,
        outcome="advice",
        confidence="medium",
        message=f"{', '.join(names)} attach {path}, and none of them says that it is shared",
        impact="The disk can be open in one VM at a time.",
        remedy=Remedy(
            text="Find out which VM the disk belongs to.",
            powershell="Get-VM | Get-VMHardDiskDrive | Group-Object -Property Path",
            downtime=False,
        ),
        shared=path,
        vms=len(names),
        names=names,
        spoiled_by=names,
        place=Place(FILE, line, 5),
    )


def parent_shared(path: str, names: Sequence[str], vms: int, line: int) -> FleetFinding:
    """Give the finding, a remark only, of VMs that depend on one parent disk."""
    return FleetFinding(
        rule="HVB420",
        name="parent-disk-shared",
        title="Several VMs depend on the same parent disk",
        severity="info",
        outcome="advice",
        confidence="medium",
        message=f"{vms} VMs depend on the parent disk {path}",
        impact="If the parent is lost, the disks of all these VMs are lost with it.",
        remedy=Remedy(text="Keep the parent read-only and in the backup."),
        shared=path,
        vms=vms,
        names=names,
        spoiled_by=names,
        place=Place(FILE, line, 5),
    )


ACROSS: Sequence[FleetFinding] = (
    disk_twice("d:\\vms\\quorum.vhdx", ("SQL01", "FILE01"), 43),
    set_fails(("SQL01", "FILE01", "EXCHANGE-ARCHIVE-01"), ("FILE01",), 83),
    parent_shared("d:\\base\\2019.vhdx", ("SQL01", "FILE01"), 40, 43),
    disk_twice("d:\\vms\\data.vhdx", ("SQL01", "FILE01", "DC01"), 43),
)
HOSTILE_ACROSS: Sequence[FleetFinding] = (
    set_fails(HOSTILE_NAMES, HOSTILE_NAMES[:2], 3),
    disk_twice("=d:\\|x\u202e\x1b[31m::error::\udc80.vhdx", HOSTILE_NAMES[5:7], 203),
)
