"""The earliest host release that a VM's facts allow: what did not exist yet cannot have been collected.

Where nobody gives the release of a host, Windows Server 2008 is taken. A VM with a virtual Fibre
Channel adapter proves that this is wrong, and must not be judged by rules that do not know of it.
That it has none proves nothing, and that it is of generation 1 neither: whoever writes an inventory
may say so of any VM. A cmdlet says so only where its host knows the difference.
"""

from collections.abc import Iterator

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


def earliest_release(vm: Vm, source: Release = RELEASES[0]) -> Release:
    """The earliest release the VM's host can have; 2008 where nothing says otherwise.

    Args:
        vm: The VM.
        source: The earliest release that its inventory can come from. Later than 2008 it comes from cmdlets.
    """
    found = {source, _by_version(vm.configuration_version), *_by_what_it_has(vm)}
    if source != RELEASES[0]:
        found |= set(_by_what_was_asked(vm))
    found |= {_by_disk(disk) for disk in vm.disks or ()}
    return max(found, key=RELEASES.index)


def _by_what_it_has(vm: Vm) -> Iterator[Release]:
    replicated = vm.replication is not None and vm.replication.mode not in (None, "None")
    if vm.fibre_channel_adapters or vm.smart_paging_path is not None or replicated:
        yield "2012"
    if vm.generation not in (None, 1):
        yield "2012R2"
    protected = vm.security is not None and (vm.security.vtpm or vm.security.shielded)
    if vm.checkpoint_type is not None or vm.assigned_devices or protected:
        yield "2016"
    if vm.gpu_partitions:
        yield "2019"


def _by_what_was_asked(vm: Vm) -> Iterator[Release]:
    if vm.generation is not None:
        yield "2012R2"
    if vm.assigned_devices is not None or vm.security is not None:
        yield "2016"
    if vm.gpu_partitions is not None:
        yield "2019"


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
