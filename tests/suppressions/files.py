"""Suppressions as text, loaded with the shipped rules."""

from collections.abc import Sequence
from pathlib import Path

from tests.checking import shipped_rules
from vmcheck.inventory.events import Problem
from vmcheck.suppressions.loading import SuppressionsError, load_suppressions
from vmcheck.suppressions.suppressions import Suppressions


def loaded(folder: Path, text: str | bytes) -> Suppressions:
    """The suppressions of a file with this text."""
    path = folder / "vmcheck-suppressions.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_suppressions(path, shipped_rules())


def problems(folder: Path, text: str | bytes) -> Sequence[Problem]:
    """What is wrong with a text; nothing if it can be used."""
    try:
        loaded(folder, text)
    except SuppressionsError as error:
        return error.problems
    return ()


def faults(folder: Path, text: str | bytes) -> list[str]:
    """What is wrong with a text, as lines: ``line:column: message (pointer); hint``."""
    return [_told(problem) for problem in problems(folder, text)]


def _told(problem: Problem) -> str:
    pointer = f" ({problem.pointer})" if problem.pointer else ""
    hint = f"; {problem.hint}" if problem.hint else ""
    return f"{problem.place.line}:{problem.place.column}: {problem.message}{pointer}{hint}"
