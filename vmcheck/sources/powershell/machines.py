"""Joins the objects of all files to VMs."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from vmcheck.sources.cmdlets import Cmdlet
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.powershell.get_vm_hard_disk_drive import is_of_checkpoint
from vmcheck.sources.powershell.owners import Owner, OwnerIndex, host_name, owner_itself, owner_named_by
from vmcheck.sources.powershell.store import ObjectStore

COMPANIONS: Final[tuple[Cmdlet, ...]] = (
    "Get-VMHardDiskDrive",
    "Get-VMIntegrationService",
    "Get-VMSnapshot",
    "Get-VMScsiController",
    "Get-VMFibreChannelHba",
    "Get-VMReplication",
    "Get-VMSecurity",
    "Get-VMGpuPartitionAdapter",
    "Get-VMAssignableDevice",
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


class Machines:
    """All VMs, those of Get-VM first, in the order of the files: joined by number, read one by one.

    Without Get-VM the VMs are those that the companions name. With it, an object of a VM that Get-VM
    has not listed is left out.
    """

    def __init__(self, store: ObjectStore, numbers: Mapping[Cmdlet, Sequence[int]], doubts: Doubts) -> None:
        self._store = store
        self._index = OwnerIndex()
        self._doubts = doubts
        self._mains = array("q")
        self._owns = array("q")
        self._services = array("q")
        self.hosts: dict[str, str] = {}
        """Names of the hosts by their small letters, as the first VM of each writes it."""
        for number in numbers.get("Get-VM", ()):
            self._add_vm(number)
        for number in numbers.get("integration services by VM", ()):
            self._add_services(number)
        found: dict[Cmdlet, Rows] = {}
        for cmdlet in COMPANIONS:
            if cmdlet in numbers:
                found[cmdlet] = self._rows(cmdlet, numbers[cmdlet], may_found="Get-VM" not in numbers)
        self._rows_by_cmdlet = found

    def __len__(self) -> int:
        """How many VMs there are."""
        return len(self._mains)

    def __iter__(self) -> Iterator[Machine]:
        """Reads the VMs, one after another."""
        for number, main in enumerate(self._mains):
            own, services = self._node(self._owns[number]), self._node(self._services[number])
            rows = {
                cmdlet: [self._store.node(row) for row in found]
                for cmdlet, all_rows in self._rows_by_cmdlet.items()
                if (found := all_rows.of(number))
            }
            node = own or services or self._store.node(main)
            yield Machine(_owner(node, itself=bool(own or services)), node, own, services, rows)

    def _node(self, number: int) -> Node | None:
        return None if number < 0 else self._store.node(number)

    def _add_vm(self, number: int) -> None:
        node = self._store.node(number)
        owner = owner_itself(node)
        if owner_named_by(node).name not in (None, owner.name):
            self._doubts.add(
                "object", "Name and VMName differ, so it is a part of a VM and none itself", node
            )
            return
        if self._index.same_id(owner):
            self._doubts.add("VM", "Get-VM gave it before; the first is taken", node)
            return
        self._add(owner, node, number, own=number)

    def _add_services(self, number: int) -> None:
        node = self._store.node(number)
        owner = owner_itself(node)
        found = [machine for machine in self._index.find(owner) if self._owns[machine] >= 0]
        if not found:
            self._add(owner, node, number, services=number)
        elif len(found) == 1 and self._services[found[0]] < 0:
            self._services[found[0]] = number
        else:
            self._not_told_apart(node)

    def _rows(self, cmdlet: Cmdlet, numbers: Sequence[int], *, may_found: bool) -> "Rows":
        rows = Rows()
        for number in numbers:
            node = self._store.node(number)
            if is_of_checkpoint(node):
                continue
            owner = owner_named_by(node)
            found = self._index.find(owner)
            if not found and may_found and (owner.id or owner.name):
                found = [len(self)]
                self._add(owner, node, number)
            if len(found) == 1:
                rows.add(found[0], number)
            elif found:
                self._not_told_apart(node)
            else:
                self._doubts.add("object", f"{cmdlet} names no VM that Get-VM lists", node)
        rows.close()
        return rows

    def _add(self, owner: Owner, node: Node, number: int, *, own: int = -1, services: int = -1) -> None:
        self._index.add(owner)
        host = host_name(node)
        if owner.host is not None and host is not None:
            self.hosts.setdefault(owner.host, host.value)
        self._mains.append(number)
        self._owns.append(own)
        self._services.append(services)

    def _not_told_apart(self, node: Node) -> None:
        self._doubts.add("object", "several VMs have the name it gives, so it was left out", node)


class Rows:
    """The objects of one cmdlet by VM, as two lists of numbers."""

    def __init__(self) -> None:
        self._machines = array("q")
        self._numbers = array("q")

    def add(self, machine: int, number: int) -> None:
        """Adds an object to a VM."""
        self._machines.append(machine)
        self._numbers.append(number)

    def close(self) -> None:
        """Says that all were added."""
        order = sorted(range(len(self._machines)), key=self._machines.__getitem__)
        self._machines = array("q", (self._machines[index] for index in order))
        self._numbers = array("q", (self._numbers[index] for index in order))

    def of(self, machine: int) -> Sequence[int]:
        """The objects of a VM, in the order they were added."""
        start = bisect_left(self._machines, machine)
        return self._numbers[start : bisect_right(self._machines, machine, start)]


def _owner(node: Node, *, itself: bool) -> Owner:
    return owner_itself(node) if itself else owner_named_by(node)
