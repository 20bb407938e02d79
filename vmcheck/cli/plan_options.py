"""The options of vmcheck plan that are no configuration."""

from pathlib import Path

import click
from click.core import ParameterSource
from msgspec import Struct

from vmcheck.inventory.model import Release
from vmcheck.sources.kind import SourceKind


class PlanRunOptions(Struct, frozen=True, kw_only=True):
    """What one run was asked for."""

    kind: SourceKind | None
    """What the inputs are; None: each is recognised."""
    format_name: str
    script: bool
    """Whether to write a PowerShell script instead of a report."""
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
            click.UsageError: --what-if together with --host-release, or --script together with any of
                them or with --format.
        """
        options = ctx.params
        if options["what_if"] and options["upgrade"] is not None:
            raise click.UsageError("give --what-if or --host-release, not both", ctx)
        if options["script"]:
            _check_script(ctx)
        return cls(
            kind=options["kind"],
            script=options["script"],
            format_name=options["plan_format"],
            output=options["output"],
            what_if=options["what_if"],
            upgrade=options["upgrade"],
            assume=not options["no_assume"],
            quiet=options["quiet"],
        )


def _check_script(ctx: click.Context) -> None:
    """A script is for the fleet as it is: nobody wants to run one for a fleet that is not there."""
    for name, option in (
        ("plan_format", "--format"),
        ("what_if", "--what-if"),
        ("upgrade", "--host-release"),
    ):
        if ctx.get_parameter_source(name) is not ParameterSource.DEFAULT:
            raise click.UsageError(f"--script cannot be combined with {option}", ctx)
