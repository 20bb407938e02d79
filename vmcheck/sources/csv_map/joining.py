"""Joins the rows of all tables to VMs: one row for each VM, or several, one for each disk."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from vmcheck.sources.csv_map.column_map import UNKNOWN, Column
from vmcheck.sources.csv_map.table import Row
from vmcheck.sources.powershell.doubts import Doubts
from vmcheck.sources.powershell.owners import same_host
from vmcheck.sources.powershell.properties import Properties

Columns = Sequence[tuple[int, Column]]
"""The columns of a table that hold facts, by their indices."""


class MappedRow(Struct, frozen=True):
    """A row, which of its cells hold facts, and how many rows of the export come before it."""

    row: Row
    columns: Columns
    position: int


class _Owner(Struct, frozen=True):
    """The VM a row names; None for what it does not say. Names of hosts and ids in small letters."""

    id: str | None
    name: str | None
    host: str | None


def joined(rows: Sequence[MappedRow], doubts: Doubts) -> Iterator[list[MappedRow]]:
    """Yields the rows of each VM, in the order of their first rows.

    Rows with one id are of one VM. Rows without an id are of the VM with their name, if it is the only one.
    """
    vms: list[list[MappedRow]] = []
    owners: list[_Owner] = []
    by_id: dict[tuple[str, str | None], int] = {}
    by_name: dict[str, list[int]] = {}
    later: list[tuple[MappedRow, _Owner]] = []
    for row in rows:
        owner = _owner(row)
        if owner.id is None:
            later.append((row, owner))
            continue
        number = by_id.setdefault((owner.id, owner.host), len(vms))
        if number == len(vms):
            _add(owner, vms, owners, by_name)
        vms[number].append(row)
    for row, owner in later:
        if owner.name is None:
            _note(row, "it names no VM, so it was left out", doubts)
            continue
        found = [
            number for number in by_name.get(owner.name, ()) if same_host(owners[number].host, owner.host)
        ]
        if len(found) > 1:
            _note(row, "several VMs have the name it gives, so it was left out", doubts)
            continue
        if not found:
            found = [len(vms)]
            _add(owner, vms, owners, by_name)
        vms[found[0]].append(row)
    yield from sorted(vms, key=lambda of_vm: min(row.position for row in of_vm))


def _add(
    owner: _Owner, vms: list[list[MappedRow]], owners: list[_Owner], by_name: dict[str, list[int]]
) -> None:
    if owner.name is not None:
        by_name.setdefault(owner.name, []).append(len(vms))
    vms.append([])
    owners.append(owner)


def _owner(row: MappedRow) -> _Owner:
    cells = row.row.cells()
    said: dict[str, str] = {}
    for index, column in row.columns:
        if column.target.name in ("id", "name", "host") and index < len(cells):
            value = column.value(cells[index]) if cells[index] else UNKNOWN
            if value is not UNKNOWN:
                said[column.target.name] = str(value)
    identity, host = said.get("id"), said.get("host")
    return _Owner(identity and identity.lower(), said.get("name"), host and host.lower())


def _note(row: MappedRow, message: str, doubts: Doubts) -> None:
    Properties(row.row.whole(), doubts, "row").note(message)
