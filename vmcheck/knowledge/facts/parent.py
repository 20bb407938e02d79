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
    disks = subject.vm.disks
    if disks is None:
        return None
    for disk in disks:
        if disk.parents:
            return tuple([Parent(path, at) for at, disk in enumerate(disks) for path in disk.parents or ()])
    return ()  # mostly


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
