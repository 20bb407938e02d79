"""A progress bar on stderr for long inputs on a terminal; elsewhere nothing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import click

LONG = 32 * 2**20
"""From this many bytes on a person starts to wonder."""


class Advance(Protocol):
    """Told how many more bytes were read."""

    def __call__(self, count: int, /) -> None:
        """Take the number."""
        ...


@contextmanager
def progress(total: int | None, *, quiet: bool) -> Iterator[Advance | None]:
    """Show a bar while ``total`` bytes are read; None where there shall be none."""
    if quiet or total is None or total < LONG or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=total, label="Checking", file=sys.stderr) as bar:
        yield bar.update
