"""What the backup job of a host takes: which volumes, which VMs.

A VM-level selection takes all files of its VMs; a volume selection takes what lies on the volumes
(KB958662: every volume that hosts files of the VM must be selected).
"""

from collections.abc import Iterable

from vmcheck.inventory.model import BackupJob, Host, HostVolume, Vm
from vmcheck.knowledge.host_volume import VolumeMap, is_guid, normalise


class Selection:
    """Answers "is it selected?" for one host; None means that it cannot be told."""

    def __init__(self, host: Host | None) -> None:
        job = host.backup_job if host is not None else None
        volumes = (host.volumes if host is not None else None) or ()
        ids = _ids(volumes)
        chosen = [normalise(name) for name in (job.volumes if job else None) or ()]
        self.assessed = job is not None
        self._by_volume = job is not None and job.volumes is not None
        self._by_vm = job is not None and job.vms is not None
        self._vms = frozenset(name.casefold() for name in (job.vms if job else None) or ())
        self._volumes = frozenset(ids.get(name, name) for name in chosen if name is not None)
        self._unclear = any(name is None or (is_guid(name) and name not in ids) for name in chosen)
        mounts = [volume.path for volume in volumes] + list((job.volumes if job else None) or ())
        self.volumes = VolumeMap(mounts, ids)
        self.told_by = self._volumes, self._unclear
        """What is selected, once the volume of a path is known; besides the job itself."""

    def takes_vm(self, vm: Vm) -> bool | None:
        """Whether the job selects the VM by name or id. None: the job does not select by VM."""
        if not self._by_vm:
            return None
        return vm.name.casefold() in self._vms or (vm.id is not None and vm.id.casefold() in self._vms)

    def takes_file(self, vm: Vm, path: str | None) -> bool | None:
        """Whether a file of the VM is selected, by VM or by volume."""
        return True if self.takes_vm(vm) else self.takes_path(path)

    def takes_path(self, path: str | None) -> bool | None:
        """Whether a file is selected, whatever VM it belongs to."""
        if self._by_volume:
            return self._takes_volume(self.volumes.volume_of(path))
        return False if self._by_vm else None

    def leaves_out(self, vm: Vm) -> bool | None:
        """Whether a job that selects by VM alone does not name this VM."""
        if not self.assessed or self._by_volume or not self._by_vm:
            return False
        return not self.takes_vm(vm)

    def takes_drive_c(self, vm: Vm) -> bool | None:
        """Whether C: is selected; a selection of the VM brings along what the VM needs."""
        return self.takes_file(vm, "C:\\")

    def _takes_volume(self, volume: str | None) -> bool | None:
        if volume is None:
            return None
        if volume in self._volumes:
            return True
        return None if self._unclear or is_guid(volume) else False


def _ids(volumes: Iterable[HostVolume]) -> dict[str, str]:
    """Mount points by volume GUID path, both normalised."""
    pairs = ((normalise(volume.volume_id), normalise(volume.path)) for volume in volumes)
    return {guid: mount for guid, mount in pairs if guid is not None and mount is not None}


def is_bare_metal_only(job: BackupJob | None) -> bool | None:
    """Whether the job asks for bare-metal recovery and selects nothing else (KB3171712)."""
    if job is None:
        return False
    if job.volumes or job.vms:
        return False
    return job.bare_metal_recovery
