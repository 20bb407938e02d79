"""Parents of differencing disks, as a list of their own."""

from msgspec import Struct

from vmcheck.engine.fields import Field, Scope
from vmcheck.knowledge.subject import Subject


class Parent(Struct, frozen=True):
    """One parent in the chain of a differencing disk."""

    path: str | None
    disk: int


def parents(subject: Subject) -> tuple[Parent, ...] | None:
    """The parents of all disks; None if the disks were not collected."""
    if subject.vm.disks is None:
        return None
    return tuple(
        [
            Parent(path, index)
            for index, disk in enumerate(subject.vm.disks)
            if disk.parents
            for path in disk.parents
        ]
    )


SCOPE = Scope(
    name="parent",
    keys=("disks",),
    derive=parents,
    nothing=Parent(None, 0),
    label=lambda parent, _index: str(parent.path),
    path=lambda parent, _index: ("disks", parent.disk, "parents"),
)

FIELDS: tuple[Field, ...] = (
    Field(
        name="parent.path",
        kind="text",
        root="element",
        attributes=("path",),
        keys=("path",),
        about="Path of a parent of a differencing disk.",
    ),
)
