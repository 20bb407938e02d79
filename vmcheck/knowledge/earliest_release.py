"""The earliest host release that a VM's facts allow: what did not exist yet cannot have been collected.

Where nobody gives the release of a host, Windows Server 2008 is taken. A VM with a virtual Fibre
Channel adapter proves that this is wrong, and must not be judged by rules that do not know of it.
"""

from vmcheck.inventory.model import Disk, Release, Vm
from vmcheck.knowledge.releases import RELEASES

_CONFIGURATION_VERSIONS: tuple[tuple[tuple[int, ...], Release], ...] = (
    ((12,), "2025"),
    ((10,), "2022"),
    ((9,), "2019"),
    ((5, 1), "2016"),
    ((5,), "2012R2"),
    ((4,), "2012"),
    ((3,), "2008R2"),
)
"""The first version that is newer than what the release before it knew (WS-VER)."""


def earliest_release(vm: Vm) -> Release:
    """The earliest release the VM's host can have; 2008 where nothing says otherwise."""
    found: set[Release] = {_by_version(vm.configuration_version)}
    if (
        vm.fibre_channel_adapters is not None
        or vm.smart_paging_path is not None
        or vm.replication is not None
    ):
        found.add("2012")
    if vm.generation is not None:
        found.add("2012R2")
    if vm.checkpoint_type is not None or vm.assigned_devices is not None or vm.security is not None:
        found.add("2016")
    if vm.gpu_partitions is not None:
        found.add("2019")
    found |= {_by_disk(disk) for disk in vm.disks or ()}
    return max(found, key=RELEASES.index)


def _by_version(version: str | None) -> Release:
    if version is None:
        return RELEASES[0]
    numbers = tuple(int(part) for part in version.split("."))
    for first, release in _CONFIGURATION_VERSIONS:
        if numbers >= first:
            return release
    return RELEASES[0]


def _by_disk(disk: Disk) -> Release:
    if disk.format == "VHDSet":
        return "2016"
    if disk.shared:
        return "2012R2"
    return "2012" if disk.format == "VHDX" else RELEASES[0]
