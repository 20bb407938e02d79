"""Makes a VM of the inventory from its rows."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from vmcheck.inventory.events import Path, Problem, Refused
from vmcheck.inventory.model import Vm
from vmcheck.inventory.wording import shown
from vmcheck.sources.csv_map.column_map import UNKNOWN, Column
from vmcheck.sources.csv_map.disks import complete
from vmcheck.sources.csv_map.joining import MappedRow
from vmcheck.sources.powershell.doubts import Doubts
from vmcheck.sources.powershell.node import Node
from vmcheck.sources.powershell.part import Fact
from vmcheck.sources.powershell.record import ExportRecord

_TYPE_NAME: Final = re.compile(r"(?:System|Microsoft)(?:\.[A-Za-z_]\w*)+(?:`\d)?(?:\[.*\])?", re.DOTALL)
"""What Export-Csv writes instead of a collection."""
_TELLING: Final = frozenset({"id", "path", "mount", "device", "target", "name"})
"""Keys that tell elements of a list apart: two with the same are one, from two rows."""

Element = dict[str, Fact]
"""Facts of an element of a list, by their keys joined with dots."""


class _Gathered:
    """The facts of a VM on the way to the inventory's structs: values, places, and what is derived."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.origins: dict[Path, Node] = {}
        self.derived: set[Path] = set()

    def put(self, keys: Path, fact: Fact) -> None:
        """Puts a value at the end of a path of keys; the list of an element must be there."""
        *outer, last = keys
        inside: Any = self.values
        for key in outer:
            inside = inside[key] if isinstance(key, int) else inside.setdefault(key, {})
        inside[last] = fact.value
        self.origins[keys] = fact.node
        if fact.derived:
            self.derived.add(keys)

    def put_list(self, within: Path, elements: list[Element], node: Node) -> None:
        """Puts a list with the facts of its elements."""
        self.put(within, Fact([{} for _ in elements], node))
        for index, element in enumerate(elements):
            for key, fact in element.items():
                self.put((*within, index, *key.split(".")), fact)


class Assembler:
    """Puts rows together; counts what is not understood.

    Every host is called as in ``hosts``: names by their small letters.
    """

    def __init__(self, hosts: Mapping[str, str], doubts: Doubts) -> None:
        self._hosts = hosts
        self._doubts = doubts

    def assemble(self, rows: Sequence[MappedRow]) -> ExportRecord | Refused:
        """The VM with the places of its facts, or why it cannot be one."""
        main = rows[0].row.whole()
        facts, lists = self._read(rows)
        gathered = _Gathered()
        for name, fact in self._completed(facts).items():
            gathered.put(tuple(name.split(".")), fact)
        for within, elements in lists.items():
            if elements is not None:
                gathered.put_list(within, elements, main)
        try:
            vm = msgspec.convert(gathered.values, Vm)
        except msgspec.ValidationError as error:
            called = facts.get("name")
            message = str(error) if called else "No cell of its rows says the name of the VM."
            problem = Problem(place=main.place(), pointer=main.pointer(), message=message)
            return Refused(name=called.value if called else None, place=problem.place, problems=[problem])
        return ExportRecord(vm, main, gathered.origins, gathered.derived)

    def _completed(self, facts: dict[str, Fact]) -> dict[str, Fact]:
        """The facts with what they prove, and the host as it is called everywhere."""
        version, host = facts.get("integration_services.version"), facts.get("host")
        if version is not None:
            proved = Fact(value=True, node=version.node, derived=True)
            facts.setdefault("integration_services.installed", proved)
        if host is not None:
            facts["host"] = Fact(self._hosts.get(host.value.lower(), host.value), host.node)
        return facts

    def _read(
        self, rows: Sequence[MappedRow]
    ) -> tuple[dict[str, Fact], dict[tuple[str, ...], list[Element] | None]]:
        """The facts by name, and the elements of each list; None for a list that cannot be told."""
        facts: dict[str, Fact] = {}
        lists: dict[tuple[str, ...], list[Element] | None] = {}
        differ: set[str] = set()
        for mapped in rows:
            columns: dict[tuple[str, ...], list[tuple[Column, list[Fact]]]] = {}
            cells = mapped.row.cells()
            for index, column in mapped.columns:
                node = mapped.row.node(index, cells[index] if index < len(cells) else "")
                found = self._facts(column, node)
                if column.target.within:
                    columns.setdefault(column.target.within, []).append((column, found))
                elif found:
                    name = column.target.name
                    fact = self._whole(column, found)
                    first = facts.setdefault(name, fact)
                    if _compared(name, first) != _compared(name, fact) and name not in differ:
                        differ.add(name)
                        message = f"its rows say different things of {column.name}, so it is unknown"
                        self._doubts.add("VM", message, node)
            for within, of_list in columns.items():
                self._extend(lists, within, of_list, mapped)
        return {name: fact for name, fact in facts.items() if name not in differ}, lists

    def _whole(self, column: Column, found: list[Fact]) -> Fact:
        """The fact of a cell; a list of all its values where the fact is one."""
        if column.separator is None:
            return found[0]
        return Fact([value for fact in found for value in fact.value], found[0].node)

    def _facts(self, column: Column, node: Node) -> list[Fact]:
        """What a cell says: nothing, a value, or several."""
        text = node.value
        if _TYPE_NAME.fullmatch(text.strip()):
            message = f"{column.name} is a type's name: Export-Csv loses collections"
            self._doubts.add("cell", message, node, "Export with ConvertTo-Json or Export-Clixml.")
            return []
        parts = [text] if column.separator is None else text.split(column.separator)
        found = []
        for part in parts:
            try:
                value = column.value(part)
            except ValueError:
                expected = f"{column.name} {shown(part)} is not {column.expected}"
                self._doubts.add("cell", expected, node)
                value = UNKNOWN
            if value is not UNKNOWN:
                found.append(Fact(value, node))
            elif len(parts) > 1:
                return []
        return found

    def _extend(
        self,
        lists: dict[tuple[str, ...], list[Element] | None],
        within: tuple[str, ...],
        columns: list[tuple[Column, list[Fact]]],
        mapped: MappedRow,
    ) -> None:
        """Adds the elements that a row has of a list."""
        told = [(column, found) for column, found in columns if found]
        counts = {len(found) for _, found in told}
        if not told or (within in lists and lists[within] is None):
            return
        if len(counts) > 1:
            message = f"its cells have different numbers of values for {'.'.join(within)}, which are unknown"
            self._doubts.add("row", message, mapped.row.whole())
            lists[within] = None
            return
        elements = lists.setdefault(within, [])
        assert elements is not None  # noqa: S101 - looked at above
        for index in range(counts.pop()):
            element = {".".join(column.target.keys): found[index] for column, found in told}
            if within == ("disks",):
                complete(element, mapped.row.whole(), self._doubts)
            if not any(_same(element, other) for other in elements):
                elements.append(element)


def _compared(name: str, fact: Fact) -> Any:
    """Ids and hosts are compared without case."""
    return fact.value.lower() if name in ("id", "host") else fact.value


def _same(one: Element, other: Element) -> bool:
    telling = [key for key in one if key in _TELLING]
    return (
        bool(telling)
        and one.keys() == other.keys()
        and all(one[key].value == other[key].value for key in one)
    )
