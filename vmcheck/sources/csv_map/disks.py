"""What the path of a disk tells, where a table has no column for it."""

from vmcheck.sources.disk_files import format_of, is_disk_file, is_disk_label
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Fact


def complete(element: dict[str, Fact], row: Node, doubts: Doubts) -> None:
    """Adds attachment and format to a disk; takes away what cannot be.

    A path that is the label of a physical disk is no path, but says that the disk is pass-through.
    """
    path = element.get("path")
    attachment = element.get("attachment")
    if path is None:
        return
    if is_disk_label(path.value):
        del element["path"]
        element.setdefault("attachment", Fact("passthrough", path.node, derived=True))
    elif is_disk_file(path.value) and attachment is None:
        element["attachment"] = Fact("virtual", path.node, derived=True)
    elif is_disk_file(path.value) and attachment is not None and attachment.value == "passthrough":
        message = "its path is a virtual hard disk and it is said to be pass-through, so both are unknown"
        doubts.add("disk", message, row)
        del element["path"], element["attachment"]
    named = format_of(path.value)
    if named and "path" in element:
        element.setdefault("format", Fact(named, path.node, derived=True))
