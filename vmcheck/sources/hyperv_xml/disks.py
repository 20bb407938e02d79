"""The drives of the IDE and SCSI controllers, as far as they are hard disks."""

import re
from collections.abc import Iterator
from typing import Final

from vmcheck.sources.disk_files import format_of, is_disk_file
from vmcheck.sources.hyperv_xml.device_types import IDE, SCSI
from vmcheck.sources.hyperv_xml.manifest import Manifest
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Fact, Part
from vmcheck.sources.objects.properties import Properties

_NO_HARD_DISK: Final = frozenset({"iso", "vfd", "none"})
_CONTROLLER: Final = re.compile(r"controller([0-9]{1,3})", re.IGNORECASE)
_DRIVE: Final = re.compile(r"drive([0-9]{1,3})", re.IGNORECASE)


def put_disks(part: Part, manifest: Manifest, doubts: Doubts) -> None:
    """Adds the hard disks, if those of every controller are known, and the number of SCSI controllers."""
    if not manifest.whole:
        return
    disks: list[tuple[Part, Node]] = []
    for kind, guid in (("IDE", IDE), ("SCSI", SCSI)):
        for number, device in enumerate(manifest.of_type(guid)):
            if device.settings is None:
                read = Properties(device.entry, doubts, "controller")
                read.note("the file has no settings for it, so the VM's disks are not known")
                return
            disks += _disks(kind, number, device.settings, doubts)
    part.put_parts("disks", disks, manifest.node)
    part.put("scsi_controllers", Fact(len(manifest.of_type(SCSI)), manifest.node, derived=True))


def _disks(kind: str, device: int, settings: Node, doubts: Doubts) -> Iterator[tuple[Part, Node]]:
    """The hard disks of a device: IDE has two controllers, every SCSI controller is one itself."""
    for number, controller in _numbered(settings, _CONTROLLER):
        for location, drive in _numbered(controller, _DRIVE):
            found = _disk(Properties(drive, doubts, "disk"))
            if found is not None:
                identity = f"{kind} {device + number}:{location}"
                found.put("id", Fact(identity, drive, derived=True))
                yield found, drive


def _disk(read: Properties) -> Part | None:
    """The facts of a hard disk; none of a drive of an unknown type. None if it is something else."""
    part = Part()
    kind = read.text("type")
    word = kind.value.strip().lower() if kind is not None else ""
    if word in _NO_HARD_DISK:
        return None
    if kind is not None and word == "hdd":
        part.put("attachment", Fact("passthrough", kind.node))
    elif kind is not None and word == "vhd":
        part.put("attachment", Fact("virtual", kind.node))
        _put_file(part, read)
    elif kind is not None:
        read.doubt("type", kind.node, "a type of drive vmcheck knows (VHD, HDD, ISO, VFD or NONE)")
    else:
        read.note("a drive has no type")
    return part


def _put_file(part: Part, read: Properties) -> None:
    path = read.text("pathname")
    if path is None:
        return
    if not is_disk_file(path.value):
        read.doubt("pathname", path.node, "the path of a virtual hard disk")
        return
    part.put("path", path)
    named = format_of(path.value)
    part.put("format", Fact(named, path.node, derived=True) if named else None)


def _numbered(node: Node, pattern: re.Pattern[str]) -> Iterator[tuple[int, Node]]:
    if isinstance(node.value, dict):
        for key in node.value:
            found = pattern.fullmatch(key)
            if found:
                yield int(found[1]), node.child(key)
