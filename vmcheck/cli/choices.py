"""Values of options, checked the way people write them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from vmcheck.engine.suggest import did_you_mean
from vmcheck.inventory.model import Release
from vmcheck.knowledge.releases import parse_release
from vmcheck.report.many import Wanted, parse_report_options

Callback = Callable[[click.Context, click.Parameter, tuple[str, ...]], frozenset[str]]


def host_release(ctx: click.Context, param: click.Parameter, value: str | None) -> Release | None:
    """The host release of --host-release, however it is written: 2012R2, 2012 r2.

    Raises:
        click.BadParameter: There is no such release.
    """
    try:
        return None if value is None else parse_release(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None


def save_rate(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The rate of --save-rate as it was written, once it is known to be one.

    Raises:
        click.BadParameter: It is no rate.
    """
    if value is None:
        return None
    from vmcheck.stake.rate import parse_rate

    try:
        parse_rate(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None
    return value


def fail_levels(known: Sequence[str], default: str) -> Callback:
    """What reads the levels of --fail-on, repeated or separated by commas.

    Args:
        known: The levels there are; never cannot be combined with another.
        default: The level if none is given.

    Returns:
        A callback of click that raises BadParameter for an unknown level, or for never beside another.
    """

    def levels(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> frozenset[str]:
        named = [part.strip().lower() for value in values for part in value.split(",") if part.strip()]
        for level in named:
            if level not in known:
                hint = did_you_mean(level, known)
                raise click.BadParameter(
                    f"unknown level {level!r}{hint} (levels: {', '.join(known)})", ctx, param
                )
        if "never" in named and len(set(named)) > 1:
            raise click.BadParameter("never cannot be combined with another level", ctx, param)
        return frozenset(named or [default])

    return levels


def input_names(ctx: click.Context, param: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """What the command line names as inventories; error if a name is empty.

    An empty name comes from a variable that was never set; read as a path it would be the current folder.

    Raises:
        click.BadParameter: A name is empty.
    """
    if "" in names:
        raise click.BadParameter("the name of an inventory is empty", ctx, param)
    return names


def output_file(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    """The file of --output; None for standard output, which may be written as ``-``."""
    del ctx, param
    return None if value == Path("-") else value


def report_options(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[Wanted, ...]:
    """The reports of --report.

    Raises:
        click.BadParameter: One cannot be read, or two go to the same place.
    """
    try:
        return parse_report_options(values)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None
