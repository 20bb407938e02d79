"""Which properties of each cmdlet vmcheck reads, and a count of the others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, get_args

from vmcheck.inventory.events import Unused
from vmcheck.sources.cmdlets import Cmdlet

_VM_PART: Final = "VMName VMId ComputerName PSComputerName"
_COMPANION: Final = f"{_VM_PART} VMSnapshotId"
"""What belongs to a VM or to one of its checkpoints."""
_USED: Final[Mapping[Cmdlet, str]] = {
    "Get-VM": f"{_VM_PART} Id Name State Generation Version ConfigurationLocation SnapshotFileLocation "
    "SmartPagingFilePath IsClustered MemoryAssigned FibreChannelHostBusAdapters CheckpointType "
    "ReplicationMode ReplicationState ReplicationHealth IntegrationServicesVersion "
    "IntegrationServicesState HardDrives VMIntegrationService",
    "Get-VMHardDiskDrive": f"{_COMPANION} Id ControllerType ControllerNumber ControllerLocation "
    "Path DiskNumber SupportPersistentReservations",
    "Get-VHD": "Path ParentPath ComputerName PSComputerName VhdFormat VhdType Size",
    "Get-VMHost": "ComputerName Name PSComputerName",
    "Get-VMIntegrationService": f"{_COMPANION} Id Name Enabled PrimaryOperationalStatus "
    "SecondaryOperationalStatus",
    "Get-VMSnapshot": f"{_COMPANION} Id Name SnapshotType",
    "Get-VMScsiController": f"{_COMPANION} Id Name",
    "Get-VMFibreChannelHba": f"{_COMPANION} Id",
    "Get-VMReplication": f"{_COMPANION} Id Mode State Health ReplicationMode ReplicationState "
    "ReplicationHealth",
    "Get-VMSecurity": f"{_COMPANION} Id TpmEnabled Shielded",
    "Get-VMGpuPartitionAdapter": f"{_COMPANION} Id",
    "Get-VMAssignableDevice": f"{_COMPANION} Id",
    "Get-ClusterGroup": "Name State GroupType",
    "Get-Volume": "ComputerName PSComputerName DriveLetter Path FileSystem FileSystemType Size SizeRemaining",
    "Win32_OperatingSystem": "CSName ComputerName PSComputerName BuildNumber ProductType",
    "Get-WBPolicy": "ComputerName PSComputerName BMR VolumesToBackup ComponentsToBackup FilesSpecsToBackup",
    "integration services by VM": "name Id VMId ComputerName PSComputerName state "
    "integration_services_version integration_services_state services",
    "Get-SCVirtualMachine": "Name VMId VMCPath VMHost HostName VirtualMachineState VirtualMachineStateString "
    "Status StatusString Generation IsHighlyAvailable Location CheckpointLocation Memory "
    "DynamicMemoryEnabled VMAddition HasVMAdditions BackupEnabled OperatingSystem VirtualHardDisks "
    "HasPassthroughDisk VirtualizationPlatform",
}
USED: Final = {cmdlet: frozenset(names.lower().split()) for cmdlet, names in _USED.items()}
"""Names of properties in small letters."""
_NOISE: Final = frozenset({"pscomputername", "runspaceid", "psshowcomputername", "psobjecttypename"})
"""What remoting adds to any object."""
_MOST_SHAPES: Final = 1000
_MOST_NAMES: Final = 10_000
"""No cmdlet has so many; a file that has is no export, and shall not fill the memory."""

Shape = tuple[str, ...]
"""The names of the properties of an object, as they are written."""


class UnusedProperties:
    """Counts the properties that are not read, by name."""

    def __init__(self) -> None:
        self._shapes: Counter[tuple[Cmdlet, Shape]] = Counter()
        self._names: Counter[tuple[Cmdlet, str]] = Counter()

    def see(self, cmdlet: Cmdlet, shape: Shape) -> None:
        """Takes an object. Those of one cmdlet nearly all have the same properties."""
        self._shapes[cmdlet, shape] += 1
        if len(self._shapes) > _MOST_SHAPES:
            self._collapse()

    def counts(self) -> Iterator[Unused]:
        """The properties that were not read, by cmdlet and name."""
        self._collapse()
        order = {cmdlet: number for number, cmdlet in enumerate(get_args(Cmdlet))}
        for (cmdlet, name), count in sorted(
            self._names.items(), key=lambda item: (order[item[0][0]], item[0][1].lower(), item[0][1])
        ):
            yield Unused(cmdlet, name, count)

    def _collapse(self) -> None:
        for (cmdlet, shape), count in self._shapes.items():
            for name in _unread(shape, USED[cmdlet]):
                if len(self._names) < _MOST_NAMES or (cmdlet, name) in self._names:
                    self._names[cmdlet, name] += count
        self._shapes.clear()


def _unread(shape: Shape, used: frozenset[str]) -> Iterable[str]:
    return (name for name in shape if name.lower() not in used and name.lower() not in _NOISE)
