"""The width of the terminal is what the standard library says, without its imports."""

import shutil

import pytest

from vmcheck.cli.terminal_width import USUAL, terminal_width


@pytest.mark.parametrize("said", ["120", "1", "0", "-5", "wide", "", "9" * 5000])
def test_columns_are_read_as_the_standard_library_reads_them(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv("COLUMNS", said)
    assert terminal_width() == shutil.get_terminal_size((USUAL, 24)).columns


def test_without_columns_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert terminal_width() == shutil.get_terminal_size((USUAL, 24)).columns
