"""The options that say how inputs are read: the same for every command that reads inventories."""

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click
from msgspec.structs import replace

from vmcheck.cli import exit_codes
from vmcheck.sources.kind import SourceKind
from vmcheck.sources.registry import CSV, KINDS, kind_named

if TYPE_CHECKING:
    from vmcheck.sources.csv_map.column_map import ColumnMap

C = TypeVar("C", bound=Callable[..., Any])

_MAP = "vmcheck.column_map"
"""Where the map waits in the context: the two options together give the kind, whichever comes first."""


def _kind(ctx: click.Context, param: click.Parameter, value: str | None) -> SourceKind | None:
    """The kind of --from, with the map if there is one.

    Raises:
        click.BadParameter: There is no such kind.
    """
    try:
        kind = None if value is None else kind_named(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None
    return _mapped(ctx, kind)


def _column_map(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Loads the map of --map; the kind then reads CSV through it.

    Raises:
        click.BadParameter: There is no such map.
    """
    if value is None:
        return
    from vmcheck.cli.tell import tell_problem
    from vmcheck.errors import FaultyFileError
    from vmcheck.sources.csv_map.ready import map_named

    try:
        ctx.meta[_MAP] = map_named(value)
    except ValueError as error:
        if not isinstance(error, FaultyFileError):
            raise click.BadParameter(str(error), ctx, param) from None
        for problem in error.problems:
            tell_problem(problem)
        sys.exit(exit_codes.USAGE)
    if "kind" in ctx.params:
        ctx.params["kind"] = _mapped(ctx, ctx.params["kind"])


def _mapped(ctx: click.Context, kind: SourceKind | None) -> SourceKind | None:
    """The kind, or CSV through the map.

    Raises:
        click.UsageError: There is a map, and the kind is not CSV.
    """
    column_map: ColumnMap | None = ctx.meta.get(_MAP)
    if column_map is None:
        return kind
    if kind not in (None, CSV):
        raise click.UsageError("--map is for CSV: leave --from out, or use --from csv", ctx)
    from vmcheck.sources.csv_map.reader import read_csv

    return replace(CSV, ready=partial(read_csv, column_map=column_map))


_OPTIONS = (
    click.option(
        "--from", "kind", metavar="KIND", callback=_kind,
        help=f"What the inputs are: {', '.join(kind.name for kind in KINDS)}. Without it each is recognised "
        "by its first bytes.",
    ),
    click.option(
        "--map", "column_map", metavar="NAME|FILE", callback=_column_map, expose_value=False,
        help="What the columns of CSV inputs hold: a map that vmcheck brings, or a TOML file.",
    ),
)  # fmt: skip


def source_options(command: C) -> C:
    """Add the options to a command; they arrive as kind."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
