"""Get-ClusterGroup: whether a VM's group is online."""

from collections.abc import Iterable
from typing import Final

from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.enumeration import whole_number
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Fact
from vmcheck.sources.objects.properties import Properties
from vmcheck.sources.powershell.enums import CLUSTER_GROUP_STATE

_VIRTUAL_MACHINE: Final = 111
"""The number of the group type VirtualMachine."""


class ClusterGroups:
    """The groups of VMs by name. A group has the name of its VM unless somebody renamed one of them."""

    def __init__(self, nodes: Iterable[Node], doubts: Doubts) -> None:
        self._online: dict[str, list[Fact | None]] = {}
        for node in nodes:
            read = Properties(node, doubts, "cluster group")
            name = read.text("Name")
            if _is_of_vm(node) and name is not None:
                self._online.setdefault(name.value.casefold(), []).append(
                    read.choice("State", CLUSTER_GROUP_STATE)
                )

    def online(self, name: str, *, clustered: bool) -> Fact | None:
        """Whether the group of a VM is online; None if it cannot be told which group that is."""
        found = self._online.get(name.casefold(), [])
        return found[0] if clustered and len(found) == 1 else None


def _is_of_vm(node: Node) -> bool:
    kind = node.get("GroupType")
    if kind is None:
        return False
    return whole_number(kind.value) == _VIRTUAL_MACHINE or str(kind.value).lower() == "virtualmachine"
