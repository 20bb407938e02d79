"""A VM put together from an export, and where each of its facts stood."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from vmcheck.inventory.events import Path, Place
from vmcheck.inventory.model import Vm
from vmcheck.sources.objects.node import Node


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """A VM, and the property that each fact was read from: it may be in another file than the VM.

    Attributes:
        vm: the VM.
        main: the object that stands for it.
        origins: the nodes that its facts come from, by their paths in the VM.
        follows: the facts that only follow from what stands there.
    """

    vm: Vm
    main: Node
    origins: Mapping[Path, Node]
    follows: Collection[Path] = ()

    def place(self, path: Path = ()) -> Place:
        """Where a fact stands; a missing one has the place of the object that would hold it."""
        return self._node(path).place()

    def pointer(self, path: Path = ()) -> str:
        """JSON pointer of that place from the root of its file."""
        return self._node(path).pointer()

    def paths(self) -> Iterable[Path]:
        """The paths of the facts that have a place of their own."""
        return self.origins

    def derived(self, path: Path) -> str | None:
        """The property that a fact was derived from; None for one that is written there as such."""
        if path not in self.follows:
            return None
        names = [step for step in self._node(path).path if isinstance(step, str)]
        return names[-1] if names else None

    def _node(self, path: Path) -> Node:
        while path and path not in self.origins:
            path = path[:-1]
        return self.origins.get(path, self.main)
