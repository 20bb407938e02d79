"""Reads CSV files: all rows of all files, through one map or through the map that each header fits."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vmcheck.inventory.events import Event, Opened, Problem, Unused
from vmcheck.inventory.model import Header, Host, Release
from vmcheck.knowledge.releases import RELEASES
from vmcheck.sources.csv_map.assemble import Assembler
from vmcheck.sources.csv_map.cells import folded
from vmcheck.sources.csv_map.column_map import UNKNOWN, ColumnMap
from vmcheck.sources.csv_map.joining import Columns, MappedRow, joined
from vmcheck.sources.csv_map.opening import open_table
from vmcheck.sources.csv_map.table import Table
from vmcheck.sources.csv_map.text import TableError
from vmcheck.sources.interface import SourceFile
from vmcheck.sources.objects.doubts import Doubts


def read_csv(files: Sequence[SourceFile], column_map: ColumnMap | None = None) -> Iterator[Event]:
    """Yields the VMs of CSV files, joined. Never raises for what it reads.

    Args:
        files: the files of one export.
        column_map: what all of them are read through; None: the ready map that the header of each fits.
    """
    tables: list[tuple[Table, ColumnMap]] = []
    for file in files:
        found = open_table(file, column_map)
        yield from found.problems
        if found.table is not None:
            tables.append(found.table)
    if tables:
        yield from _read(tables)


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
                name: Any = column.value(cells[index]) if index < len(cells) else UNKNOWN
                if name is not UNKNOWN:
                    names.setdefault(name.lower(), name)
    return names
