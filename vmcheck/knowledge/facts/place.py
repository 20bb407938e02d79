r"""Where a further file of the VM could lie: what changes need to name a path.

A path counts only where the host volume it lies on can be told.
"""

from collections.abc import Iterator
from pathlib import PureWindowsPath

from vmcheck.engine.fields import Field
from vmcheck.inventory.model import Disk, Vm
from vmcheck.knowledge.facts.define import Element, of_element, of_vm
from vmcheck.knowledge.host_volume import is_share, spelled
from vmcheck.knowledge.subject import Subject

_NO_SNAPSHOT = ("FAT", "FAT32", "exFAT")
_NOT_IN_FILE_NAMES = '<>:"/\\|?*'


def _disk_folder(subject: Subject, _element: Element) -> str | None:
    """The folder of the first virtual hard disk, else that of the configuration files."""
    return next(_folders(subject), None)


def _disk_stem(subject: Subject, element: Element) -> str | None:
    folder = _disk_folder(subject, element)
    return None if folder is None else _inside(folder, _file_name(subject.vm))


def _folders(subject: Subject) -> Iterator[str]:
    volume_of = subject.site.selection.volumes.volume_of
    for disk in subject.vm.disks or ():
        if disk.attachment != "passthrough" and disk.path is not None and volume_of(disk.path) is not None:
            yield str(PureWindowsPath(disk.path).parent)
    folder = subject.vm.configuration_path
    if folder is not None and volume_of(folder) is not None:
        yield folder


def _local_folder(subject: Subject, _element: Element) -> str | None:
    """A folder on a local volume of the host that VSS can snapshot; selected volumes first."""
    if not subject.site.known:
        return None
    found = [folder for folder in _folders(subject) if _is_local(subject, folder)]
    for volume in (subject.host.volumes if subject.host is not None else None) or ():
        root = volume.path if volume.path.endswith("\\") else f"{volume.path}\\"
        if volume.filesystem in ("NTFS", "ReFS") and _is_local(subject, root):
            found.append(_inside(root, _file_name(subject.vm)))
    takes = subject.site.selection.takes_path
    return next((folder for folder in found if takes(folder)), next(iter(found), None))


def _is_local(subject: Subject, folder: str) -> bool:
    selection, storage = subject.site.selection, subject.site.storage
    facts = storage.facts_of(folder)
    if facts is None or is_share(selection.volumes.volume_of(folder)):
        return False
    return not facts.on_csv and facts.filesystem not in _NO_SNAPSHOT


def _inside(folder: str, name: str) -> str:
    return folder + name if folder.endswith("\\") else f"{folder}\\{name}"


def _file_name(vm: Vm) -> str:
    """The name of the VM, without what the name of a file cannot have."""
    kept = "".join("_" if char in _NOT_IN_FILE_NAMES or not char.isprintable() else char for char in vm.name)
    return kept.strip(" .") or "vm"


def _name_of_file(_subject: Subject, disk: Disk) -> str | None:
    return None if disk.path is None else PureWindowsPath(disk.path).name or None


def _parent_volumes(subject: Subject, disk: Disk) -> tuple[str, ...] | None:
    if disk.parents is None:
        return None
    return _volumes(subject, disk.parents)


def _host_volumes(subject: Subject, _element: Element) -> tuple[str, ...] | None:
    vm = subject.vm
    if vm.disks is None:
        return None
    paths = [disk.path for disk in vm.disks if disk.attachment != "passthrough"]
    paths += [parent for disk in vm.disks for parent in disk.parents or ()]
    paths += [vm.configuration_path, vm.snapshot_path, vm.smart_paging_path]
    return _volumes(subject, [path for path in paths if path is not None])


def _volumes(subject: Subject, paths: tuple[str, ...] | list[str]) -> tuple[str, ...] | None:
    """The volumes of paths as people spell them, each once; None if one cannot be told, or there is none."""
    found: dict[str, str | None] = {}
    for path in paths:
        volume = subject.site.selection.volumes.volume_of(path)
        if volume is None:
            return None
        found.setdefault(volume, spelled(volume, path))
    return tuple(name for name in found.values() if name is not None) or None


FIELDS: tuple[Field, ...] = (
    of_vm(
        "disk_folder",
        "text",
        _disk_folder,
        needs=("configuration_path",),
        about="Folder of the first virtual hard disk, else of the configuration files.",
    ),
    of_vm(
        "disk_stem",
        "text",
        _disk_stem,
        needs=("configuration_path",),
        about="That folder with the name of the VM: how the path of a further virtual hard disk begins.",
    ),
    of_vm(
        "local_folder",
        "text",
        _local_folder,
        needs=("host.volumes",),
        about="A folder for the VM's files on a local volume of the host that VSS can snapshot.",
    ),
    of_vm(
        "host_volumes",
        "texts",
        _host_volumes,
        needs=("disks",),
        about="The host volumes that hold files of the VM.",
    ),
    of_element(
        "disk.file_name", "text", _name_of_file, needs=("[].path",), about="Name of its file, without folder."
    ),
    of_element(
        "disk.parent_volumes",
        "texts",
        _parent_volumes,
        needs=("[].parents",),
        about="The host volumes that hold its parents.",
    ),
)
