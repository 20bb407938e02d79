"""Opens a CSV file: decoded, its delimiter found, and the map it is read through."""

from collections.abc import Iterator
from typing import Final

from vmcheck.inventory.events import Place, Problem
from vmcheck.inventory.faults import UnreadableError
from vmcheck.inventory.wording import did_you_mean
from vmcheck.sources.csv_map.cells import folded
from vmcheck.sources.csv_map.column_map import ColumnMap
from vmcheck.sources.csv_map.ready import map_for, names_of_ready_maps
from vmcheck.sources.csv_map.table import DELIMITERS, Table, table_of
from vmcheck.sources.csv_map.text import TableError, Text, read_text
from vmcheck.sources.interface import SourceFile

_GUESSED: Final = "The file is not UTF-8. It was read as Windows-1252, a guess: its letters may be wrong."


class Opening:
    """A file that was opened: its table with the map for it, or what is wrong with it."""

    def __init__(self) -> None:
        self.table: tuple[Table, ColumnMap] | None = None
        self.problems: list[Problem] = []


def open_table(file: SourceFile, column_map: ColumnMap | None) -> Opening:
    """Opens a file. Never raises for what it reads.

    Args:
        file: the file.
        column_map: what it is read through; None: the ready map that its header fits.
    """
    opening = Opening()
    try:
        text = read_text(file)
        table, used = _table(text, column_map)
        opening.problems += _faults(table, used)
        if text.guessed:
            place = Place(file.name, 1, 1)
            guess = Problem(place=place, pointer="", message=_GUESSED, severity="warning")
            opening.problems.append(guess)
        if not any(problem.severity == "error" for problem in opening.problems):
            opening.table = table, used
    except TableError as fault:
        opening.problems.append(fault.problem)
    except UnreadableError as fault:
        place = Place(file.name, 1, 1)
        opening.problems.append(Problem(place=place, pointer="", message=fault.message, hint=fault.hint))
    except OSError as error:
        message = f"Reading stopped: {error.strerror or error}."
        opening.problems.append(Problem(place=Place(file.name, 1, 1), pointer="", message=message))
    return opening


def _table(text: Text, column_map: ColumnMap | None) -> tuple[Table, ColumnMap]:
    """The table with the delimiter that fits best, and the map it is read through."""
    tables = _tables(text)
    if column_map is not None:
        return max(tables, key=lambda table: _hits(table, column_map)), column_map
    for table in tables:
        found = map_for(table.header)
        if found is not None:
            return table, found
    message = "CSV is read through a column map, and this header fits no map that vmcheck brings."
    hint = f"Give one: --map {' | '.join(names_of_ready_maps())} | FILE."
    place = Place(text.file, tables[0].line, 1)
    raise TableError(Problem(place=place, pointer="", message=message, hint=hint))


def _tables(text: Text) -> list[Table]:
    """The table with each delimiter that it may have."""
    tables: list[Table] = []
    faults: list[TableError] = []
    for delimiter in [text.delimiter] if text.delimiter else DELIMITERS:
        try:
            tables.append(table_of(text, delimiter))
        except TableError as fault:
            faults.append(fault)
    if not tables:
        raise faults[0]
    return tables


def _hits(table: Table, column_map: ColumnMap) -> int:
    return sum(folded(name) in column_map.columns for name in table.header)


def _faults(table: Table, used: ColumnMap) -> Iterator[Problem]:
    """What is wrong with a header."""
    names = [folded(name) for name in table.header]
    place = Place(table.file, table.line, 1)
    for key, column in used.columns.items():
        if names.count(key) > 1:
            yield Problem(place=place, pointer="", message=f"The column {column.name} is there twice.")
        needed = column.target.name == "name" or not used.optional
        if key not in names and needed:
            fact = column.target.name
            message = f"There is no column {column.name}, from which the map {used.name} reads {fact}."
            hint = did_you_mean(column.name, table.header)
            yield Problem(place=place, pointer="", message=message, hint=hint)
