"""Which Hyper-V cmdlet an object comes from, told by the names of its properties.

An export does not carry the type of an object, and its file may have any name. Property names are
not localised, so they tell. Names are compared without case.
"""

from collections.abc import Iterable
from typing import Final, Literal, get_args

Cmdlet = Literal[
    "Get-VM",
    "Get-VMHardDiskDrive",
    "Get-VHD",
    "Get-VMHost",
    "Get-VMIntegrationService",
    "Get-VMSnapshot",
    "integration services by VM",
    "Get-SCVirtualMachine",
]
"""The last but one is no cmdlet but a script's output: a VM's state with the list of its services."""
CMDLETS: Final = tuple(name for name in get_args(Cmdlet) if name.startswith("Get-"))
"""Those that are cmdlets."""

_OWNER: Final = frozenset({"vmname", "vmid"})
_VM_ONLY: Final = frozenset(
    {
        "automaticstartaction",
        "automaticstopaction",
        "checkpointtype",
        "configurationlocation",
        "dynamicmemoryenabled",
        "fibrechannelhostbusadapters",
        "generation",
        "harddrives",
        "integrationservicesstate",
        "integrationservicesversion",
        "isclustered",
        "memoryassigned",
        "memorystartup",
        "parentsnapshotid",
        "replicationmode",
        "replicationstate",
        "smartpagingfilepath",
        "snapshotfilelocation",
        "vmintegrationservice",
    }
)
"""Properties of Get-VM's objects that those of other cmdlets with a Name and a State do not have."""
_SCVMM_ONLY: Final = frozenset(
    {"haspassthroughdisk", "hasvmadditions", "virtualmachinestate", "virtualmachinestatestring", "vmaddition"}
)
"""Properties of VMM's virtual machines, also of a selection of them."""


def cmdlet_of(properties: Iterable[str]) -> Cmdlet | None:  # noqa: PLR0911 - one line for each cmdlet
    """The cmdlet whose objects have these properties, or None if vmcheck reads none that has."""
    names = frozenset(name.lower() for name in properties)
    if "name" in names and names & _SCVMM_ONLY:
        return "Get-SCVirtualMachine"
    if "services" in names and names & {"integration_services_version", "integration_services_state"}:
        return "integration services by VM"
    if names & {"vhdtype", "vhdformat"}:
        return "Get-VHD"
    if "snapshottype" in names:
        return "Get-VMSnapshot"
    if "controllerlocation" in names and names & {"path", "disknumber"} and "dvdmediatype" not in names:
        return "Get-VMHardDiskDrive"
    if names & {"virtualmachinepath", "virtualharddiskpath"}:
        return "Get-VMHost"
    if "enabled" in names and names & _OWNER and names & {"name", "primaryoperationalstatus"}:
        return "Get-VMIntegrationService"
    if names & {"name", "vmname"} and names & _VM_ONLY:
        return "Get-VM"
    return None
