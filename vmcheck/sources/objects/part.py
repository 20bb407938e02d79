"""The facts of one part of a VM, on the way to the inventory's structs."""

from collections.abc import Iterable
from typing import Any

import msgspec

from vmcheck.inventory.events import Path
from vmcheck.sources.objects.node import Node


class Fact(msgspec.Struct, frozen=True, gc=False):
    """A value in the inventory's terms, and where the export says so."""

    value: Any
    node: Node
    derived: bool = False
    """Whether the value follows from what stands there, and is not what stands there."""


class Part:
    """Collects facts by the inventory's keys.

    Attributes:
        values: what there is, as the inventory spells it.
        origins: where each of it was read, by its path.
        derived: the paths of what only follows from what was read.
    """

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.origins: dict[Path, Node] = {}
        self.derived: set[Path] = set()

    def put(self, key: str, fact: Fact | None) -> None:
        """Adds a fact, if it is known."""
        if fact is not None:
            self.values[key] = fact.value
            self.origins[key,] = fact.node
            if fact.derived:
                self.derived.add((key,))
            else:
                self.derived.discard((key,))

    def drop(self, key: str) -> None:
        """Forgets a fact, if it is there."""
        self.values.pop(key, None)
        self.origins.pop((key,), None)
        self.derived.discard((key,))

    def fact(self, key: str) -> Fact | None:
        """A fact that was added, or None."""
        if key not in self.values:
            return None
        return Fact(self.values[key], self.origins[key,], (key,) in self.derived)

    def put_part(self, key: str, part: "Part", node: Node | None) -> None:
        """Adds a part with facts of its own, if it has any. The node is where a missing one would be."""
        if part.values:
            self.values[key] = part.values
            self._adopt((key,), part, node)

    def put_parts(self, key: str, parts: Iterable[tuple["Part", Node]], node: Node) -> None:
        """Adds a list of parts, which may be empty, and the node that each comes from."""
        self.values[key] = values = []
        self.origins[key,] = node
        for index, (part, origin) in enumerate(parts):
            values.append(part.values)
            self._adopt((key, index), part, origin)

    def _adopt(self, path: Path, part: "Part", node: Node | None) -> None:
        if node is not None:
            self.origins[path] = node
        self.origins.update({path + inner: origin for inner, origin in part.origins.items()})
        self.derived.update(path + inner for inner in part.derived)
