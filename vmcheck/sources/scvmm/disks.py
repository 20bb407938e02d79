"""VirtualHardDisks and HasPassthroughDisk: the disks of a VM as VMM knows them."""

from vmcheck.sources.disk_files import format_of, is_disk_file
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Fact, Part
from vmcheck.sources.objects.properties import Properties
from vmcheck.sources.objects.shapes import collection
from vmcheck.sources.scvmm.enums import VHD_TYPE

_NOT_TOLD = (
    "HasPassthroughDisk is true, but VirtualHardDisks is not there, so the verdict knows of no disk; the data"
    " of a pass-through disk is in no host-level backup"
)


def put_disks(part: Part, read: Properties, doubts: Doubts) -> None:
    """Adds the disks, if they are all known.

    VirtualHardDisks does not list pass-through disks; HasPassthroughDisk says only whether there is one.
    So one pass-through disk is added where there is one or more.
    """
    node = read.node.find("VirtualHardDisks")
    disks = _virtual_disks(node, doubts)
    passthrough = read.flag("HasPassthroughDisk")
    if node is None or disks is None:
        if passthrough is not None and passthrough.value:
            read.note(_NOT_TOLD, passthrough.node)
        return
    if passthrough is None:
        read.note("HasPassthroughDisk is missing, so VirtualHardDisks may not be all disks", node)
        return
    if passthrough.value:
        attached = Part()
        attached.put("attachment", Fact("passthrough", passthrough.node, derived=True))
        disks.append((attached, passthrough.node))
    part.put_parts("disks", disks, node)


def _virtual_disks(node: Node | None, doubts: Doubts) -> list[tuple[Part, Node]] | None:
    """The virtual hard disks; nothing but their number where -Depth cut them off; None if not even that."""
    found = collection(node)
    if found is not None:
        return [(_disk(disk, doubts), disk) for disk in found]
    if node is None or not isinstance(node.value, list):
        return None
    disks = []
    for index in range(len(node.value)):
        part = Part()
        part.put("attachment", Fact("virtual", node.child(index), derived=True))
        disks.append((part, node.child(index)))
    return disks


def _disk(node: Node, doubts: Doubts) -> Part:
    read = Properties(node, doubts, "disk")
    part = Part()
    path = read.text("Location") or read.text("SharePath")
    if path is not None and is_disk_file(path.value):
        part.put("attachment", Fact("virtual", path.node, derived=True))
        part.put("path", path)
        named = format_of(path.value)
        part.put("format", Fact(named, path.node, derived=True) if named else None)
    kind = read.choice("VHDType", VHD_TYPE)
    part.put("provisioning", kind)
    part.put("size_bytes", read.whole("MaximumSize"))
    parent = node.find("ParentDisk")
    if kind is not None and kind.value != "Differencing" and parent is not None and parent.value is None:
        part.put("parents", Fact([], parent, derived=True))
    return part
