"""Host folders with files of the VM other than its disks: configuration, checkpoints, smart paging."""

import msgspec

from vmcheck.engine.fields import Field, Scope
from vmcheck.knowledge.facts.define import of_element
from vmcheck.knowledge.host_volume import spelled
from vmcheck.knowledge.subject import Subject


class Folder(msgspec.Struct, frozen=True, gc=False):
    """A folder of the host."""

    kind: str | None
    path: str | None
    key: str
    """The key of the VM that names it."""


def folders(subject: Subject) -> tuple[Folder, ...]:
    """Configuration and checkpoint folders, and the smart paging folder where it is known."""
    vm = subject.vm
    found = (
        Folder("configuration", vm.configuration_path, "configuration_path"),
        Folder("checkpoints", vm.snapshot_path, "snapshot_path"),
    )
    if vm.smart_paging_path is None:
        return found
    return (*found, Folder("smart paging", vm.smart_paging_path, "smart_paging_path"))


def _host_volume(subject: Subject, folder: Folder) -> str | None:
    return spelled(subject.site.selection.volumes.volume_of(folder.path), folder.path)


def _selected(subject: Subject, folder: Folder) -> bool | None:
    return True if subject.in_job else subject.site.selection.takes_path(folder.path)


def _volumes(subject: Subject) -> tuple[object, ...]:
    """Which folders there are and the host volume of each. Mostly all are one."""
    vm, volume_of = subject.vm, subject.site.selection.volumes.volume_of
    first, second, third = vm.configuration_path, vm.snapshot_path, vm.smart_paging_path
    here = volume_of(first)
    if first == second == third:
        return here, here, None if third is None else (here,)
    return here, volume_of(second), None if third is None else (volume_of(third),)


SCOPE = Scope(
    name="folder",
    keys=("configuration_path",),
    derive=folders,
    nothing=Folder(None, None, ""),
    label=lambda folder, _index: f"{folder.kind} files",
    path=lambda folder, _index: (folder.key,),
    reduced=_volumes,
)

FIELDS: tuple[Field, ...] = (
    Field(
        name="folder.kind",
        kind="choice",
        root="element",
        attributes=("kind",),
        needs=("[].path",),
        choices=("configuration", "checkpoints", "smart paging"),
        about="What the folder holds.",
    ),
    Field(
        name="folder.path",
        kind="text",
        root="element",
        attributes=("path",),
        needs=("[].path",),
        about="Path of the folder on the host.",
    ),
    of_element(
        "folder.host_volume",
        "text",
        _host_volume,
        needs=("[].path",),
        about="The host volume or share that holds the folder.",
    ),
    of_element(
        "folder.selected",
        "boolean",
        _selected,
        needs=("[].path", "host.backup_job.volumes"),
        about="Whether the backup job selects the folder.",
    ),
)
