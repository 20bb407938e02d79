"""A VM's own text and where it stands; with the VM it was decoded to, a record."""

import msgspec

from vmcheck.inventory.events import Path, Place
from vmcheck.inventory.model import Vm
from vmcheck.inventory.positions import find_key, find_value, line_and_column, pointer_of


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
    """A VM that fits the schema, and where it stood."""

    vm: Vm
