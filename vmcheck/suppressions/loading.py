"""Reads vmcheck-suppressions.toml."""

from collections.abc import Iterable
from pathlib import Path

from vmcheck.errors import FaultyFileError, unreadable
from vmcheck.inventory.events import Place, Problem
from vmcheck.suppressions.checking import Checking, KnownRule
from vmcheck.suppressions.suppressions import Suppressions
from vmcheck.toml_text import TomlError, load_toml

NAME = "vmcheck-suppressions.toml"
"""What the file is called unless it is named."""


class SuppressionsError(FaultyFileError):
    """A file of suppressions that cannot be used."""


def load_suppressions(path: Path, rules: Iterable[KnownRule]) -> Suppressions:
    """Read a file of suppressions.

    Args:
        path: The file; positions name it as given.
        rules: The rules of the run. A suppression of any other rule is an error.

    Raises:
        SuppressionsError: The file cannot be read or does not fit; it lists all reasons.
    """
    file = str(path)
    try:
        raw = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: no path at all
        raise SuppressionsError([unreadable(file, error)]) from None
    try:
        text = load_toml(raw)
    except TomlError as error:
        place = Place(file, *error.position)
        fault = Problem(place=place, pointer="", message=str(error), hint=error.hint)
        raise SuppressionsError([fault]) from None
    checking = Checking(file, text, rules)
    entries = checking.entries()
    if checking.problems:
        raise SuppressionsError(checking.problems)
    return Suppressions(entries)
