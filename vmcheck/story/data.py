"""Which of a VM's data is in the backup: every disk, LUN and folder once."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from vmcheck.inventory.events import Path
from vmcheck.knowledge.labels import LABELS
from vmcheck.story.case import Case
from vmcheck.verdict import Item

State = Literal["in", "out", "unknown"]
Kind = Literal["disk", "lun", "files", "vm"]
Key = tuple[Path, str]


class Piece(Struct, frozen=True, kw_only=True):
    """A disk, a LUN or a set of files of the VM."""

    kind: Kind
    name: str
    where: str | None
    """Path on the host, mount point in the guest; None where it is not known or there is none."""
    size_bytes: int | None
    state: State
    """in the backup, out of it, or not known."""
    rule: str | None
    """The rule that leaves it out, or that could not be decided."""
    why: str | None
    path: Path
    """The fact that names it, or that is missing."""
    listed: bool = True
    """False for what the inventory lists nowhere: LUNs behind an adapter, disks nobody collected."""


def pieces_of(case: Case) -> list[Piece]:
    """Everything the inventory lists of the VM, and what rules say there is beyond that."""
    pieces: dict[Key, Piece] = {(piece.path, piece.name): piece for piece in _listed(case)}
    for item in case.verdict.uncertain:
        _put(pieces, item, "unknown")
    for item in case.verdict.excluded:
        _put(pieces, item, "out")
    return list(pieces.values())


def _put(pieces: dict[Key, Piece], item: Item, state: State) -> None:
    key = (item.path, item.name)
    piece = pieces.get(key) or _unlisted(item)
    pieces[key] = replace(piece, state=state, rule=item.rule, why=item.why)


def _listed(case: Case) -> Iterator[Piece]:
    vm = case.vm
    for index, disk in enumerate(vm.disks or ()):
        name = LABELS["disk"](disk, index)
        yield _piece("disk", name, disk.path, disk.size_bytes, ("disks", index))
    luns = vm.guest.iscsi_disks if vm.guest is not None else None
    for index, lun in enumerate(luns or ()):
        name = LABELS["guest.iscsi_disk"](lun, index)
        yield _piece("lun", name, lun.mount, lun.size_bytes, ("guest", "iscsi_disks", index))
    for folder in case.folders:
        yield _piece("files", f"{folder.kind} files", folder.path, None, (folder.key,))


def _piece(kind: Kind, name: str, where: str | None, size: int | None, path: Path) -> Piece:
    return Piece(
        kind=kind,
        name=name,
        where=None if where == name else where,
        size_bytes=size,
        state="in",
        rule=None,
        why=None,
        path=path,
    )


def _unlisted(item: Item) -> Piece:
    return replace(_piece(item.kind, item.name, None, item.size_bytes, item.path), listed=False)
