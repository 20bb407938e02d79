"""What each text of an inventory is, and therefore what becomes of it.

A text that is not listed here is left out of an anonymized inventory; a test fails until it is listed.
Texts of a closed list (Literal), versions and times hold no names and are kept.
"""

from typing import Final, Literal

TextKind = Literal["name", "path", "slot", "target", "system", "word"]
"""
name: a name or an id; a GUID stays a GUID.
path: of a file, folder, mount point or device: drives, CSV folders, depth and extensions are kept.
slot: a controller and position, SCSI 0:1, which says nothing; anything else counts as a name.
target: the name of an iSCSI target.
system: of a guest system or file system, or its version; kept.
word: one of the words that Windows knows; anything else counts as a name.
"""

TEXTS: Final[dict[str, TextKind]] = {
    "Vm.name": "name",
    "Vm.id": "name",
    "Vm.host": "name",
    "Vm.configuration_path": "path",
    "Vm.snapshot_path": "path",
    "Vm.smart_paging_path": "path",
    "Host.name": "name",
    "Host.hotfixes": "word",
    "HostVolume.path": "path",
    "HostVolume.volume_id": "path",
    "BackupJob.name": "name",
    "BackupJob.volumes": "path",
    "BackupJob.vms": "name",
    "FileServer.name": "name",
    "Disk.id": "slot",
    "Disk.path": "path",
    "Disk.parents": "path",
    "Checkpoint.name": "name",
    "Replication.state": "word",
    "GuestOs.name": "system",
    "GuestOs.version": "system",
    "GuestDisk.disk": "slot",
    "GuestVolume.mount": "path",
    "GuestVolume.filesystem": "system",
    "GuestVolume.shadow_storage": "path",
    "GuestVolume.disk": "slot",
    "GuestVolume.device": "path",
    "IscsiDisk.target": "target",
    "IscsiDisk.mount": "path",
    "Guest.network_shares": "path",
}
"""By struct and field."""
