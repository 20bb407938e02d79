"""A VM's own text and where it stands; with the VM it was decoded to, a record."""

from collections.abc import Iterable

import msgspec

from vmcheck.inventory.events import Path, Place
from vmcheck.inventory.model import Vm
from vmcheck.inventory.origin import Origin, origin_of
from vmcheck.inventory.positions import find_key, find_value, line_and_column, path_of, pointer_of


class Extract(msgspec.Struct, frozen=True, gc=False):
    """A part of an input: the text of a VM, or of a member of the header.

    Attributes:
        raw: its text in UTF-8.
        file: the input's name.
        line: where it begins, 1-based.
        column: where it begins, 1-based, in code points.
        root: its JSON pointer in the file or in the NDJSON line; for a VM of a document, its index.
    """

    raw: bytes
    file: str
    line: int
    column: int
    root: str | int = ""

    def place_at(self, offset: int) -> Place:
        """The place of an offset of the text."""
        return Place(self.file, *line_and_column(self.raw, offset, self.line, self.column))

    def place(self, path: Path = ()) -> Place:
        """The place of a value; a missing one has that of its nearest existing parent."""
        if not path and self.raw[:1] == b"{":
            return Place(self.file, self.line, self.column)
        return self.place_at(find_value(self.raw, path))

    def key_place(self, path: Path) -> Place:
        """The place of the key that a path ends with."""
        return self.place_at(find_key(self.raw, path))

    def pointer(self, path: Path = ()) -> str:
        """JSON pointer of a path from the root of the file or of the NDJSON line."""
        root = f"/vms/{self.root}" if isinstance(self.root, int) else self.root
        return root + pointer_of(path)


class VmRecord(Extract, frozen=True, gc=False, kw_only=True):
    """A VM that fits the schema, and where it stood: if it was converted, in what it was converted from."""

    vm: Vm
    plain: bool = False
    """Whether it is known that the text has no keys of anybody's own, so that nothing says where it was
    converted from."""

    def place(self, path: Path = ()) -> Place:
        """The place of a fact; a missing one has that of its nearest existing parent."""
        found = None if self.plain else self._original(path)
        return found[0] if found else Extract.place(self, path)

    def pointer(self, path: Path = ()) -> str:
        """JSON pointer of a fact, in the file that its place names."""
        found = self._original(path)
        return found[1] if found else Extract.pointer(self, path)

    def paths(self) -> Iterable[Path]:
        """The paths of all facts that have a place of their own."""
        origin = self._origin()
        if origin is not None:
            return [path_of(pointer) for pointer in origin.facts]
        from vmcheck.inventory.offsets import value_offsets

        return [path for path in value_offsets(self.raw) if not _is_private(path)]

    def derived(self, path: Path) -> str | None:
        """What a fact was derived from when the VM was converted."""
        origin = self._origin()
        return None if origin is None else origin.derived.get(pointer_of(path))

    def _original(self, path: Path) -> tuple[Place, str] | None:
        origin = self._origin()
        return None if origin is None else origin.find(path)

    def _origin(self) -> Origin | None:
        return None if self.plain else origin_of(self.raw)


def _is_private(path: Path) -> bool:
    return any(isinstance(step, str) and step.startswith("x-") for step in path)
