"""A group of VMs that have something in common, and the facts a message may name of it."""

from collections.abc import Sequence

from msgspec import Struct, field

from vmcheck.engine.fields import Field, Scope
from vmcheck.inventory.model import Release
from vmcheck.knowledge.releases import DEFAULT_RELEASE

Position = tuple[int, int, int]
"""Number of the file, line, column."""
Vm = tuple[int, str, Position]
"""Number, name, where it stands."""

NAMED = 20
"""So many VMs of a group are named; the others are counted."""


class Group(Struct):
    """VMs with the same values of a rule's fields."""

    shared: str = ""
    """What the VMs have in common, as the first of them spells it."""
    first: int = 0
    """Number of the first VM."""
    release: Release = DEFAULT_RELEASE
    """Host release of the first VM."""
    vms: int = 0
    """How many different VMs."""
    names: list[str] = field(default_factory=list)
    spoilers: list[str] = field(default_factory=list)
    """Those that meet the rule's condition."""
    position: Position = (0, 1, 1)
    """Where the first cause stands; while there is none, the first VM."""
    last: int = -1
    """Number of the VM that came last, so that one VM is counted once."""

    def add(self, vm: Vm, *, spoils: bool) -> None:
        """Take one VM, or one more element of it."""
        number, name, position = vm
        if number != self.last:
            if not self.vms:
                self.first, self.position = number, position
            self.last = number
            self.vms += 1
            if self.vms <= NAMED:
                self.names.append(name)
        if spoils and len(self.spoilers) < NAMED:
            if not self.spoilers:
                self.position = position
            if name not in self.spoilers:
                self.spoilers.append(name)

    @property
    def listed(self) -> str:
        """The names, and how many more."""
        return _listed(self.names, self.vms - len(self.names))

    @property
    def spoiled_by(self) -> str:
        """The names of those that meet the condition."""
        return _listed(self.spoilers, 0)


def _listed(names: Sequence[str], more: int) -> str:
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")


def _field(name: str, attribute: str, about: str) -> Field:
    return Field(name=f"fleet.{name}", kind="text", root="element", attributes=(attribute,), about=about)


SCOPE = Scope(name="fleet", keys=(), derive=lambda _subject: None, nothing=Group())

FIELDS: tuple[Field, ...] = (
    _field("vms", "listed", "Scope fleet: the names of the VMs in the group."),
    _field("count", "vms", "Scope fleet: the number of VMs in the group."),
    _field("spoiled_by", "spoiled_by", "Scope fleet: the names of the VMs that meet the condition."),
    _field("shared", "shared", "Scope fleet: what the VMs of the group have in common."),
)
