"""Makes a VM of the inventory from an object of Get-SCVirtualMachine."""

import ntpath
import re
from typing import Final

import msgspec

from vmcheck.inventory.events import Problem, Refused
from vmcheck.inventory.model import Vm
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Fact, Part
from vmcheck.sources.objects.properties import Properties
from vmcheck.sources.objects.record import ExportRecord
from vmcheck.sources.scvmm.disks import put_disks
from vmcheck.sources.scvmm.enums import STATE

_NOT_TOLD: Final = frozenset({"not detected", "unknown", "none"})
"""What VMM writes where it does not know."""
_VM_ID: Final = re.compile(
    r"([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})\.(?:xml|vmcx)", re.IGNORECASE
)
_MEGABYTE: Final = 1 << 20
_SECOND_GENERATION: Final = 2


def assemble(node: Node, doubts: Doubts) -> ExportRecord | Refused:
    """The VM with the places of its facts, or why it cannot be one.

    What VMM shows for hosts of every release, such as CheckpointType, is not taken: where nobody gives the
    host's release, such a fact would prove a release that it does not prove.
    """
    read = Properties(node, doubts, "VM")
    part = Part()
    name = read.text("Name")
    part.put("name", name)
    part.put("id", _id(read))
    part.put("host", host_name(node))
    part.put("state", _state(read))
    part.put("generation", _generation(read))
    part.put("clustered", read.flag("IsHighlyAvailable"))
    _put_paths(part, read)
    part.put("memory_bytes", _memory(read))
    part.put_part("integration_services", _integration_services(read), node)
    put_disks(part, read, doubts)
    part.put_part("guest", _guest(read), node)
    try:
        vm = msgspec.convert(part.values, Vm)
    except msgspec.ValidationError as error:
        message = str(error) if name else "The VM has no name."
        problem = Problem(place=node.place(), pointer=node.pointer(), message=message)
        return Refused(name=name.value if name else None, place=problem.place, problems=[problem])
    return ExportRecord(vm, node, part.origins, part.derived)


def host_name(node: Node) -> Fact | None:
    """The name of the host, of which VMM gives the object or only the name."""
    host = node.get("VMHost")
    for found in (
        host and (host.get("FullyQualifiedDomainName") or host.get("Name")),
        host,
        node.get("HostName"),
    ):
        if found is not None and isinstance(found.value, str):
            return Fact(found.value, found)
    return None


def _id(read: Properties) -> Fact | None:
    """The id that Hyper-V knows. ID is VMM's own for the VM, another one."""
    own = read.guid("VMId")
    path = read.node.get("VMCPath")
    if own is not None or path is None or not isinstance(path.value, str):
        return own
    found = _VM_ID.fullmatch(ntpath.basename(path.value))
    return Fact(found[1], path, derived=True) if found else None


def _state(read: Properties) -> Fact | None:
    for name in ("VirtualMachineState", "VirtualMachineStateString", "Status", "StatusString"):
        if read.node.get(name) is not None:
            return read.choice(name, STATE)
    return None


def _generation(read: Properties) -> Fact | None:
    """VMM says 1 of VMs on hosts that have no generations, too: it proves nothing of the host."""
    generation = read.whole("Generation")
    return generation if generation is not None and generation.value == _SECOND_GENERATION else None


def _put_paths(part: Part, read: Properties) -> None:
    location, file = read.text("Location"), read.text("VMCPath")
    if location is None and file is not None:
        location = Fact(ntpath.dirname(file.value), file.node, derived=True)
    part.put("configuration_path", location)
    part.put("snapshot_path", read.text("CheckpointLocation"))


def _memory(read: Properties) -> Fact | None:
    """Memory is what the VM starts with, in MB; it is what it has if dynamic memory is off."""
    memory, dynamic = read.whole("Memory", (1 << 63) // _MEGABYTE - 1), read.flag("DynamicMemoryEnabled")
    if memory is None or not memory.value or dynamic is None or dynamic.value:
        return None
    return Fact(memory.value * _MEGABYTE, memory.node, derived=True)


def _integration_services(read: Properties) -> Part:
    """A VM that is off shows Not Detected and false: no proof that the services are not installed."""
    part = Part()
    version = read.node.get("VMAddition")
    if version is not None and not _is_not_told(version):
        part.put("version", read.version("VMAddition"))
    detected = read.flag("HasVMAdditions")
    if "version" in part.values:
        part.put("installed", Fact(value=True, node=part.origins["version",], derived=True))
    elif detected is not None and detected.value:
        part.put("installed", detected)
    backup = Part()
    backup.put("enabled", read.flag("BackupEnabled"))
    part.put_part("backup", backup, read.node)
    return part


def _guest(read: Properties) -> Part:
    part, system = Part(), Part()
    name = read.node.get("OperatingSystem")
    if name is not None and isinstance(name.value, dict):
        name = name.get("Name")
    if name is not None and isinstance(name.value, str) and not _is_not_told(name):
        system.put("name", Fact(name.value, name))
    part.put_part("os", system, read.node)
    return part


def _is_not_told(node: Node) -> bool:
    return isinstance(node.value, str) and node.value.strip().lower() in _NOT_TOLD
