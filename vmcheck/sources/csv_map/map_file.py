"""Reads and checks the TOML file of a column map."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from vmcheck.engine.files.rule_shape import explain
from vmcheck.engine.suggest import did_you_mean
from vmcheck.errors import FaultyFileError, unreadable
from vmcheck.inventory.events import Place, Problem
from vmcheck.sources.csv_map.cells import converter, expected, fitting, folded
from vmcheck.sources.csv_map.column_map import Column, ColumnMap
from vmcheck.sources.csv_map.facts import Target, targets
from vmcheck.sources.csv_map.shape import ColumnEntry, MapFile
from vmcheck.toml_text import Keys, TomlError, TomlText, load_toml

_IDENTIFYING: Final = frozenset({"name", "id"})


def load_map(path: Path, name: str) -> ColumnMap:
    """Reads a column map.

    Args:
        path: its file.
        name: what it is called in messages.

    Raises:
        FaultyFileError: it cannot be read, or says what it cannot say; with every fault and its place.
    """
    try:
        text = load_toml(path.read_bytes())
        shape = msgspec.convert(text.data, MapFile)
    except OSError as error:
        raise FaultyFileError([unreadable(name, error)]) from None
    except TomlError as error:
        place = Place(name, *error.position)
        fault = Problem(place=place, pointer="", message=str(error), hint=error.hint)
        raise FaultyFileError([fault]) from None
    except msgspec.ValidationError as error:
        message, location = explain(error, MapFile)
        raise FaultyFileError([_fault(text, name, location, message)]) from None
    reading = _Reading(text, name, shape)
    columns = dict(reading.columns())
    reading.check(columns)
    if reading.faults:
        raise FaultyFileError(reading.faults)
    recognise = [frozenset(map(folded, names)) for names in shape.recognise]
    return ColumnMap(name, shape.about, columns, shape.optional, recognise, shape.earliest)


class _Reading:
    def __init__(self, text: TomlText, name: str, shape: MapFile) -> None:
        self.faults: list[Problem] = []
        self._text = text
        self._name = name
        self._shape = shape
        self._unknown = frozenset(map(folded, shape.unknown))

    def columns(self) -> Iterator[tuple[str, Column]]:
        """The columns that are right; what is wrong goes to the faults."""
        for name, said in self._shape.columns.items():
            where: Keys = ("columns", name) if isinstance(said, str) else ("columns", name, "fact")
            entry = self._entry(name, said)
            if entry is None:
                continue
            target = targets().get(entry.fact)
            if target is None:
                self._add(where, f"no such fact {entry.fact!r}{did_you_mean(entry.fact, targets())}")
            elif entry.separator is not None and not (entry.separator and _may_be_many(target)):
                self._add(("columns", name, "separator"), f"{target.name} has one value in each row")
            else:
                yield folded(name), self._column(name, entry, target)

    def _entry(self, name: str, said: Any) -> ColumnEntry | None:
        """What is said of a column; None if it is not what it must be."""
        if isinstance(said, str):
            return ColumnEntry(fact=said)
        try:
            return msgspec.convert(said, ColumnEntry)
        except msgspec.ValidationError as error:
            message, location = explain(error, ColumnEntry)
            self._add(("columns", name, *location), message)
            return None

    def check(self, columns: dict[str, Column]) -> None:
        """Whether the columns together say which VM a row is of, and no fact twice."""
        facts: dict[str, str] = {}
        for column in columns.values():
            first = facts.setdefault(column.target.name, column.name)
            if first != column.name:
                self._add(("columns", column.name), f"{column.target.name} is the fact of {first!r} already")
        if not self.faults and "name" not in facts:
            self._add(("columns",), 'no column holds the fact "name", so no row would name its VM')

    def _column(self, name: str, entry: ColumnEntry, target: Target) -> Column:
        values = {}
        for text, value in entry.values.items():
            try:
                values[folded(text)] = fitting(value, target.type)
            except ValueError:
                message = f"{value!r} is no value of {target.name}: it is {expected(target.type)}"
                self._add(("columns", name, "values", text), message)
        unknown = self._unknown | frozenset(map(folded, entry.unknown))
        return Column(
            name,
            target,
            values,
            unknown,
            entry.separator,
            converter(target.type, entry.multiply),
            expected(target.type),
        )

    def _add(self, where: Keys, message: str) -> None:
        self.faults.append(_fault(self._text, self._name, where, message))


def _may_be_many(target: Target) -> bool:
    """Whether a VM may have several values of a fact."""
    return bool(target.within) or isinstance(converter(target.type)("Other"), list | tuple)


def _fault(text: TomlText, name: str, where: Keys | Any, message: str) -> Problem:
    return Problem(place=Place(name, *text.position(tuple(where))), pointer="", message=f"{message}.")
