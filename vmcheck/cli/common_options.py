"""Options that several commands have, spelled the same in all of them."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol, TypeVar

import click

from vmcheck.cli.choices import host_release, output_file
from vmcheck.cli.one_of import OneOf

C = TypeVar("C", bound=Callable[..., Any])


class Decorator(Protocol):
    """Adds an option to a command."""

    def __call__(self, command: C, /) -> C:
        """The command with the option."""
        ...


RELEASE_OPTION = click.option(
    "--host-release", callback=host_release, metavar="RELEASE",
    help="Judge every VM as if its host ran this release: 2008, 2008R2, 2012, 2012R2, 2016, 2019, 2022 "
    "or 2025.",
)  # fmt: skip
FOLDERS_OPTION = click.option(
    "--rules", "folders", multiple=True, metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path), help="Add the rules in a folder.",
)  # fmt: skip
COLOUR_OPTION = click.option(
    "--color", "colour", type=OneOf(("auto", "always", "never")), default="auto", show_default=True,
    help="Colour the table. auto: on a terminal, unless NO_COLOR is set.",
)  # fmt: skip


def format_option(formats: Iterable[str], parameter: str = "format_name") -> Decorator:
    """``--format``, a table unless told otherwise."""
    return click.option(
        "--format", "-f", parameter, type=OneOf(tuple(formats)), default="table", show_default=True,
        help="How to report.",
    )  # fmt: skip


def output_option(what: str) -> Decorator:
    """``--output`` for a report, a plan, …."""
    return click.option(
        "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        callback=output_file, help=f"Write {what} to FILE, whole or not at all; - is standard output.",
    )  # fmt: skip


def quiet_option(what: str) -> Decorator:
    """``--quiet``: nothing but the report, the plan, …."""
    return click.option(
        "--quiet", "-q", is_flag=True, help=f"Print only {what}, nothing on stderr but errors."
    )
