"""Suppressions as text, loaded with the shipped rules."""

from pathlib import Path

import pytest

from tests.checking import shipped_rules
from vmcheck.report.problems import describe
from vmcheck.suppressions.loading import SuppressionsError, load_suppressions
from vmcheck.suppressions.suppressions import Suppressions


def loaded(folder: Path, text: str | bytes) -> Suppressions:
    """The suppressions of a file with this text."""
    path = folder / "vmcheck-suppressions.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_suppressions(path, shipped_rules())


def faults(folder: Path, text: str | bytes) -> list[str]:
    """What is wrong with a text: ``line:column: message``."""
    with pytest.raises(SuppressionsError) as caught:
        loaded(folder, text)
    return [
        f"{problem.place.line}:{problem.place.column}: {describe(problem)}"
        for problem in caught.value.problems
    ]
