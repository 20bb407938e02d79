"""Cmdlets whose objects are counted: controllers and adapters. That none was listed says nothing."""

from collections.abc import Sequence
from typing import Final

from vmcheck.sources.cmdlets import Cmdlet
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Fact, Part
from vmcheck.sources.powershell.machines import Machine

_IDE_DEVICE: Final = "83f8638b-8dca-4152-9eda-2ca8b33039b4"
"""Component GUID of the IDE controllers, in the Id of each."""

_ADAPTERS: Final[tuple[tuple[Cmdlet, str], ...]] = (
    ("Get-VMFibreChannelHba", "fibre_channel_adapters"),
    ("Get-VMGpuPartitionAdapter", "gpu_partitions"),
)


def put_counts(part: Part, machine: Machine, doubts: Doubts) -> None:
    """Adds how many SCSI controllers, Fibre Channel and GPU partition adapters were listed for a VM."""
    controllers = machine.rows.get("Get-VMScsiController")
    if controllers:
        part.put("scsi_controllers", _scsi_controllers(controllers, doubts))
    for cmdlet, key in _ADAPTERS:
        found = machine.rows.get(cmdlet)
        if found:
            part.put(key, Fact(len(found), found[0], derived=True))


def _scsi_controllers(nodes: Sequence[Node], doubts: Doubts) -> Fact | None:
    """The objects of Get-VMIdeController have the same properties, so each is asked what it is."""
    kinds = [_is_scsi(node) for node in nodes]
    if None in kinds:
        doubts.add("controller", "neither Id nor Name tells whether it is SCSI", nodes[kinds.index(None)])
        return None
    return Fact(sum(map(bool, kinds)), nodes[0], derived=True)


def _is_scsi(node: Node) -> bool | None:
    identity, name = node.get("Id"), node.get("Name")
    if identity is not None and isinstance(identity.value, str):
        return _IDE_DEVICE not in identity.value.lower()
    if name is not None and isinstance(name.value, str):
        words = name.value.upper()
        return True if "SCSI" in words else False if "IDE" in words.split() else None
    return None
