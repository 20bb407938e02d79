"""The options of vmcheck plan that are no configuration."""

from pathlib import Path

import click
from msgspec import Struct

from vmcheck.inventory.model import Release


class PlanRunOptions(Struct, frozen=True, kw_only=True):
    """What one run was asked for."""

    format_name: str
    output: Path | None
    what_if: tuple[str, ...]
    """Rules as they were named."""
    upgrade: Release | None
    """The release that all hosts with an older one are taken to run."""
    assume: bool
    quiet: bool

    @classmethod
    def of(cls, ctx: click.Context) -> "PlanRunOptions":
        """From the command's context.

        Raises:
            click.UsageError: --what-if together with --host-release.
        """
        options = ctx.params
        if options["what_if"] and options["upgrade"] is not None:
            raise click.UsageError("give --what-if or --host-release, not both", ctx)
        return cls(
            format_name=options["plan_format"],
            output=options["output"],
            what_if=options["what_if"],
            upgrade=options["upgrade"],
            assume=not options["no_assume"],
            quiet=options["quiet"],
        )
