"""What a condition can ask about: fields, and the scopes whose elements it is asked of.

The engine does not know Hyper-V. ``vmcheck.knowledge.catalogue`` fills this catalogue from the
inventory model and from the derived facts.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

Kind = Literal["text", "choice", "integer", "boolean", "texts", "object"]
Root = Literal["vm", "host", "guest_os", "if_running", "verdict", "element"]


class Field(Struct, frozen=True, kw_only=True):
    """One fact, read or derived.

    A read fact is a chain of attributes from a root of the subject; a derived one is a pure
    function of the subject and the element (None in scope ``vm``), or a chain of attributes from
    what the function gives.
    """

    name: str
    kind: Kind
    root: Root = "vm"
    attributes: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    """The attributes as the inventory spells them, for paths."""
    derive: Callable[[Any, Any], Any] | None = None
    choices: tuple[str, ...] = ()
    """Allowed values of a choice."""
    needs: tuple[str, ...] = ()
    """The collected facts that would settle a derived one, as paths; [] stands for the element."""
    about: str = ""
    few: bool = False
    """Whether a fleet has few different values of a text or number; of choices there are always few."""
    of_site: bool = False
    """Whether it is the same for all VMs of a host that its job selects, or does not select, by name."""
    follows_from: tuple[str, ...] = ()
    """Facts with few values that decide a derived one."""
    reduced: Callable[[Any, Any], Any] | None = None
    """A value of the subject that decides a derived fact of the VM on one site, and of which there are
    few. The fact is costly: both are worked out only where the other tests of a rule leave it open."""
    by_list: bool = False
    """Whether the value that its scope's ``reduced_each`` gives for the element decides it on one site."""

    @property
    def has_few(self) -> bool:
        """Whether answers can be remembered by its values: there are few different ones."""
        return self.few or self.kind in ("choice", "boolean")

    @property
    def of_element(self) -> bool:
        """Whether its value belongs to an element of the scope."""
        return self.root == "element"


class Scope(Struct, frozen=True, kw_only=True):
    """A list of things in a VM of which a condition is asked one by one."""

    name: str
    keys: tuple[str, ...]
    """Path of the list in the VM: ("guest", "volumes")."""
    attributes: tuple[str, ...] = ()
    derive: Callable[[Any], Sequence[Any] | None] | None = None
    """For lists that are derived from the VM rather than read."""
    nothing: Any = None
    """An element of which every fact is unknown."""
    label: Callable[[Any, int], str] = lambda _element, index: str(index)
    """A stable name of an element for reports: SCSI 0:1, E:."""
    path: Callable[[Any, int], tuple[str | int, ...]] | None = None
    """Where an element of a derived list stands in the VM."""
    mostly_empty: bool = False
    """Whether most VMs have none, so that counting them costs little."""
    reduced: Callable[[Any], Any] | None = None
    """A value of the subject that decides those facts of all its elements that have few values, on one
    site; there are few different ones of it, too."""
    reduced_each: Callable[[Any], Sequence[Any]] | None = None
    """One value for each element, which decides those of its facts that say so (``Field.by_list``)."""


class Settable(Struct, frozen=True):
    """A collected fact that a change may set: what an inventory holds, as opposed to what is derived."""

    name: str
    target: Literal["vm", "element", "host", "file server"]
    keys: tuple[str, ...]
    """Its path in the VM, the element, the host or the file server."""
    type: Any
    """What its value must fit, an annotation."""
    many: bool
    """Whether it is a list, to which a change may add."""

    @property
    def path(self) -> str:
        """As changes name it; [] stands for the element."""
        return f"[].{'.'.join(self.keys)}" if self.target == "element" else self.name


class Catalogue(Struct, frozen=True, eq=False):
    """Every scope and field there is.

    One is equal to itself only, so that what follows from it and the text of a rule can be remembered.
    """

    scopes: Mapping[str, Scope]
    fields: Mapping[str, Field]
    settable: Callable[[], Mapping[str, Settable]] = dict
    """What changes may set, by name; worked out on demand."""

    def find(self, name: str, scope: str) -> Field | None:
        """The field of that name, if it may be used in that scope."""
        field = self.fields.get(name)
        if field is None or (field.of_element and not name.startswith(f"{scope}.")):
            return None
        return field

    def names(self, scope: str) -> list[str]:
        """Names of all fields that a condition in that scope may use."""
        return [name for name in self.fields if self.find(name, scope) is not None]


def element_path(scope: Scope, element: Any, index: int) -> tuple[str | int, ...]:
    """Where an element of a scope stands in the VM: ("disks", 1)."""
    return scope.path(element, index) if scope.path is not None else (*scope.keys, index)


def path_text(path: tuple[str | int, ...]) -> str:
    """A path as people write it: ``disks[1].path``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def follow(start: Any, attributes: tuple[str, ...]) -> Any:
    """The value at the end of a chain of attributes, or None where it breaks off."""
    for attribute in attributes:
        if start is None:
            return None
        start = getattr(start, attribute)
    return start


def read(field: Field, subject: Any, element: Any) -> Any:
    """The value of a field, None if unknown."""
    if field.derive is not None:
        return follow(field.derive(subject, element), field.attributes)
    start = element if field.root == "element" else getattr(subject, field.root)
    return follow(start, field.attributes)


def elements(scope: Scope, subject: Any) -> Sequence[Any] | None:
    """The elements of a scope in a subject; None if the list was not collected."""
    if scope.derive is not None:
        return scope.derive(subject)
    found: Sequence[Any] | None = follow(subject.vm, scope.attributes)
    return found
