"""What follows from where a virtual hard disk lies on the host."""

from vmcheck.engine.fields import Field, Kind
from vmcheck.engine.kleene import conjunction
from vmcheck.inventory.model import Disk
from vmcheck.knowledge.facts.define import of_element
from vmcheck.knowledge.host_volume import spelled
from vmcheck.knowledge.storage import VolumeFacts
from vmcheck.knowledge.subject import Subject


def _volume(subject: Subject, disk: Disk) -> str | None:
    return subject.site.selection.volumes.volume_of(disk.path)


def _volume_name(subject: Subject, disk: Disk) -> str | None:
    return spelled(_volume(subject, disk), disk.path)


def _selected(subject: Subject, disk: Disk) -> bool | None:
    return True if subject.in_job else subject.site.selection.takes_path(disk.path)


def _parents_selected(subject: Subject, disk: Disk) -> bool | None:
    if not disk.parents:
        return None if disk.parents is None and disk.provisioning in ("Differencing", None) else True
    if subject.in_job:
        return True
    return conjunction(subject.site.selection.takes_path(parent) for parent in disk.parents)


def _path_length(_subject: Subject, disk: Disk) -> int | None:
    return None if disk.path is None else len(disk.path)


def _volume_facts(subject: Subject, disk: Disk) -> VolumeFacts | None:
    return subject.site.storage.facts_of(disk.path)


def _of_volume(
    name: str,
    kind: Kind,
    attribute: str,
    *,
    needs: tuple[str, ...],
    about: str,
    choices: tuple[str, ...] = (),
) -> Field:
    """A fact of the host volume or share that holds a disk."""
    return Field(
        name=name,
        kind=kind,
        root="element",
        derive=_volume_facts,
        attributes=(attribute,),
        needs=needs,
        about=about,
        choices=choices,
        by_list=True,
    )


_PATH = ("[].path",)

FIELDS: tuple[Field, ...] = (
    of_element(
        "disk.host_volume",
        "text",
        _volume_name,
        needs=_PATH,
        about="The host volume or share that holds the virtual hard disk.",
    ),
    of_element(
        "disk.selected",
        "boolean",
        _selected,
        by_list=True,
        needs=("[].path", "host.backup_job.volumes"),
        about="Whether the backup job selects the virtual hard disk.",
    ),
    of_element(
        "disk.parents_selected",
        "boolean",
        _parents_selected,
        by_list=True,
        needs=("[].parents", "[].provisioning"),
        about="Whether the job selects every parent of a differencing disk; true if it has none.",
    ),
    _of_volume("disk.on_share", "boolean", "on_share", needs=_PATH, about="Whether it lies on an SMB share."),
    _of_volume(
        "disk.share_has_vss_agent",
        "boolean",
        "share_has_vss_agent",
        needs=("file_servers", "[].path"),
        about="Whether the file server of its share has the File Server VSS Agent Service.",
    ),
    _of_volume(
        "disk.server_is_address",
        "boolean",
        "server_is_address",
        needs=_PATH,
        about="Whether its path names the file server by IP address.",
    ),
    of_element(
        "disk.path_length", "integer", _path_length, needs=_PATH, about="Length of its path in characters."
    ),
    _of_volume(
        "disk.host_volume_filesystem",
        "choice",
        "filesystem",
        needs=("[].path", "host.volumes"),
        choices=("NTFS", "ReFS", "CSVFS", "FAT", "FAT32", "exFAT"),
        about="File system of the host volume that holds it.",
    ),
    _of_volume(
        "disk.on_csv",
        "boolean",
        "on_csv",
        needs=_PATH,
        about="Whether it lies on a Cluster Shared Volume (CSV).",
    ),
    _of_volume(
        "disk.host_volume_free_percent",
        "integer",
        "free_percent",
        needs=("[].path", "host.volumes"),
        about="Free space of the host volume that holds it, in percent.",
    ),
)
