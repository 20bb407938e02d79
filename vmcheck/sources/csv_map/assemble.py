"""Makes a VM of the inventory from its rows."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from vmcheck.inventory.events import Path, Problem, Refused
from vmcheck.inventory.model import Vm
from vmcheck.inventory.wording import shown
from vmcheck.sources.csv_map.column_map import UNKNOWN, Column
from vmcheck.sources.csv_map.elements import Element, ElementLists, Within
from vmcheck.sources.csv_map.joining import MappedRow, VmRows
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Fact
from vmcheck.sources.objects.record import ExportRecord

_TYPE_NAME: Final = re.compile(r"(?:System|Microsoft)(?:\.[A-Za-z_]\w*)+(?:`\d)?(?:\[.*\])?", re.DOTALL)
"""What Export-Csv writes instead of a collection."""


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

    def assemble(self, of_vm: VmRows) -> ExportRecord | Refused:
        """The VM with the places of its facts, or why it cannot be one."""
        main = of_vm.rows[0].row.whole()
        facts, lists = self._read(of_vm.rows)
        gathered = _Gathered()
        for name, fact in self._completed(facts).items():
            gathered.put(tuple(name.split(".")), fact)
        for within, elements in lists.items():
            if within not in of_vm.doubtful:
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

    def _read(self, rows: Sequence[MappedRow]) -> tuple[dict[str, Fact], Mapping[Within, list[Element]]]:
        """The facts by name, and the elements of each list that can be told."""
        facts: dict[str, Fact] = {}
        lists = ElementLists(self._doubts)
        differ: set[str] = set()
        for mapped in rows:
            said: dict[Within, list[tuple[Column, Sequence[Fact | None]]]] = {}
            cells = mapped.row.cells()
            for index, column in mapped.columns:
                node = mapped.row.node(index, cells[index] if index < len(cells) else "")
                values = self._values(column, node)
                if column.target.within:
                    said.setdefault(column.target.within, []).append((column, values))
                elif values and None not in values:
                    fact = _whole(column, [value for value in values if value is not None])
                    self._put(facts, column, fact, differ)
            for within, of_list in said.items():
                lists.add(within, of_list, mapped)
        return {name: fact for name, fact in facts.items() if name not in differ}, lists.told()

    def _put(self, facts: dict[str, Fact], column: Column, fact: Fact, differ: set[str]) -> None:
        """Adds a fact, unless another row says something else."""
        name = column.target.name
        first = facts.setdefault(name, fact)
        if _compared(name, first) != _compared(name, fact) and name not in differ:
            differ.add(name)
            message = f"its rows say different things of {column.name}, so it is unknown"
            self._doubts.add("VM", message, fact.node)

    def _values(self, column: Column, node: Node) -> list[Fact | None]:
        """What a cell says: nothing if it is empty, else its values, None for one that is not known."""
        text = node.value
        if not text.strip():
            return []
        if _TYPE_NAME.fullmatch(text.strip()):
            message = f"{column.name} is a type's name: Export-Csv loses collections"
            self._doubts.add("cell", message, node, "Export with ConvertTo-Json or Export-Clixml.")
            return [None]
        parts = [text] if column.separator is None else text.split(column.separator)
        return [self._value(column, part, node) for part in parts]

    def _value(self, column: Column, text: str, node: Node) -> Fact | None:
        try:
            value = column.value(text)
        except ValueError:
            self._doubts.add("cell", f"{column.name} {shown(text)} is not {column.expected}", node)
            return None
        return None if value is UNKNOWN else Fact(value, node)


def _whole(column: Column, found: list[Fact]) -> Fact:
    """The fact of a cell; a list of all its values where the fact is one."""
    if column.separator is None:
        return found[0]
    return Fact([value for fact in found for value in fact.value], found[0].node)


def _compared(name: str, fact: Fact) -> Any:
    """Ids and hosts are compared without case."""
    return fact.value.lower() if name in ("id", "host") else fact.value
