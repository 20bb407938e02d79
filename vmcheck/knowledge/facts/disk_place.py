"""Where the virtual hard disks of a VM lie, worked out once for all facts that follow from it."""

from collections.abc import Hashable, Sequence

from vmcheck.inventory.model import Disk
from vmcheck.knowledge.subject import Subject


def disk_volumes(subject: Subject) -> Sequence[str | None] | None:
    """The host volume of each disk's file; None if the disks were not collected."""
    if subject.disk_volumes is None and subject.vm.disks is not None:
        volume_of = subject.site.selection.volumes.volume_of
        subject.disk_volumes = [volume_of(disk.path) for disk in subject.vm.disks]
    return subject.disk_volumes


def disk_places(subject: Subject) -> Sequence[Hashable]:
    """For each disk, what decides the facts that follow from where it and its parents lie."""
    volumes, disks = disk_volumes(subject) or (), subject.vm.disks or ()
    parents = [disk.parents for disk in disks]
    if not any(parents) and None not in parents:
        return volumes
    return [
        volume if disk.parents == () else (volume, _parents(subject, disk))
        for volume, disk in zip(volumes, disks, strict=True)
    ]


def _parents(subject: Subject, disk: Disk) -> Hashable:
    if disk.parents is None:
        return disk.provisioning
    return tuple([subject.site.selection.volumes.volume_of(parent) for parent in disk.parents])


def virtual_disks_place(subject: Subject, _element: object) -> Hashable:
    """What decides the facts that follow from where configuration, checkpoints and virtual hard disks lie."""
    vm, volume_of = subject.vm, subject.site.selection.volumes.volume_of
    here = volume_of(vm.configuration_path), volume_of(vm.snapshot_path)
    volumes = disk_volumes(subject)
    if volumes is None:
        return here
    attachments = [disk.attachment for disk in vm.disks or ()]
    one = volumes[0] if volumes else None
    if one is not None and volumes.count(one) == attachments.count("virtual") == len(volumes):
        return here, one
    pairs = list(zip(attachments, volumes, strict=True))
    # Of disks that nobody knows the volume of, two may lie apart, and one cannot.
    several = [pairs.count((attachment, None)) > 1 for attachment in ("virtual", None)]
    return here, frozenset(pairs), *several
