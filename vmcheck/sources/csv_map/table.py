"""A CSV file as rows of cells, each with its place."""

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from vmcheck.inventory.events import Path, Place, Problem
from vmcheck.sources.csv_map.text import TableError, Text, lines_of
from vmcheck.sources.objects.node import Node

DELIMITERS: Final = (",", ";", "\t", "|")
_CELL: Final = r'"(?:[^"]|"")*+"|[^{0}\r\n]*+'


class Row(Struct, frozen=True):
    """A row, as it stands in the file.

    Attributes:
        table: the table it is of.
        number: from 1, the header not counted.
        line: where it begins, 1-based.
        raw: its text.
    """

    table: "Table"
    number: int
    line: int
    raw: str

    def cells(self) -> list[str]:
        """The texts of its cells."""
        return next(csv.reader(lines_of(self.raw), delimiter=self.table.delimiter), [])

    def node(self, index: int, text: str) -> Node:
        """A cell, by the index of its column."""
        return Node(self, (self.number,), (self.table.header[index],), text)

    def whole(self) -> Node:
        """The row as a whole."""
        return Node(self, (self.number,), (), {})

    def place(self, item: Path, path: Path) -> Place:
        """The place of a cell."""
        del item
        offset = self._offset(self.table.header.index(str(path[0]))) if path else 0
        before = self.raw[:offset]
        return Place(self.table.file, self.line + before.count("\n"), offset - before.rfind("\n"))

    def _offset(self, index: int) -> int:
        """Where a cell begins; the end of the row if it has none."""
        pattern = re.compile(_CELL.format(re.escape(self.table.delimiter)))
        offset = 0
        for _ in range(index):
            found = pattern.match(self.raw, offset)
            offset = found.end() + 1 if found else len(self.raw)
        return min(offset, len(self.raw.rstrip("\r\n")))


class Table(Struct, frozen=True):
    """The rows of a file.

    Attributes:
        file: its name in places.
        header: the names of the columns, as they are written.
        line: where the header stands.
        delimiter: what stands between cells.
        lines: the text below the header, by lines.
        first: number of the first of them, 1-based.
    """

    file: str
    header: Sequence[str]
    line: int
    delimiter: str
    lines: Sequence[str]
    first: int

    def rows(self) -> Iterator[Row]:
        """Yields the rows that are not empty.

        Raises:
            TableError: the file is no CSV from some line on, or a row has more cells than the header.
        """
        line, number = self.first, 0
        for raw, cells in _records(self.lines, self.delimiter, self.file, self.first):
            if len(cells) > len(self.header):
                message = f"The row has {len(cells)} cells and the header {len(self.header)}: which is which?"
                raise TableError(Problem(place=Place(self.file, line, 1), pointer="", message=message))
            if any(cells):
                number += 1
                yield Row(self, number, line, raw)
            line += raw.count("\n")


def table_of(text: Text, delimiter: str) -> Table:
    """The table, its cells parted by a delimiter. The header is the first row that is not empty.

    Raises:
        TableError: the header is no CSV, or there is none.
    """
    line, used = text.first, 0
    for raw, cells in _records(text.lines, delimiter, text.file, text.first):
        used += raw.count("\n") or 1
        if any(cells):
            header = [cell.strip() for cell in cells]
            return Table(text.file, header, line, delimiter, text.lines[used:], text.first + used)
        line = text.first + used
    raise TableError(Problem(place=Place(text.file, 1, 1), pointer="", message="The file is empty."))


def _records(lines: Sequence[str], delimiter: str, file: str, first: int) -> Iterator[tuple[str, list[str]]]:
    """The text of each row, and its cells."""
    taken: list[str] = []

    def taking() -> Iterator[str]:
        for text in lines:
            taken.append(text)
            yield text

    reader = csv.reader(taking(), delimiter=delimiter, strict=True)
    line = first
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"This is not CSV: {error}."
            raise TableError(Problem(place=Place(file, line, 1), pointer="", message=message)) from None
        raw = "".join(taken)
        taken.clear()
        yield raw, cells
        line += raw.count("\n")
