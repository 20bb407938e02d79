"""A configuration file, read."""

from pathlib import Path
from typing import Any

from msgspec import UNSET, Struct
from msgspec.structs import replace

from vmcheck.config.checking import Checking
from vmcheck.config.layer import Layer
from vmcheck.config.names import PYPROJECT
from vmcheck.config.values import ConfigValues
from vmcheck.errors import FaultyFileError, unreadable
from vmcheck.inventory.events import Place, Problem
from vmcheck.toml_text import Keys, TomlError, TomlText, load_toml

_TABLE: Keys = ("tool", "vmcheck")


class ConfigText(Struct, frozen=True):
    """A configuration file that is TOML and has a table for vmcheck."""

    path: Path
    name: str
    """As messages call it."""
    text: TomlText
    root: Keys
    """Where the table is: () or ("tool", "vmcheck")."""

    @property
    def place(self) -> Place:
        """Where the table begins."""
        return Place(self.name, *self.text.position(self.root))


def open_config(path: Path, name: str) -> ConfigText | None:
    """Open a configuration file; None for a pyproject.toml without [tool.vmcheck].

    Raises:
        FaultyFileError: It cannot be read, or is not TOML.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FaultyFileError([unreadable(name, error)]) from None
    of_project = path.name.casefold() == PYPROJECT
    if of_project and b"vmcheck" not in raw:
        return None  # whatever else is in it, or wrong with it, is the business of others
    try:
        text = load_toml(raw)
    except TomlError as error:
        place = Place(name, *error.position)
        raise FaultyFileError(
            [Problem(place=place, pointer="", message=str(error), hint=error.hint)]
        ) from None
    if not of_project:
        return ConfigText(path, name, text, ())
    tool = text.data.get("tool")
    return ConfigText(path, name, text, _TABLE) if isinstance(tool, dict) and "vmcheck" in tool else None


def read_config(config: ConfigText) -> Layer:
    """The values of a configuration file, its paths made absolute.

    Raises:
        FaultyFileError: Something in it does not fit; tells everything that does not.
    """
    checking = Checking(config.name, config.text, config.root)
    table: Any = config.text.data
    for key in config.root:
        table = table[key]
    if not isinstance(table, dict):
        checking.fault((), "tool.vmcheck: expected a table.")
        raise FaultyFileError(checking.problems)
    values = _with_paths(checking.values(table), config.path.parent, checking)
    if checking.problems:
        in_order = sorted(checking.problems, key=lambda problem: (problem.place.line, problem.place.column))
        raise FaultyFileError(in_order)
    return Layer(values, config.name, checking.origins)


def _with_paths(values: ConfigValues, folder: Path, checking: Checking) -> ConfigValues:
    """Paths count from the folder of the file. A folder with rules must be there: their absence is silent."""
    changes: dict[str, object] = {
        key: str(folder / getattr(values, key))
        for key in ("suppressions", "baseline")
        if getattr(values, key) is not UNSET
    }
    if values.rules is not UNSET:
        changes["rules"] = tuple(str(folder / name) for name in values.rules)
        for name in values.rules:
            if not (folder / name).is_dir():
                checking.fault(("rules",), f"rules: there is no folder {str(folder / name)!r}.")
    return replace(values, **changes)
