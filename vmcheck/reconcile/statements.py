"""What the logs say of VMs, by id and by name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from vmcheck.inventory.events import Place
from vmcheck.reconcile.labels import Label


class Statement(NamedTuple):
    """A line of a log that says how a VM is backed up."""

    label: Label
    words: str
    """As the log has them: Offline, Backup Using Saved State."""
    names: tuple[str, ...]
    """What the VM may be called; see ``labels.Found``."""
    id: str | None
    """VM id, in lower case, where the log names the component by it."""
    place: Place


@dataclass(slots=True)
class Said:
    """Everything that is said of one VM: the first statement of each label, and how many there are."""

    id: str | None
    names: tuple[str, ...]
    first: dict[Label, Statement] = field(default_factory=dict)
    count: int = 0

    def add(self, statement: Statement) -> None:
        """Take a statement."""
        self.first.setdefault(statement.label, statement)
        self.count += 1

    def absorb(self, other: "Said") -> None:
        """Take what else is said of the VM."""
        for label, statement in other.first.items():
            self.first.setdefault(label, statement)
        self.count += other.count


class Statements:
    """Takes all statements of all logs; then finds what is said of a VM. Memory: one entry for a VM."""

    def __init__(self) -> None:
        self._raw: dict[tuple[str | None, tuple[str, ...]], Said] = {}
        self._names: set[str] = set()
        self._by_id: dict[str, Said] = {}
        self._by_name: dict[str, list[Said]] = {}

    def add(self, statement: Statement) -> None:
        """Take a statement."""
        folded = tuple(fold(name) for name in statement.names)
        key = statement.id, folded
        if key not in self._raw:
            self._raw[key] = Said(statement.id, statement.names)
            self._names.update(folded)
        self._raw[key].add(statement)

    def __bool__(self) -> bool:
        return bool(self._raw)

    def mentions(self, name: str) -> bool:
        """Whether a VM of this name may be meant by any statement."""
        return fold(name) in self._names

    def settle(self, present: Iterable[str]) -> None:
        """Decide which VM each statement means. Asked once, when all were taken.

        Of several names it is the first that the inventory has. A statement without an id means the
        VM that another one names with its id, if there is only one of that name.

        Args:
            present: Folded names of the inventory's VMs that statements mention.
        """
        there = set(present)
        for said in self._raw.values():
            said.names = (_settled(said.names, there),)
        with_id = [said for said in self._raw.values() if said.id is not None]
        without = [said for said in self._raw.values() if said.id is None]
        for said in [*with_id, *without]:
            self._place(said)

    def _place(self, said: Said) -> None:
        namesakes = self._by_name.setdefault(fold(said.names[0]), [])
        same = self._by_id.get(said.id) if said.id is not None else None
        if same is None and said.id is None and len(namesakes) == 1:
            same = namesakes[0]
        if same is not None:
            same.absorb(said)
            return
        namesakes.append(said)
        if said.id is not None:
            self._by_id[said.id] = said

    def with_id(self, vm_id: str) -> Said | None:
        """What is said of the VM with an id."""
        return self._by_id.get(vm_id.casefold())

    def with_name(self, name: str) -> list[Said]:
        """What is said of VMs of a name."""
        return self._by_name.get(fold(name), [])

    def settled(self) -> Iterator[Said]:
        """What is said, VM by VM, in the order of the logs."""
        kept = {id(said) for namesakes in self._by_name.values() for said in namesakes}
        return (said for said in self._raw.values() if id(said) in kept)


def fold(name: str) -> str:
    """Give a name as names are compared: Hyper-V's and the logs' may differ in case."""
    return name.strip().casefold()


def _settled(names: tuple[str, ...], present: set[str]) -> str:
    """A sentence of DPM ends with the computer: without it is the likeliest where no VM has the name."""
    return next((name for name in names if fold(name) in present), names[:2][-1])
