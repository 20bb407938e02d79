"""Joins the rows of all tables to VMs: one row for each VM, or several, one for each disk."""

from collections.abc import Sequence

from msgspec import Struct

from vmcheck.sources.csv_map.column_map import UNKNOWN, Column
from vmcheck.sources.csv_map.table import Row
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.properties import Properties
from vmcheck.sources.powershell.owners import same_host

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


class VmRows(Struct, frozen=True):
    """The rows of a VM.

    Attributes:
        rows: in the order of the files.
        doubtful: lists of which a row may be missing here: it was left out because it names no VM, or may
            mean another one.
    """

    rows: list[MappedRow]
    doubtful: set[tuple[str, ...]]


def joined(rows: Sequence[MappedRow], doubts: Doubts) -> list[VmRows]:
    """The rows of each VM, in the order of their first rows.

    Rows with one id are of one VM. Rows without an id are of the VM with their name, if it is the only one.
    """
    joining = _Joining(doubts)
    owners = [_owner(row) for row in rows]
    for row, owner in zip(rows, owners, strict=True):
        if owner.id is not None:
            joining.add_by_id(row, owner)
    for row, owner in zip(rows, owners, strict=True):
        if owner.id is None:
            joining.add_by_name(row, owner)
    return sorted(joining.vms, key=lambda vm: min(row.position for row in vm.rows))


class _Joining:
    def __init__(self, doubts: Doubts) -> None:
        self.vms: list[VmRows] = []
        self._doubts = doubts
        self._owners: list[_Owner] = []
        self._by_id: dict[tuple[str, str | None], int] = {}
        self._by_name: dict[str, list[int]] = {}
        self._anybodys: set[tuple[str, ...]] = set()
        """Lists of which a row names no VM: each VM may lack it."""

    def add_by_id(self, row: MappedRow, owner: _Owner) -> None:
        number = self._by_id.setdefault((owner.id or "", owner.host), len(self.vms))
        if number == len(self.vms):
            self._found(owner)
        self.vms[number].rows.append(row)

    def add_by_name(self, row: MappedRow, owner: _Owner) -> None:
        if owner.name is None:
            self._leave_out(row, "it names no VM", self.vms)
            self._anybodys |= _lists(row)
            return
        named = self._by_name.get(owner.name, [])
        found = [number for number in named if same_host(self._owners[number].host, owner.host)]
        if len(found) > 1:
            self._leave_out(row, "several VMs have the name it gives", [self.vms[number] for number in found])
            return
        if not found:
            found = [len(self.vms)]
            self._found(owner)
        self.vms[found[0]].rows.append(row)

    def _found(self, owner: _Owner) -> None:
        if owner.name is not None:
            self._by_name.setdefault(owner.name, []).append(len(self.vms))
        self.vms.append(VmRows([], set(self._anybodys)))
        self._owners.append(owner)

    def _leave_out(self, row: MappedRow, why: str, perhaps: list[VmRows]) -> None:
        lists = _lists(row)
        for vm in perhaps:
            vm.doubtful.update(lists)
        unknown = " and ".join(".".join(within) for within in sorted(lists))
        left = f"{why}, so it was left out" + (f" and {unknown} are unknown" if unknown else "")
        Properties(row.row.whole(), self._doubts, "row").note(left)


def _lists(row: MappedRow) -> set[tuple[str, ...]]:
    """The lists that a row has a cell of."""
    cells = row.row.cells()
    return {
        column.target.within
        for index, column in row.columns
        if column.target.within and index < len(cells) and cells[index].strip()
    }


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
