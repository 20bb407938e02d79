"""Joins the objects of all files to VMs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from vmcheck.sources.cmdlets import Cmdlet
from vmcheck.sources.powershell.doubts import Doubts
from vmcheck.sources.powershell.get_vm_hard_disk_drive import is_of_checkpoint
from vmcheck.sources.powershell.node import Node
from vmcheck.sources.powershell.owners import Owner, OwnerIndex, owner_itself, owner_named_by

_COMPANIONS: Final[tuple[Cmdlet, ...]] = (
    "Get-VMHardDiskDrive",
    "Get-VMIntegrationService",
    "Get-VMSnapshot",
)


@dataclass(frozen=True, slots=True)
class Machine:
    """A VM and every object that belongs to it.

    Attributes:
        owner: how it is named.
        main: the object that stands for it: of Get-VM, or the first that names it.
        own: its object of Get-VM, or None.
        services: its object in a script's list of integration services by VM, or None.
        rows: the objects of the companion cmdlets.
    """

    owner: Owner
    main: Node
    own: Node | None = None
    services: Node | None = None
    rows: dict[Cmdlet, list[Node]] = field(default_factory=dict)


def join(objects: Mapping[Cmdlet, list[Node]], doubts: Doubts) -> list[Machine]:
    """All VMs, those of Get-VM first, in the order of the files.

    Without Get-VM the VMs are those that the companions name. With it, an object of a VM that Get-VM
    has not listed is left out.
    """
    joining = _Joining(doubts)
    for node in objects.get("Get-VM", ()):
        joining.add_vm(node)
    for node in objects.get("integration services by VM", ()):
        joining.add_services(node)
    for cmdlet in _COMPANIONS:
        joining.add_rows(cmdlet, objects.get(cmdlet, ()), may_found="Get-VM" not in objects)
    return joining.machines


class _Joining:
    def __init__(self, doubts: Doubts) -> None:
        self.machines: list[Machine] = []
        self._index = OwnerIndex()
        self._doubts = doubts

    def add_vm(self, node: Node) -> None:
        owner = owner_itself(node)
        if owner_named_by(node).name not in (None, owner.name):
            self._doubts.add(
                "object", "Name and VMName differ, so it is a part of a VM and none itself", node
            )
            return
        if self._index.same_id(owner):
            self._doubts.add("VM", "Get-VM gave it before; the first is taken", node)
            return
        self._add(Machine(owner, node, own=node))

    def add_services(self, node: Node) -> None:
        owner = owner_itself(node)
        found = [number for number in self._index.find(owner) if self.machines[number].own]
        if not found:
            self._add(Machine(owner, node, services=node))
        elif len(found) == 1 and self.machines[found[0]].services is None:
            self.machines[found[0]] = replace(self.machines[found[0]], services=node)
        else:
            self._not_told_apart(node)

    def add_rows(self, cmdlet: Cmdlet, nodes: Iterable[Node], *, may_found: bool) -> None:
        for node in nodes:
            if cmdlet == "Get-VMHardDiskDrive" and is_of_checkpoint(node):
                continue
            owner = owner_named_by(node)
            found = self._index.find(owner)
            if not found and may_found and (owner.id or owner.name):
                found = [len(self.machines)]
                self._add(Machine(owner, node))
            if len(found) == 1:
                self.machines[found[0]].rows.setdefault(cmdlet, []).append(node)
            elif found:
                self._not_told_apart(node)
            else:
                self._doubts.add("object", f"{cmdlet} names no VM that Get-VM lists", node)

    def _add(self, machine: Machine) -> None:
        self._index.add(machine.owner)
        self.machines.append(machine)

    def _not_told_apart(self, node: Node) -> None:
        self._doubts.add("object", "several VMs have the name it gives, so it was left out", node)
