"""Values of options, checked the way people write them."""

import click

from vmcheck.engine.suggest import did_you_mean
from vmcheck.gate import LEVELS
from vmcheck.inventory.model import Release
from vmcheck.knowledge.releases import parse_release


class _HostRelease(click.ParamType):
    name = "release"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Release:
        try:
            return parse_release(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


HOST_RELEASE = _HostRelease()
"""A host release: 2012R2, 2012 r2."""


def fail_levels(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> frozenset[str]:
    """The levels of --fail-on, repeated or separated by commas; error if none is given.

    Raises:
        click.BadParameter: An unknown level, or never together with another one.
    """
    levels = [part.strip().lower() for value in values for part in value.split(",") if part.strip()]
    for level in levels:
        if level not in LEVELS:
            hint = did_you_mean(level, LEVELS)
            raise click.BadParameter(
                f"unknown level {level!r}{hint} (levels: {', '.join(LEVELS)})", ctx, param
            )
    if "never" in levels and len(set(levels)) > 1:
        raise click.BadParameter("never cannot be combined with another level", ctx, param)
    return frozenset(levels or ["error"])
