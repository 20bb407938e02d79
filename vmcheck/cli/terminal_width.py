"""How wide the terminal is."""

import os
import sys

USUAL = 80
"""Columns where nobody can say: in a pipe."""


def terminal_width() -> int:
    """The columns of the terminal on standard output, or what COLUMNS says.

    What ``shutil.get_terminal_size`` gives; but shutil loads every kind of compression, 2 ms of a start.
    """
    try:
        said = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        said = 0
    if said > 0:
        return said
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or USUAL  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return USUAL
