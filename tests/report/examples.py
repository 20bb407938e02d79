"""Findings, unknowns and items for the report tests, worded like those of real rules."""

from vmcheck.verdict import Finding, Item, Remedy, Unknown


def backup_off(message: str) -> Finding:
    """Give the finding of a VM whose backup service is off."""
    return Finding(
        rule="HVB102",
        name="backup-service-disabled",
        title="The backup integration service is off",
        severity="warning",
        outcome="saved-state",
        confidence="high",
        message=message,
        impact="The VM is put into a saved state while it is backed up.",
        remedy=Remedy(
            text="Turn on Backup (volume shadow copy) in the integration services of the VM.",
            powershell="Enable-VMIntegrationService -VMName 'SQL01' -Name 'VSS'",
            downtime=False,
        ),
        path=("integration_services", "backup", "enabled"),
    )


BACKUP_OFF = backup_off("Backup (volume shadow copy) is off")
DYNAMIC_DISK = Finding(
    rule="HVB201",
    name="guest-dynamic-disk",
    title="A disk in the guest is dynamic",
    severity="warning",
    outcome="saved-state",
    confidence="high",
    message="Disk SCSI 0:1 is a dynamic disk in the guest",
    impact="The VM is put into a saved state while it is backed up.",
    remedy=Remedy(text="Move the data to a basic disk.", downtime=True),
    path=("guest", "disks", 1, "layout"),
    object="SCSI 0:1",
)
NO_SCSI = Finding(
    rule="HVB301",
    name="no-scsi-controller",
    title="The VM has no SCSI controller",
    severity="error",
    outcome="fails",
    confidence="high",
    message="A generation 1 VM on Windows Server 2012 R2 needs a SCSI controller, an empty one will do",
    impact="The backup of the VM fails (event 10103).",
    remedy=Remedy(
        text="Add a SCSI controller while the VM is off.",
        powershell="Stop-VM -Name 'FILE01'; Add-VMScsiController -VMName 'FILE01'",
        downtime=True,
    ),
    path=("scsi_controllers",),
)
PASS_THROUGH = Finding(
    rule="HVB401",
    name="pass-through-disk",
    title="A pass-through disk is not in the backup",
    severity="error",
    outcome="excluded",
    confidence="high",
    message="SCSI 0:1 is a pass-through disk",
    impact="Its data is not in the backup.",
    remedy=Remedy(text="Convert the disk to VHDX, or back it up from inside the guest."),
    path=("disks", 1, "attachment"),
    object="SCSI 0:1",
)
ISCSI = Finding(
    rule="HVB402",
    name="guest-iscsi-initiator",
    title="A LUN is connected inside the guest",
    severity="error",
    outcome="excluded",
    confidence="high",
    message="iqn.1991-05.com.microsoft:fs01-archive-target is connected by the guest's iSCSI initiator",
    impact="Its data is not in the backup.",
    remedy=Remedy(text="Back it up from inside the guest."),
    path=("guest", "iscsi_disks", 0),
    object="iqn.1991-05.com.microsoft:fs01-archive-target",
)
NO_DAEMON = Finding(
    rule="HVB109",
    name="linux-daemon-stopped",
    title="The Hyper-V VSS daemon does not run",
    severity="warning",
    outcome="crash-consistent",
    confidence="medium",
    message="hv_vss_daemon is stopped",
    impact="The backup is crash-consistent.",
    remedy=Remedy(  # noqa: S604 - the shell command is a text, nothing runs it
        text="Install the Hyper-V daemons and start them.",
        shell="systemctl enable --now hypervvssd",
        downtime=False,
    ),
    path=("guest", "vss_daemon"),
)
OLD_BACKUP = Finding(
    rule="HVB318",
    name="backup-too-old",
    title="The last successful backup is older than 7 days",
    severity="warning",
    outcome="advice",
    confidence="high",
    message="Last backed up on 2026-10-01",
    impact="More than a week of data is at risk.",
    remedy=Remedy(text="Run a backup."),
    path=("last_successful_backup",),
)
NO_RCT = Finding(
    rule="HVB309",
    name="vhd-format",
    title="A disk is a VHD, not a VHDX",
    severity="info",
    outcome="advice",
    confidence="medium",
    message="IDE 0:0 is a VHD",
    impact="The backup takes longer.",
    remedy=Remedy(text="Convert it to VHDX.", powershell="Convert-VHD a.vhd a.vhdx", downtime=True),
    path=("disks", 0, "format"),
    object="IDE 0:0",
)
LUN = Item(kind="lun", name="iqn.1991-05.com.microsoft:fs01-archive-target", size_bytes=None, rule="HVB402",
           why="connected inside the guest", path=("guest", "iscsi_disks", 0))  # fmt: skip
DISK = Item(kind="disk", name="SCSI 0:1", size_bytes=2_199_023_255_552, rule="HVB401",
            why="pass-through disk", path=("disks", 1))  # fmt: skip
NO_VOLUMES = Unknown(
    rule="HVB202",
    title="A volume in the guest is not NTFS or ReFS",
    outcome="saved-state",
    missing=("guest.volumes",),
)
NO_LAYOUT = Unknown(
    rule="HVB201",
    title="A disk in the guest is dynamic",
    outcome="saved-state",
    missing=("guest.disks[0].layout", "guest.disks[1].layout"),
)
CRASHED = Unknown(
    rule="USR001", title="A rule of our own", outcome="fails", missing=(), fault="ZeroDivisionError"
)
