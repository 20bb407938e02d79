"""The options that say how inputs are read: the same for every command that reads inventories."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from vmcheck.sources.kind import SourceKind
from vmcheck.sources.registry import KINDS, kind_named

C = TypeVar("C", bound=Callable[..., Any])


def _kind(ctx: click.Context, param: click.Parameter, value: str | None) -> SourceKind | None:
    """The kind of --from.

    Raises:
        click.BadParameter: There is no such kind.
    """
    try:
        return None if value is None else kind_named(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None


_OPTIONS = (
    click.option(
        "--from", "kind", metavar="KIND", callback=_kind,
        help=f"What the inputs are: {', '.join(kind.name for kind in KINDS)}. Without it each is recognised "
        "by its first bytes.",
    ),
)  # fmt: skip


def source_options(command: C) -> C:
    """Add the options to a command; they arrive as kind."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
