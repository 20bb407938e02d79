"""What follows from where a virtual hard disk lies on the host."""

import ipaddress

from vmcheck.engine.fields import Field
from vmcheck.engine.kleene import conjunction
from vmcheck.inventory.model import Disk, HostVolume
from vmcheck.knowledge.facts.define import of_element, percent
from vmcheck.knowledge.host_volume import is_share, server_of, spelled
from vmcheck.knowledge.subject import Subject


def _host_volume(subject: Subject, disk: Disk) -> str | None:
    return subject.site.selection.volumes.volume_of(disk.path)


def _volume_name(subject: Subject, disk: Disk) -> str | None:
    return spelled(_host_volume(subject, disk), disk.path)


def _selected(subject: Subject, disk: Disk) -> bool | None:
    return subject.site.selection.takes_file(subject.vm, disk.path)


def _parents_selected(subject: Subject, disk: Disk) -> bool | None:
    if disk.parents is None:
        return None if disk.provisioning in ("Differencing", None) else True
    selection = subject.site.selection
    return conjunction(selection.takes_file(subject.vm, parent) for parent in disk.parents)


def _on_share(subject: Subject, disk: Disk) -> bool | None:
    return is_share(_host_volume(subject, disk))


def _share_has_agent(subject: Subject, disk: Disk) -> bool | None:
    volume = _host_volume(subject, disk)
    if volume is None or subject.site.file_servers is None or not is_share(volume):
        return None
    server = subject.site.file_servers.get(server_of(volume))
    return None if server is None else server.vss_agent


def _server_is_address(subject: Subject, disk: Disk) -> bool | None:
    volume = _host_volume(subject, disk)
    if volume is None:
        return None
    if not is_share(volume):
        return False
    try:
        ipaddress.ip_address(server_of(volume))
    except ValueError:
        return server_of(volume).endswith(".ipv6-literal.net")
    return True


def _path_length(_subject: Subject, disk: Disk) -> int | None:
    return None if disk.path is None else len(disk.path)


def _volume_facts(subject: Subject, disk: Disk) -> HostVolume | None:
    return subject.site.selection.facts_of(disk.path)


def _filesystem(subject: Subject, disk: Disk) -> str | None:
    facts = _volume_facts(subject, disk)
    return facts.filesystem if facts is not None else None


def _on_csv(subject: Subject, disk: Disk) -> bool | None:
    volume = _host_volume(subject, disk)
    if volume is None:
        return None
    if "\\clusterstorage\\" in volume:
        return True
    facts = _volume_facts(subject, disk)
    return bool(facts.csv) if facts is not None else False


def _free_percent(subject: Subject, disk: Disk) -> int | None:
    facts = _volume_facts(subject, disk)
    return percent(facts.free_bytes, facts.size_bytes) if facts is not None else None


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
        needs=("[].path", "host.backup_job.volumes"),
        about="Whether the backup job selects the virtual hard disk.",
    ),
    of_element(
        "disk.parents_selected",
        "boolean",
        _parents_selected,
        needs=("[].parents", "[].provisioning"),
        about="Whether the job selects every parent of a differencing disk; true if it has none.",
    ),
    of_element("disk.on_share", "boolean", _on_share, needs=_PATH, about="Whether it lies on an SMB share."),
    of_element(
        "disk.share_has_vss_agent",
        "boolean",
        _share_has_agent,
        needs=("file_servers", "[].path"),
        about="Whether the file server of its share has the File Server VSS Agent Service.",
    ),
    of_element(
        "disk.server_is_address",
        "boolean",
        _server_is_address,
        needs=_PATH,
        about="Whether its path names the file server by IP address.",
    ),
    of_element(
        "disk.path_length", "integer", _path_length, needs=_PATH, about="Length of its path in characters."
    ),
    of_element(
        "disk.host_volume_filesystem",
        "choice",
        _filesystem,
        needs=("[].path", "host.volumes"),
        choices=("NTFS", "ReFS", "CSVFS", "FAT", "FAT32", "exFAT"),
        about="File system of the host volume that holds it.",
    ),
    of_element(
        "disk.on_csv",
        "boolean",
        _on_csv,
        needs=_PATH,
        about="Whether it lies on a Cluster Shared Volume (CSV).",
    ),
    of_element(
        "disk.host_volume_free_percent",
        "integer",
        _free_percent,
        needs=("[].path", "host.volumes"),
        about="Free space of the host volume that holds it, in percent.",
    ),
)
