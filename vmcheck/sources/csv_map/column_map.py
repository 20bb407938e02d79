"""A column map, checked and ready to read cells with."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from vmcheck.inventory.model import Release
from vmcheck.sources.csv_map.cells import Convert, folded
from vmcheck.sources.csv_map.facts import Target

UNKNOWN: Final = object()
"""The value of a cell that says that it is not known."""


class Column(Struct, frozen=True):
    """A column that holds a fact.

    Attributes:
        name: as the map writes it.
        target: the fact.
        values: what certain texts stand for, by the text without case.
        unknown: texts that mean that it is not known, without case.
        separator: what stands between several values, or None.
        convert: reads any other text.
        expected: what it expects, for messages.
    """

    name: str
    target: Target
    values: Mapping[str, Any]
    unknown: frozenset[str]
    separator: str | None
    convert: Convert
    expected: str

    def value(self, text: str) -> Any:
        """What a text stands for.

        Raises:
            ValueError: it stands for nothing the fact can be.
        """
        word = folded(text)
        if not word or word in self.unknown:
            return UNKNOWN
        return self.values[word] if word in self.values else self.convert(text)


class ColumnMap(Struct, frozen=True):
    """All columns of a map that hold a fact.

    Attributes:
        name: of the ready map, or of its file.
        about: what writes such files.
        columns: by name without case.
        optional: whether columns may be missing.
        recognise: sets of columns by which a file is recognised, without case.
        earliest: the earliest host release that such a file can come from.
    """

    name: str
    about: str
    columns: Mapping[str, Column]
    optional: bool
    recognise: Sequence[frozenset[str]]
    earliest: Release

    def fits(self, header: Sequence[str]) -> bool:
        """Whether a file with this header is recognised as one for this map."""
        names = frozenset(map(folded, header))
        return any(columns <= names for columns in self.recognise)
