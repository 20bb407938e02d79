"""Get-VMHardDiskDrive: the disks of a VM, virtual and pass-through."""

from typing import Final

from vmcheck.sources.disk_files import format_of, is_disk_file, is_disk_label
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.enumeration import whole_number
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Fact, Part
from vmcheck.sources.objects.properties import NO_GUID, Properties
from vmcheck.sources.powershell.enums import CONTROLLER_TYPE
from vmcheck.sources.powershell.get_vhd import VhdIndex, put_vhd

_MOST: Final = 65535
_NO_DISK_NUMBER: Final = 0xFFFFFFFF
"""DiskNumber of a virtual disk where a tool writes an unsigned number instead of null."""


def is_of_checkpoint(node: Node) -> bool:
    """Whether a drive is a checkpoint's, not the VM's own."""
    checkpoint = node.get("VMSnapshotId")
    return checkpoint is not None and checkpoint.value != NO_GUID


def disk_of(node: Node, vhds: VhdIndex, host: str | None, doubts: Doubts) -> Part:
    """The facts of a disk.

    Args:
        node: the object of Get-VMHardDiskDrive.
        vhds: all objects of Get-VHD.
        host: the VM's host in small letters.
        doubts: counts what is not understood.
    """
    read = Properties(node, doubts, "disk")
    part = Part()
    part.put("id", _slot(read))
    attachment = _attachment(read)
    part.put("attachment", attachment)
    part.put("shared", read.flag("SupportPersistentReservations"))
    path = read.text("Path")
    if path is None or attachment is None or attachment.value != "virtual":
        return part
    part.put("path", path)
    part.put("format", _format_by_name(path))
    vhd = vhds.find(path.value, host)
    if vhd is not None:
        put_vhd(part, vhd, vhds, host, doubts)
    return part


def scsi_controllers(nodes: list[Node]) -> Fact | None:
    """How many SCSI controllers the disks of a VM prove; there may be more without a disk.

    Controllers are numbered from 0 without gaps. No SCSI disk proves nothing.
    """
    found: Fact | None = None
    for node in nodes:
        kind, number = node.get("ControllerType"), node.get("ControllerNumber")
        if kind is None or number is None or not CONTROLLER_TYPE.knows(kind.value):
            continue
        count = whole_number(number.value)
        if CONTROLLER_TYPE.fact(kind.value) != "SCSI" or count is None or not 0 <= count < _MOST:
            continue
        if found is None or found.value <= count:
            found = Fact(count + 1, number, derived=True)
    return found


def _slot(read: Properties) -> Fact | None:
    kind = read.choice("ControllerType", CONTROLLER_TYPE)
    number = read.whole("ControllerNumber", _MOST)
    location = read.whole("ControllerLocation", _MOST)
    if kind is None or number is None or location is None:
        return None
    return Fact(f"{kind.value} {number.value}:{location.value}", kind.node)


def _attachment(read: Properties) -> Fact | None:
    """Pass-through by the number of the host's disk or by its label; virtual by the name of the file."""
    number, path = read.node.get("DiskNumber"), read.text("Path")
    has_number = number is not None and whole_number(number.value) not in (None, _NO_DISK_NUMBER)
    is_file = path is not None and is_disk_file(path.value)
    if number is not None and whole_number(number.value) is None:
        read.doubt("DiskNumber", number, "a number")
    if is_file and has_number:
        read.note("DiskNumber says pass-through disk and Path says virtual hard disk", number)
        return None
    if number is not None and has_number:
        return Fact("passthrough", number, derived=True)
    if path is None:
        return None
    if is_file:
        return Fact("virtual", path.node, derived=True)
    if is_disk_label(path.value):
        return Fact("passthrough", path.node, derived=True)
    read.doubt("Path", path.node, "the path of a virtual hard disk or the label of a physical disk")
    return None


def _format_by_name(path: Fact) -> Fact | None:
    found = format_of(path.value)
    return Fact(found, path.node, derived=True) if found else None
