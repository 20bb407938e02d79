"""A table of a configuration file, checked: every fault at once, each with its position."""

from collections.abc import Mapping
from typing import Any

import msgspec

from vmcheck.assume.assumptions import AssumptionError, checked
from vmcheck.config.values import TABLES, ConfigValues
from vmcheck.inventory.events import Place, Problem
from vmcheck.inventory.positions import pointer_of
from vmcheck.inventory.wording import did_you_mean, listed, shown
from vmcheck.report.formats import FORMATS
from vmcheck.toml_text import Keys, TomlText

_KNOWN = ConfigValues.__struct_fields__


class Checking:
    """Makes values of a table, and collects what does not fit."""

    def __init__(self, file: str, text: TomlText, root: Keys) -> None:
        """Take a file.

        Args:
            file: Its name, for positions.
            text: What it holds.
            root: Where the table of vmcheck is in it: () or ("tool", "vmcheck").
        """
        self.problems: list[Problem] = []
        self.origins: dict[str, str] = {}
        self._file = file
        self._text = text
        self._root = root

    def values(self, table: Mapping[str, Any]) -> ConfigValues:
        """What fits of a table; what does not is in ``problems`` then."""
        found = {key: value for key in table if (value := self._value(key, table[key])) is not None}
        return ConfigValues(**found)

    def fault(self, keys: Keys, message: str, hint: str | None = None) -> None:
        """Note what is wrong with a key."""
        place, pointer = self._place(keys), pointer_of((*self._root, *keys))
        self.problems.append(Problem(place=place, pointer=pointer, message=message, hint=hint))

    def _place(self, keys: Keys) -> Place:
        return Place(self._file, *self._text.position((*self._root, *keys)))

    def _value(self, key: str, value: Any) -> Any:
        if key not in _KNOWN:
            hint = did_you_mean(key, _KNOWN) or f"Known are {listed(_KNOWN)}."
            self.fault((key,), f"The key {shown(key)} is not known here.", hint)
            return None
        self.origins[key] = f"{self._file}:{self._place((key,)).line}"
        if key in TABLES and isinstance(value, dict):
            return self._table(key, value)
        fitting = self._fitting((key,), {key: value})
        return None if fitting is None or self._refused(key, value) else getattr(fitting, key)

    def _table(self, key: str, table: dict[str, Any]) -> dict[str, Any]:
        entries = _flat(table) if key == "assume" else {(name,): value for name, value in table.items()}
        found = {}
        for keys, value in entries.items():
            pair = self._assumed(keys, value) if key == "assume" else self._entry(key, keys[0], value)
            if pair is not None:
                name, found[pair[0]] = pair[0], pair[1]
                self.origins[f"{key}.{name}"] = f"{self._file}:{self._place((key, *keys)).line}"
        return found

    def _entry(self, key: str, name: str, value: Any) -> tuple[str, Any] | None:
        fitting = self._fitting((key, name), {key: {name: value}})
        return None if fitting is None else (name, getattr(fitting, key)[name])

    def _assumed(self, keys: tuple[str, ...], value: Any) -> tuple[str, Any] | None:
        try:
            return checked(".".join(keys), value)
        except AssumptionError as error:
            self.fault(("assume", *keys), _sentence(f"assume: {error}"))
            return None

    def _fitting(self, keys: Keys, data: dict[str, Any]) -> ConfigValues | None:
        try:
            return msgspec.convert(data, ConfigValues)
        except msgspec.ValidationError as error:
            from vmcheck.engine.files.rule_shape import explain

            reason = explain(error, ConfigValues)[0].replace("a mapping", "a table")
            self.fault(keys, _sentence(f"{'.'.join(map(str, keys))}: {reason}"))
            return None

    def _refused(self, key: str, value: Any) -> bool:
        """Whether a value fits its type and is wrong all the same."""
        before = len(self.problems)
        if key == "fail_on" and "never" in value and len(set(value)) > 1:
            self.fault((key,), "fail_on: never cannot be combined with another level.")
        if key == "format" and value not in FORMATS:
            hint = did_you_mean(value, FORMATS) or f"Known are {listed(FORMATS)}."
            self.fault((key,), f"format: there is no format {shown(value)}.", hint)
        if key == "save_rate":
            self._check_rate(value)
        return len(self.problems) > before

    def _check_rate(self, value: str) -> None:
        from vmcheck.stake.rate import parse_rate

        try:
            parse_rate(value)
        except ValueError as error:
            self.fault(("save_rate",), f"save_rate: {error}.")


def _sentence(text: str) -> str:
    return text if text.endswith("?") else f"{text}."


def _flat(table: Mapping[str, Any], before: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Tables inside tables as one: what ``guest.os.name = "…"`` means without quotes around the key."""
    found: dict[tuple[str, ...], Any] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= _flat(value, (*before, key))
        else:
            found[*before, key] = value
    return found
