"""The objects of an export: their texts in a temporary file, in memory only where to find them."""

from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Any, Final, Self

import msgspec

from vmcheck.inventory.events import Path, Place
from vmcheck.inventory.offsets import value_offsets
from vmcheck.inventory.positions import line_and_column
from vmcheck.sources.marks import Mark, MarkedPlaces
from vmcheck.sources.objects.node import Node
from vmcheck.sources.powershell.ambiguous import without_ambiguous
from vmcheck.sources.powershell.walk import Found

_HELD_BYTES: Final = 4 << 20
_NOTED: Final = 0
"""For the line of an object that is no JSON text: its value is kept with the places of all that is in it."""
_decode: Final = msgspec.json.Decoder().decode
_encode_noted: Final = msgspec.msgpack.Encoder().encode
_decode_noted: Final = msgspec.msgpack.Decoder(tuple[Any, Mark]).decode
_offsets: Final = lru_cache(maxsize=16)(value_offsets)
"""The facts of a VM come from a handful of objects, and are asked for one after another."""


class ObjectText(msgspec.Struct, frozen=True, gc=False):
    """The text of an object, which knows where its values stand."""

    raw: bytes
    file: str
    line: int
    column: int

    def place(self, item: Path, path: Path) -> Place:
        """The place of a value, by its path from the object."""
        del item
        offsets = _offsets(self.raw)
        while path and path not in offsets:
            path = path[:-1]
        offset = offsets[path]
        return Place(self.file, *line_and_column(self.raw, offset, self.line, self.column))


class ObjectStore:
    """Keeps objects by number. Use it as a context manager: it may hold a temporary file.

    Memory: 48 bytes for an object.
    """

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_HELD_BYTES)  # noqa: SIM115 - __exit__ closes it
        self._rows = array("Q")
        self._files: list[str] = []
        self._parents: list[Path] = []
        self._parent_numbers: dict[Path, int] = {}
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def open(self, file: str) -> None:
        """Says that the objects added from now on come from this file."""
        self._files.append(file)

    def add(self, found: Found) -> int:
        """Adds an object; its number is how many were added before."""
        number = len(self._rows) // 6
        step = found.item[-1] if found.item else 0
        parent = found.item[:-1] if isinstance(step, int) else found.item
        if parent not in self._parent_numbers:
            self._parent_numbers[parent] = len(self._parents)
            self._parents.append(parent)
        has_index = bool(found.item) and isinstance(step, int)
        self._rows.extend(
            (
                self._end,
                len(found.raw),
                found.line,
                found.column,
                len(self._files) - 1,
                self._parent_numbers[parent] << 32 | (int(step) + 1 if has_index else 0),
            )
        )
        self._file.seek(self._end)
        self._file.write(found.raw)
        self._end += len(found.raw)
        return number

    def add_noted(self, value: Any, mark: Mark, item: Path) -> int:
        """Adds an object that is no JSON text, with the places of its values; its number as that of add."""
        return self.add(Found(_encode_noted((value, mark)), _NOTED, 0, item))

    def node(self, number: int) -> Node:
        """An object, read again."""
        start, length, line, column, file, item = self._rows[number * 6 : number * 6 + 6]
        self._file.seek(start)
        raw = self._file.read(length)
        parent, index = self._parents[item >> 32], item & 0xFFFFFFFF
        path = (*parent, index - 1) if index else parent
        if line == _NOTED:
            value, mark = _decode_noted(raw)
            return Node(MarkedPlaces(self._files[file], mark), path, (), value)
        places = ObjectText(raw, self._files[file], line, column)
        return Node(places, path, (), without_ambiguous(raw, _decode(raw)))


class Stored:
    """Objects of a store in order, each read when it is asked for, as often as they are gone through."""

    def __init__(self, store: ObjectStore, numbers: Iterable[int]) -> None:
        self._store = store
        self._numbers = numbers

    def __iter__(self) -> Iterator[Node]:
        """Reads one after another."""
        return map(self._store.node, self._numbers)
