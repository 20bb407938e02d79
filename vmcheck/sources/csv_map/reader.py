"""Reads CSV files: all rows of all files, through one map or through the map that each header fits."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from vmcheck.inventory.events import Event, Opened, Place, Problem, Unused
from vmcheck.inventory.faults import UnreadableError
from vmcheck.inventory.model import Header, Host, Release
from vmcheck.inventory.wording import did_you_mean
from vmcheck.knowledge.releases import RELEASES
from vmcheck.sources.csv_map.assemble import Assembler
from vmcheck.sources.csv_map.cells import folded
from vmcheck.sources.csv_map.column_map import ColumnMap
from vmcheck.sources.csv_map.joining import Columns, MappedRow, joined
from vmcheck.sources.csv_map.ready import map_for, names_of_ready_maps
from vmcheck.sources.csv_map.table import DELIMITERS, Table, TableError, Text, read_text, table_of
from vmcheck.sources.interface import SourceFile
from vmcheck.sources.powershell.doubts import Doubts

_GUESSED: Final = "The file is not UTF-8. It was read as Windows-1252, a guess: its letters may be wrong."


def read_csv(files: Sequence[SourceFile], column_map: ColumnMap | None = None) -> Iterator[Event]:
    """Yields the VMs of CSV files, joined. Never raises for what it reads.

    Args:
        files: the files of one export.
        column_map: what all of them are read through; None: the ready map that the header of each fits.
    """
    tables: list[tuple[Table, ColumnMap]] = []
    for file in files:
        found = _opened(file, column_map)
        yield from found.problems
        if found.table is not None:
            tables.append(found.table)
    if tables:
        yield from _read(tables)


class _Opening:
    """A file that was opened: its table with the map for it, or what is wrong with it."""

    def __init__(self) -> None:
        self.table: tuple[Table, ColumnMap] | None = None
        self.problems: list[Problem] = []


def _opened(file: SourceFile, column_map: ColumnMap | None) -> _Opening:
    opening = _Opening()
    try:
        text = read_text(file)
        table, used = _table(text, column_map)
        opening.problems += _faults(table, used)
        if text.guessed:
            opening.problems.append(_warning(Place(file.name, 1, 1), _GUESSED))
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


def _read(tables: list[tuple[Table, ColumnMap]]) -> Iterator[Event]:
    doubts = Doubts()
    rows: list[MappedRow] = []
    for table, used in tables:
        columns = [
            (index, used.columns[folded(name)])
            for index, name in enumerate(table.header)
            if folded(name) in used.columns
        ]
        fault = _taken(table, columns, rows)
        if fault is not None:
            yield fault
    vms = joined(rows, doubts)
    hosts = _hosts(rows)
    yield _opening(tables, rows, hosts)
    assembler = Assembler(hosts, doubts)
    for of_vm in vms:
        yield assembler.assemble(of_vm)
    yield from doubts.problems()


def _taken(table: Table, columns: Columns, rows: list[MappedRow]) -> Problem | None:
    """Takes the rows of a table; none of them if something is wrong with one: disks would be missing."""
    before = len(rows)
    try:
        for row in table.rows():
            rows.append(MappedRow(row, columns, len(rows)))
    except TableError as fault:
        del rows[before:]
        return fault.problem
    return None


def _opening(
    tables: list[tuple[Table, ColumnMap]], rows: list[MappedRow], hosts: Mapping[str, str]
) -> Opened:
    maps = {used.name: used for _, used in tables}
    earliest: Release = min((used.earliest for used in maps.values()), key=RELEASES.index)
    kind = f"CSV ({'map' if len(maps) == 1 else 'maps'} {', '.join(maps)})"
    header = Header(schema_version=1, hosts=tuple(Host(name=name) for name in hosts.values()) or None)
    unused = [
        Unused("CSV", name, sum(row.row.table is table for row in rows))
        for table, used in tables
        for name in table.header
        if folded(name) not in used.columns
    ]
    return Opened(file=tables[0][0].file, header=header, taken_for=kind, earliest=earliest, unused=unused)


def _hosts(rows: list[MappedRow]) -> dict[str, str]:
    """The hosts that the rows name, as the first row of each writes it, by their small letters."""
    names: dict[str, str] = {}
    for row in rows:
        for index, column in row.columns:
            if column.target.name == "host":
                cells = row.row.cells()
                text = cells[index].strip() if index < len(cells) else ""
                if text and folded(text) not in column.unknown:
                    names.setdefault(text.lower(), text)
    return names


def _warning(place: Place, message: str) -> Problem:
    return Problem(place=place, pointer="", message=message, severity="warning")
