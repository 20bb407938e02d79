"""Makes a VM of the inventory from its objects."""

from collections.abc import Sequence

import msgspec

from vmcheck.inventory.events import Problem, Refused
from vmcheck.inventory.model import Vm
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Fact, Part
from vmcheck.sources.objects.properties import Properties
from vmcheck.sources.objects.record import ExportRecord
from vmcheck.sources.objects.shapes import collection, count_of
from vmcheck.sources.powershell.counted import put_counts
from vmcheck.sources.powershell.get_cluster_group import ClusterGroups
from vmcheck.sources.powershell.get_vhd import VhdIndex
from vmcheck.sources.powershell.get_vm import name_of, put_integration_services, put_state, put_vm
from vmcheck.sources.powershell.get_vm_hard_disk_drive import disk_of, is_of_checkpoint, scsi_controllers
from vmcheck.sources.powershell.get_vm_integration_service import answering, backup_part, backup_services
from vmcheck.sources.powershell.get_vm_replication import replication_of
from vmcheck.sources.powershell.get_vm_security import security_of
from vmcheck.sources.powershell.get_vm_snapshot import checkpoint_of
from vmcheck.sources.powershell.hosts import Hosts
from vmcheck.sources.powershell.machines import Machine
from vmcheck.sources.powershell.owners import host_name


class Assembler:
    """Knows what all VMs of an export share: the hosts' names, the files of Get-VHD, the doubts."""

    def __init__(self, hosts: Hosts, vhds: VhdIndex, groups: ClusterGroups, doubts: Doubts) -> None:
        self._hosts = hosts
        self._vhds = vhds
        self._groups = groups
        self._doubts = doubts

    def assemble(self, machine: Machine) -> ExportRecord | Refused:
        """The VM with the places of its facts, or why it cannot be one."""
        part = Part()
        name = name_of(machine.own) if machine.own else self._name(machine)
        part.put("name", name)
        self._put_host(part, machine.main)
        if machine.own:
            put_vm(part, machine.own, self._doubts)
        else:
            self._put_named(part, machine)
        part.put_part("integration_services", self._integration_services(machine), machine.main)
        self._put_disks(part, machine)
        self._put_checkpoints(part, machine)
        put_counts(part, machine, self._doubts)
        self._put_others(part, machine)
        try:
            vm = msgspec.convert(part.values, Vm)
        except msgspec.ValidationError as error:
            return _refused(machine.main, name, str(error) if name else "The VM has no name.")
        return ExportRecord(vm, machine.main, part.origins, part.derived)

    def _name(self, machine: Machine) -> Fact | None:
        """A companion has the VM's name beside its own; the list of services has its name."""
        if machine.main is machine.services:
            return name_of(machine.services)
        return Properties(machine.main, self._doubts, "VM").text("VMName")

    def _put_host(self, part: Part, node: Node) -> None:
        host = host_name(node)
        if host is not None:
            part.put("host", Fact(self._hosts[host.value], host))

    def _put_named(self, part: Part, machine: Machine) -> None:
        """What is known of a VM without Get-VM: what the objects of others say of it."""
        if machine.services:
            put_state(part, machine.services, self._doubts)
        else:
            part.put("id", Properties(machine.main, self._doubts, "VM").guid("VMId"))

    def _integration_services(self, machine: Machine) -> Part:
        part = Part()
        if machine.own:
            put_integration_services(part, machine.own, self._doubts)
        elif machine.services:
            put_integration_services(part, machine.services, self._doubts, by_vm=True)
        lists = [nodes for nodes in _service_lists(machine) if nodes]
        if "installed" not in part.values:
            part.put("installed", answering(node for nodes in lists for node in nodes))
        backups = next((found for nodes in lists if (found := backup_services(nodes))), None)
        if backups:
            part.put_part("backup", backup_part(backups, self._doubts), backups[0])
        elif lists:
            Properties(machine.main, self._doubts, "VM").note(
                "the backup service is not among its integration services", lists[0][0]
            )
        return part

    def _put_disks(self, part: Part, machine: Machine) -> None:
        drives = machine.own.get("HardDrives") if machine.own else None
        listed = machine.rows.get("Get-VMHardDiskDrive")
        found = listed or _own_drives(drives)
        if found is None:
            return
        nodes = _without_repeats(found)
        disks = [(disk_of(node, self._vhds, machine.owner.host, self._doubts), node) for node in nodes]
        missing = max(0, (count_of(drives) or 0) - len(disks)) if listed else 0
        if drives is not None and missing:
            read = Properties(machine.main, self._doubts, "VM")
            read.note("Get-VM counts more disks than Get-VMHardDiskDrive lists", drives)
            disks += [(Part(), drives)] * missing
        part.put_parts("disks", disks, nodes[0] if nodes else drives or machine.main)
        part.put("scsi_controllers", scsi_controllers(nodes))

    def _put_others(self, part: Part, machine: Machine) -> None:
        rows = machine.rows
        replication = rows.get("Get-VMReplication", ())
        if len(replication) == 1:  # with an extended replica there are two
            part.put_part("replication", replication_of(replication[0], self._doubts), replication[0])
        if security := rows.get("Get-VMSecurity"):
            part.put_part("security", security_of(security[0], self._doubts), security[0])
        if devices := rows.get("Get-VMAssignableDevice"):
            part.put_parts("assigned_devices", [(Part(), device) for device in devices], devices[0])
        name, clustered = part.values.get("name"), part.values.get("clustered") is True
        if isinstance(name, str):
            part.put("cluster_group_online", self._groups.online(name, clustered=clustered))

    def _put_checkpoints(self, part: Part, machine: Machine) -> None:
        """Checkpoints that were listed. That none was listed says nothing: the list may be of other VMs."""
        nodes = machine.rows.get("Get-VMSnapshot")
        if nodes:
            part.put_parts(
                "checkpoints", [(checkpoint_of(node, self._doubts), node) for node in nodes], nodes[0]
            )


def _own_drives(drives: Node | None) -> list[Node] | None:
    found = collection(drives)
    return None if found is None else [node for node in found if not is_of_checkpoint(node)]


def _service_lists(machine: Machine) -> list[Sequence[Node]]:
    """The services of a VM by where they were listed, the most reliable first.

    The property of Get-VM comes last: it may show null where Get-VMIntegrationService shows a status.
    """
    by_vm = machine.services.get("services") if machine.services else None
    own = machine.own.get("VMIntegrationService") if machine.own else None
    return [
        machine.rows.get("Get-VMIntegrationService", ()),
        collection(by_vm) or (),
        collection(own) or (),
    ]


def _without_repeats(nodes: Sequence[Node]) -> list[Node]:
    """Drives without those that another file lists once more."""
    first: dict[object, Node] = {}
    for node in nodes:
        keys = ("ControllerType", "ControllerNumber", "ControllerLocation", "Path", "DiskNumber")
        found = [node.get(key) for key in keys]
        slot = tuple(None if value is None else repr(value.value) for value in found)
        first.setdefault(slot if all(found[:3]) else id(node), node)
    return list(first.values())


def _refused(node: Node, name: Fact | None, message: str) -> Refused:
    problem = Problem(place=node.place(), pointer=node.pointer(), message=message)
    return Refused(name=name.value if name else None, place=problem.place, problems=[problem])
