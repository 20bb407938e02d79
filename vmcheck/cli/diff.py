"""vmcheck diff: what changed between two inventories. Parses options, calls, exits."""

import sys

import click

from vmcheck.cli import exit_codes
from vmcheck.cli.choices import fail_levels
from vmcheck.cli.common_options import (
    COLOUR_OPTION,
    FOLDERS_OPTION,
    RELEASE_OPTION,
    format_option,
    output_option,
    quiet_option,
)
from vmcheck.cli.diff_run import DiffRunOptions, run_diff
from vmcheck.cli.help_text import examples, kept
from vmcheck.cli.source_options import source_options
from vmcheck.diff.gate import LEVELS, REGRESSION
from vmcheck.diff.reports.formats import FORMATS
from vmcheck.inventory.inputs import STDIN

_EXAMPLES = examples(
    "vmcheck diff old.json new.json",
    "vmcheck diff main:inventory.json inventory.json",
    "vmcheck diff HEAD:inventory.json :inventory.json --format markdown",
    "vmcheck diff old.json new.json --fail-on regression --fail-on saved-state",
)


def _side(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """An inventory; an empty name comes from a variable that was never set."""
    if not value:
        raise click.BadParameter("the name of an inventory is empty", ctx, param)
    return value


@click.command(epilog=f"{_EXAMPLES}\n\n{kept(exit_codes.TABLE)}")
@click.argument("old", callback=_side)
@click.argument("new", callback=_side)
@source_options
@format_option(FORMATS)
@output_option("the report")
@click.option(
    "--fail-on", multiple=True, metavar="LEVEL", callback=fail_levels(LEVELS, REGRESSION),
    help="Exit with 1 for what NEW brings: regression (the default), a VM that is in both and got worse, "
    "or a new error or warning across VMs; fails, partially-covered, saved-state, crash-consistent, "
    "undetermined: a VM got there, new ones too; error, warning, info: a new finding, those of new VMs "
    "too; or never. May be repeated.",
)  # fmt: skip
@RELEASE_OPTION
@FOLDERS_OPTION
@click.option("--allow-empty", is_flag=True, help="Exit with 0 although no VM was found in NEW.")
@quiet_option("the report")
@COLOUR_OPTION
def diff(old: str, new: str, **options: object) -> None:
    """Compare two inventories VM by VM: what got worse, what got better, what is new, what is gone?

    OLD and NEW are what vmcheck check takes (a file, - for standard input, a folder with the output of
    Get-VM and its companions), or a file in a git revision: REV:path. An empty REV is the index.

    A VM is the same in both where the ids are equal, or, if one has none, its name and host. Another
    name, another order and another layout of the file make no difference.
    """
    if old == new == STDIN:
        raise click.UsageError("only one of OLD and NEW can be standard input")
    sys.exit(run_diff(old, new, DiffRunOptions(**options)))  # type: ignore[arg-type]  # click fills them
