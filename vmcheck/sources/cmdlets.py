"""Which cmdlet an object comes from, told by the names of its properties.

An export does not carry the type of an object, and its file may have any name. Property names are
not localised, so they tell. Names are compared without case.
"""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple, get_args

Cmdlet = Literal[
    "Get-VM",
    "Get-VMHardDiskDrive",
    "Get-VHD",
    "Get-VMHost",
    "Get-VMIntegrationService",
    "Get-VMSnapshot",
    "Get-VMScsiController",
    "Get-VMFibreChannelHba",
    "Get-VMReplication",
    "Get-VMSecurity",
    "Get-VMGpuPartitionAdapter",
    "Get-VMAssignableDevice",
    "Get-ClusterGroup",
    "Get-Volume",
    "Win32_OperatingSystem",
    "Get-WBPolicy",
    "integration services by VM",
    "Get-SCVirtualMachine",
]
"""The last but one is no cmdlet but a script's output: a VM's state with the list of its services."""

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


class _Signature(NamedTuple):
    """What the objects of a cmdlet have: all of some properties, one of each of some sets, and no others."""

    cmdlet: Cmdlet
    all_of: frozenset[str]
    one_of: tuple[frozenset[str], ...] = ()
    none_of: frozenset[str] = frozenset()


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SIGNATURES: Final = (
    _Signature(
        "Get-SCVirtualMachine",
        _names("name"),
        (
            _names(
                "haspassthroughdisk hasvmadditions virtualmachinestate virtualmachinestatestring vmaddition"
            ),
        ),
    ),
    _Signature(
        "integration services by VM",
        _names("services"),
        (_names("integration_services_version integration_services_state"),),
    ),
    _Signature("Get-VHD", _names(""), (_names("vhdtype vhdformat"),)),
    _Signature("Get-VMSnapshot", _names("snapshottype")),
    _Signature(
        "Get-VMHardDiskDrive",
        _names("controllerlocation"),
        (_names("path disknumber"),),
        _names("dvdmediatype"),
    ),
    _Signature(
        "Get-VMScsiController",
        _names("controllernumber drives"),
        (_OWNER,),
        _names("controllerlocation"),
    ),
    _Signature("Get-VMHost", _names(""), (_names("virtualmachinepath virtualharddiskpath"),)),
    _Signature("Get-WBPolicy", _names("bmr volumestobackup")),
    _Signature("Win32_OperatingSystem", _names("caption buildnumber"), (_names("csname producttype"),)),
    _Signature("Get-Volume", _names("driveletter filesystem"), (_names("sizeremaining path"),)),
    _Signature("Get-ClusterGroup", _names("name state grouptype")),
    _Signature("Get-VMSecurity", _names("tpmenabled"), (_OWNER,)),
    _Signature(
        "Get-VMGpuPartitionAdapter",
        _names(""),
        (_OWNER, _names("currentpartitionvram minpartitionvram maxpartitionvram partitionid")),
    ),
    _Signature(
        "Get-VMAssignableDevice", _names("locationpath"), (_OWNER, _names("instanceid virtualfunction"))
    ),
    _Signature(
        "Get-VMFibreChannelHba", _names(""), (_OWNER, _names("worldwidenodenameseta worldwideportnameseta"))
    ),
    _Signature(
        "Get-VMReplication",
        _names("vmname"),
        (
            _names("primaryserver primaryservername replicaserver replicaservername"),
            _names("mode replicationmode state replicationstate"),
        ),
    ),
    _Signature(
        "Get-VMIntegrationService", _names("enabled"), (_OWNER, _names("name primaryoperationalstatus"))
    ),
    _Signature("Get-VM", _names(""), (_names("name vmname"), _VM_ONLY)),
    _Signature("Get-VM", _names("state"), (_names("name vmname"), _names("uptime cpuusage heartbeat"))),
)
"""The first that fits tells."""

CMDLETS: Final = tuple(name for name in get_args(Cmdlet) if not name.endswith(" by VM"))
"""Those that have the name of a cmdlet or class."""


def cmdlet_of(properties: Iterable[str]) -> Cmdlet | None:
    """The cmdlet whose objects have these properties, or None if vmcheck reads none that has."""
    names = frozenset(name.lower() for name in properties)
    for signature in _SIGNATURES:
        if (
            signature.all_of <= names
            and all(names & some for some in signature.one_of)
            and not names & signature.none_of
        ):
            return signature.cmdlet
    return None
