"""The options of vmcheck check that are no configuration: where the reports go, and what they show."""

import os
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource
from msgspec import Struct

from vmcheck.config.settings import Settings
from vmcheck.report.many import Wanted
from vmcheck.sources.kind import SourceKind


class CheckOptions(Struct, frozen=True, kw_only=True):
    """What one run was asked for."""

    kind: SourceKind | None
    """What all inputs are; None: each is recognised."""
    reports: tuple[Wanted, ...]
    csv_layout: str
    bom: bool
    assume: bool
    show_suppressed: bool
    show_passed: bool
    quiet: bool
    job_summary: Path | None
    """Where GitHub wants the summary of the job."""

    @classmethod
    def of(cls, ctx: click.Context, settings: Settings) -> "CheckOptions":
        """From the command's context.

        Raises:
            click.UsageError: --report together with --format or --output.
        """
        options = ctx.params
        summary = os.environ.get("GITHUB_STEP_SUMMARY")
        return cls(
            kind=options["kind"],
            reports=_reports(ctx, options, settings),
            csv_layout=options["csv_layout"],
            bom=options["bom"],
            assume=not options["no_assume"],
            show_suppressed=options["show_suppressed"],
            show_passed=options["show_passed"],
            quiet=options["quiet"],
            job_summary=Path(summary) if summary else None,
        )

    @property
    def to_stdout(self) -> str | None:
        """The format that goes to standard output, if any."""
        return next((wanted.format_name for wanted in self.reports if wanted.path is None), None)

    @property
    def summarizing(self) -> Wanted | None:
        """The report that writes the summary of the job too, once: the first in the format github."""
        if self.job_summary is None:
            return None
        return next((wanted for wanted in self.reports if wanted.format_name == "github"), None)


def _reports(ctx: click.Context, options: dict[str, Any], settings: Settings) -> tuple[Wanted, ...]:
    named: tuple[Wanted, ...] = options["reports"]
    if not named:
        return (Wanted(settings.format, options["output"]),)
    for name, spelled in (("format_name", "--format"), ("output", "--output")):
        if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"give {spelled} or --report, not both", ctx)
    return named
