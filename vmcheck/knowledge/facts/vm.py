"""What follows from several facts of a VM together."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from vmcheck.engine.fields import Field
from vmcheck.engine.kleene import conjunction, negation
from vmcheck.knowledge.facts.define import Element, of_vm
from vmcheck.knowledge.facts.disk_place import disk_volumes, virtual_disks_place
from vmcheck.knowledge.host_volume import is_share
from vmcheck.knowledge.subject import Subject


def _virtual_disks(subject: Subject) -> tuple[Sequence[str | None], Sequence[str | None]] | None:
    """The host volumes of virtual hard disks, and those of disks that may be some or may be passed through.

    None if the disks were not collected.
    """
    volumes = disk_volumes(subject)
    if volumes is None:
        return None
    pairs = list(zip(volumes, subject.vm.disks or (), strict=True))
    certain = [volume for volume, disk in pairs if disk.attachment == "virtual"]
    return certain, [volume for volume, disk in pairs if disk.attachment is None]


def _checkpoints_elsewhere(subject: Subject, _element: Element) -> bool | None:
    """Up to 2012 the checkpoint folder must share a volume with the VHDs (MSVSS)."""
    here = subject.site.selection.volumes.volume_of(subject.vm.snapshot_path)
    found = None if here is None else _virtual_disks(subject)
    if found is None:
        return None
    certain, possible = found
    if here in certain or not (certain or set(possible) - {here}):
        return False
    unclear = not certain or None in certain or here in possible or None in possible
    return None if unclear else True


def _split_storage(subject: Subject, _element: Element) -> bool | None:
    found = _virtual_disks(subject)
    if found is None:
        return None
    certain, possible = found
    least, most = _is_split(certain), _is_split([*certain, *possible])
    return least if least is most else None


def _is_split(volumes: Sequence[str | None]) -> bool | None:
    """Whether some of the volumes are SMB shares and some are not."""
    kinds = {is_share(volume) for volume in set(volumes)}
    if {True, False} <= kinds:
        return True
    return None if None in kinds and len(volumes) > 1 else False


def _configuration_apart(subject: Subject, _element: Element) -> bool | None:
    path = subject.vm.configuration_path
    on_share = is_share(subject.site.selection.volumes.volume_of(path))
    found = None if on_share else _virtual_disks(subject)
    if found is None:
        return False if on_share else None
    certain, possible = [{is_share(volume) for volume in volumes} for volumes in found]
    unclear = None in certain or possible - {False}
    disks_on_share = True if True in certain else None if unclear else False
    return conjunction((disks_on_share, negation(on_share)))


def _days_since_backup(subject: Subject, _element: Element) -> int | None:
    collected, last = subject.site.collected_at, subject.vm.last_successful_backup
    return None if collected is None or last is None else _days_between(last, collected)


@lru_cache(maxsize=64)
def _days_between(earlier: str, later: str) -> int | None:
    try:
        return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).days
    except ValueError:
        return None


def _backup_service_answers(subject: Subject, _element: Element) -> bool | None:
    """Operational status 12 and 13 are no contact; of a VM that is off they say nothing."""
    services = subject.vm.integration_services
    backup = services.backup if services is not None else None
    if backup is None or backup.status is None:
        return None
    if backup.status in ("NoContact", "LostCommunication"):
        return None if subject.vm.state in ("Off", "Saved") else False
    return True


FIELDS: tuple[Field, ...] = (
    of_vm(
        "checkpoints_elsewhere",
        "boolean",
        _checkpoints_elsewhere,
        needs=("disks", "snapshot_path"),
        reduced=virtual_disks_place,
        about="Whether the Snapshot File Location is on a host volume that holds none of the VM's VHDs.",
    ),
    of_vm(
        "split_storage",
        "boolean",
        _split_storage,
        needs=("disks",),
        reduced=virtual_disks_place,
        about="Whether some virtual hard disks are on SMB shares and some on local volumes.",
    ),
    of_vm(
        "configuration_apart",
        "boolean",
        _configuration_apart,
        needs=("disks", "configuration_path"),
        reduced=virtual_disks_place,
        about="Whether virtual hard disks are on SMB shares and the configuration is on a local volume.",
    ),
    of_vm(
        "backup_service_answers",
        "boolean",
        _backup_service_answers,
        needs=("integration_services.backup.status",),
        follows_from=("integration_services.backup.status", "state"),
        about="Whether the backup integration service answers the host; a VM that is off cannot tell.",
    ),
    of_vm(
        "days_since_backup",
        "integer",
        _days_since_backup,
        needs=("last_successful_backup",),
        about="Days between the last successful backup and the time the inventory was collected.",
    ),
    Field(
        name="verdict.mode",
        kind="choice",
        root="verdict",
        attributes=("mode",),
        choices=("online", "saved-state", "not-running", "fails", "unknown"),
        about="Scope fleet: what the next backup does to the VM.",
    ),
    Field(
        name="verdict.coverage",
        kind="choice",
        root="verdict",
        attributes=("coverage",),
        choices=("full", "partial", "none", "unknown"),
        about="Scope fleet: how much of the VM is in the backup.",
    ),
    Field(
        name="if_running.mode",
        kind="choice",
        root="if_running",
        attributes=("mode",),
        choices=("online", "saved-state", "fails"),
        about="What the backup would do to the VM if it were running, by the rules of the first pass.",
    ),
    Field(
        name="if_running.consistency",
        kind="choice",
        root="if_running",
        attributes=("consistency",),
        choices=("application", "file-system", "crash"),
        about="How consistent an online backup would be, by the rules of the first pass.",
    ),
)
