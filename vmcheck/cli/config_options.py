"""The options that say where the configuration comes from, and what they give."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from vmcheck.cli import exit_codes
from vmcheck.cli.one_of import OneOf
from vmcheck.cli.rule_choice import rule_ids
from vmcheck.cli.tell import tell_problem
from vmcheck.config.layer import command_line
from vmcheck.config.loading import Loaded, load_settings
from vmcheck.config.profiles import PROFILES
from vmcheck.config.settings import Settings
from vmcheck.config.values import ConfigValues
from vmcheck.errors import FaultyFileError
from vmcheck.gate import LEVELS
from vmcheck.rulebook import RuleBook

if TYPE_CHECKING:
    from vmcheck.assume.assumptions import Assumptions

C = TypeVar("C", bound=Callable[..., Any])

_NAMES = {"format_name": "format", "colour": "color", "folders": "rules"}
"""Keys of the configuration by the parameters that are called otherwise."""


def assumed(ctx: click.Context, param: click.Parameter, items: tuple[str, ...]) -> Mapping[str, Any]:
    """The facts and values of --assume.

    Raises:
        click.BadParameter: No such fact, or a value that does not fit it.
    """
    if not items:
        return {}
    from vmcheck.assume.assumptions import AssumptionError, Assumptions

    try:
        return Assumptions.parse(items).values
    except AssumptionError as error:
        raise click.BadParameter(str(error), ctx, param) from None


_PROFILE = click.option(
    "--profile", type=OneOf(tuple(PROFILES)),
    help="Named set of defaults: audit never fails, gate fails on errors, strict on doubts too.",
)  # fmt: skip
_OPTIONS = (
    click.option(
        "--config", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help="Configuration file. Without it: VMCHECK_CONFIG, or the nearest vmcheck.toml, or "
        "pyproject.toml with [tool.vmcheck], above the first inventory.",
    ),
    click.option("--no-config", is_flag=True, help="Read no configuration file."),
    _PROFILE,
    click.option(
        "--assume", multiple=True, metavar="FACT=VALUE", callback=assumed,
        help="Take a fact as given where nobody collected it: guest.volumes.filesystem=NTFS. "
        "May be repeated.",
    ),
    click.option("--no-assume", is_flag=True, help="Assume nothing, whatever the configuration says."),
)  # fmt: skip


def config_options(command: C) -> C:
    """Add the options to a command; they arrive as config, no_config, profile, assume and no_assume."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def judging_options(command: C) -> C:
    """Add those of the options that have a say in a verdict: for a command without a gate."""
    for option in reversed(_OPTIONS):
        if option is not _PROFILE:
            command = option(command)
    return command


def configure(ctx: click.Context, inventories: Sequence[str]) -> Loaded:
    """The configuration of a command: its options over the file. Exits with 2 where the file is faulty.

    Args:
        ctx: The command's context; options that were not given are none of its layers.
        inventories: The inventories; the file is searched above the first one.
    """
    options = ctx.params
    if options["config"] is not None and options["no_config"]:
        raise click.UsageError("--config and --no-config contradict each other", ctx)
    try:
        return load_settings(
            command_line(**_given(ctx)),
            inventory=inventories[0] if inventories else None,
            config=options["config"],
            environment=os.environ.get("VMCHECK_CONFIG"),
            search=not options["no_config"],
        )
    except FaultyFileError as error:
        for problem in error.problems:
            tell_problem(problem)
        sys.exit(exit_codes.USAGE)


def _given(ctx: click.Context) -> dict[str, Any]:
    """What the command line says, by key of the configuration."""
    said = {
        _NAMES.get(name, name): value
        for name, value in ctx.params.items()
        if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
    }
    if "fail_on" in said:
        said["fail_on"] = tuple(level for level in LEVELS if level in said["fail_on"])
    return {key: value for key, value in said.items() if key in ConfigValues.__struct_fields__}


def assumptions_of(settings: Settings, *, off: bool) -> "Assumptions | None":
    """What is assumed; None where nothing is, or ``--no-assume`` was given."""
    if off or not settings.assume:
        return None
    from vmcheck.assume.assumptions import Assumptions

    return Assumptions(settings.assume)


def rank(book: RuleBook, settings: Settings) -> None:
    """Give the rules the severities of the configuration.

    Raises:
        click.BadParameter: There is no such rule.
    """
    severities = {
        rule: severity
        for name, severity in settings.severity.items()
        for rule in rule_ids([name], book.rules, settings.origins[f"severity.{name}"])
    }
    if severities:
        from vmcheck.config.severities import with_severities

        book.rules = with_severities(book.rules, severities)
