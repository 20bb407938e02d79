"""Get-VM: what a VM says of itself. Disks and services come from its companions."""

from typing import Final

from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Fact, Part
from vmcheck.sources.objects.properties import Properties
from vmcheck.sources.objects.shapes import count_of
from vmcheck.sources.powershell.enums import (
    CHECKPOINT_TYPE,
    INTEGRATION_SERVICES_STATE,
    REPLICATION_HEALTH,
    REPLICATION_MODE,
    REPLICATION_STATE,
    STATE,
)

_GENERATIONS: Final = (1, 2)


def put_vm(part: Part, node: Node, doubts: Doubts) -> None:
    """Adds the facts of an object of Get-VM."""
    read = Properties(node, doubts, "VM")
    part.put("id", read.guid("Id") or read.guid("VMId"))
    put_state(part, node, doubts)
    part.put("generation", _generation(read))
    part.put("configuration_version", read.version("Version"))
    part.put("configuration_path", read.text("ConfigurationLocation"))
    part.put("snapshot_path", read.text("SnapshotFileLocation"))
    part.put("smart_paging_path", read.text("SmartPagingFilePath"))
    part.put("clustered", read.flag("IsClustered"))
    part.put("memory_bytes", _memory(read))
    part.put("fibre_channel_adapters", _fibre_channel(node))
    part.put("checkpoint_type", read.choice("CheckpointType", CHECKPOINT_TYPE))
    part.put_part("replication", _replication(read), node)


def put_state(part: Part, node: Node, doubts: Doubts) -> None:
    """Adds the state. One that passes, such as Starting, has no word in the inventory."""
    part.put("state", Properties(node, doubts, "VM").choice("State", STATE))


def put_integration_services(part: Part, node: Node, doubts: Doubts, *, by_vm: bool = False) -> None:
    """Adds what a VM says of its integration services.

    Null, an empty text and a version of zeros are what hosts show for a VM that is off and, from 2016
    on, for guests that get the services from Windows Update: no proof that they are not installed.
    """
    read = Properties(node, doubts, "VM")
    version = read.version("integration_services_version" if by_vm else "IntegrationServicesVersion")
    part.put("version", version)
    if version is not None:
        part.put("installed", Fact(value=True, node=version.node, derived=True))
    state = "integration_services_state" if by_vm else "IntegrationServicesState"
    part.put("up_to_date", read.choice(state, INTEGRATION_SERVICES_STATE))


def name_of(node: Node) -> Fact | None:
    """The name of a VM."""
    for key in ("Name", "VMName"):
        name = node.get(key)
        if name is not None and isinstance(name.value, str):
            return Fact(name.value, name)
    return None


def _generation(read: Properties) -> Fact | None:
    generation = read.whole("Generation")
    if generation is None or generation.value in _GENERATIONS:
        return generation
    read.doubt("Generation", generation.node, "1 or 2")
    return None


def _memory(read: Properties) -> Fact | None:
    """A VM that is off has none assigned, which says nothing of what it needs."""
    memory = read.whole("MemoryAssigned")
    return memory if memory is not None and memory.value else None


def _fibre_channel(node: Node) -> Fact | None:
    adapters = node.get("FibreChannelHostBusAdapters")
    count = count_of(adapters)
    return None if adapters is None or count is None else Fact(count, adapters, derived=True)


def _replication(read: Properties) -> Part:
    part = Part()
    part.put("mode", read.choice("ReplicationMode", REPLICATION_MODE))
    part.put("state", read.choice("ReplicationState", REPLICATION_STATE))
    part.put("health", read.choice("ReplicationHealth", REPLICATION_HEALTH))
    return part
