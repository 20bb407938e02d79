"""Get-WBPolicy: the job of Windows Server Backup on a host."""

from vmcheck.inventory.model import BackupJob
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.properties import Properties
from vmcheck.sources.objects.shapes import collection


def job_of(node: Node, doubts: Doubts) -> BackupJob | None:
    """The job; None if what it selects was not collected: then nothing can be said of the selection.

    VolumesToBackup is a list of objects with MountPath, ComponentsToBackup one of VMs. A job that
    selects files is not understood.
    """
    read = Properties(node, doubts, "backup job")
    bare_metal = read.flag("BMR")
    volumes = _texts(node, "VolumesToBackup", "MountPath")
    vms = _texts(node, "ComponentsToBackup", "VMName")
    files = collection(node.get("FilesSpecsToBackup"))
    nothing = not volumes and not vms and not (bare_metal and bare_metal.value)
    if volumes is None or vms is None or files or nothing:
        read.note("what the job selects was not collected", hint="Export it again with -Depth 4.")
        return None
    return BackupJob(
        requestor="WindowsServerBackup",
        volumes=tuple(volumes) or None,
        vms=tuple(vms) or None,
        bare_metal_recovery=bare_metal.value if bare_metal else None,
    )


def _texts(node: Node, name: str, inner: str) -> list[str] | None:
    """One text of each object of a list; None if they were not collected."""
    found = node.find(name)
    if found is None or found.value is None:
        return []
    objects = collection(found)
    if objects is None:
        return None
    texts = [text.value for one in objects if (text := one.get(inner)) is not None]
    return texts if len(texts) == len(objects) and all(isinstance(text, str) for text in texts) else None
