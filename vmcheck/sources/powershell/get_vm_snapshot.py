"""Get-VMSnapshot: the checkpoints of a VM."""

from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Part
from vmcheck.sources.objects.properties import Properties
from vmcheck.sources.powershell.enums import SNAPSHOT_TYPE


def checkpoint_of(node: Node, doubts: Doubts) -> Part:
    """The facts of a checkpoint. A production checkpoint has the snapshot type Standard, too."""
    read = Properties(node, doubts, "checkpoint")
    part = Part()
    part.put("name", read.text("Name"))
    part.put("type", read.choice("SnapshotType", SNAPSHOT_TYPE))
    return part
