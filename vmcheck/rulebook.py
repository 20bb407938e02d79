"""Reading rule files from folders: the shipped rules, and the user's own beside them."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vmcheck.engine.conditions import ConditionError
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.rule import Rule
from vmcheck.resources import data_folder

if TYPE_CHECKING:
    from vmcheck.engine.files.rule_file import RuleFile

CHAPTERS = ("integration", "guest-storage", "vm-configuration", "coverage", "host-and-job")
"""The order of chapters in lists and in the documentation."""
_SUFFIXES = (".yaml", ".yml")


class RuleFault(Struct, frozen=True):
    """Why a rule file cannot be used. Line and column are 1-based."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """``file:line:column: message``."""
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class RuleBook:
    """Rules in their order, and what was wrong with files that are none."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.faults: list[RuleFault] = []

    def add(self, forms: list[Rule]) -> None:
        """Add a rule with its variants; a second one with the same id is a fault, not an override."""
        rule = forms[0]
        for other in self.rules:
            if other.id == rule.id:
                self.faults.append(RuleFault(rule.file, 1, 1, f"{rule.id} is also the id of {other.file}"))
                return
        self.rules += forms

    def sort(self) -> None:
        """Order by chapter, then id."""
        self.rules.sort(key=lambda rule: (CHAPTERS.index(rule.chapter), rule.id, rule.variant))


def load_rules(catalogue: Catalogue, folders: Iterable[Path] = ()) -> RuleBook:
    """The shipped rules, and those in the user's folders.

    A file that is no rule becomes a fault and does not stop the others.
    """
    book = RuleBook()
    for forms in _shipped(catalogue, book):
        book.add(forms)
    for folder in folders:
        for forms in _from_folder(folder, catalogue, book):
            book.add(forms)
    book.sort()
    return book


def _shipped(catalogue: Catalogue, book: RuleBook) -> Iterable[list[Rule]]:
    from vmcheck.engine.files.packed import unpack_rule
    from vmcheck.pack import read_pack

    folder = data_folder("rules")
    packed = read_pack(folder)
    if packed is not None:
        # A pack made by another state of the code may not fit this one; the rule files tell.
        with contextlib.suppress(ConditionError):
            return [[unpack_rule(form, catalogue) for form in forms] for forms in packed]
    return list(_from_folder(folder, catalogue, book))


def _from_folder(folder: Path, catalogue: Catalogue, book: RuleBook) -> Iterator[list[Rule]]:
    for path in rule_files(folder):
        loaded = load_rule_file(path, catalogue)
        if isinstance(loaded, RuleFault):
            book.faults.append(loaded)
        else:
            yield loaded[0]


def rule_files(folder: Path) -> list[Path]:
    """All rule files below a folder, in a fixed order."""
    return [folder / name for name in rule_names(folder)]


def rule_names(folder: Path) -> list[str]:
    """Their paths from the folder, with slashes."""
    found: list[str] = []
    for at, _, names in os.walk(folder):
        inside = os.path.relpath(at, folder).replace(os.sep, "/")
        prefix = "" if inside == "." else f"{inside}/"
        found += [prefix + name for name in names if name.endswith(_SUFFIXES)]
    return sorted(found)


def load_rule_file(path: Path, catalogue: Catalogue) -> "tuple[list[Rule], RuleFile] | RuleFault":
    """Read one rule file; what is wrong with it comes back with line and column."""
    from vmcheck.engine.files.loading import RuleError, decode_rule
    from vmcheck.engine.files.yaml_nodes import YamlError, load_yaml

    name = str(path)
    try:
        document = load_yaml(path.read_text(encoding="utf-8-sig"))
    except YamlError as error:
        return RuleFault(name, *error.position, str(error))
    except UnicodeDecodeError as error:
        return RuleFault(name, 1, 1, f"not UTF-8: {error.reason} at byte {error.start}")
    except OSError as error:
        return RuleFault(name, 1, 1, f"cannot be read: {error.strerror or error}")
    try:
        return decode_rule(document.data, name, catalogue)
    except RuleError as error:
        return RuleFault(name, *document.position(error.location), str(error))
