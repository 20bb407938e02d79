"""vmcheck baseline: accept what is there, and show what was accepted."""

import sys
from pathlib import Path

import click

from vmcheck.cli.choices import host_release, input_names
from vmcheck.cli.common_options import FOLDERS_OPTION
from vmcheck.cli.config_options import config_options, configure
from vmcheck.cli.help_text import examples
from vmcheck.cli.source_options import source_options
from vmcheck.cli.terminal_width import terminal_width
from vmcheck.sources.kind import SourceKind


@click.group(
    epilog=examples(
        "vmcheck baseline create inventory.json",
        "vmcheck baseline show vmcheck-baseline.json",
    )
)
def baseline() -> None:
    """Accept the findings a fleet has today, so that the gate closes for new ones only."""


@baseline.command(
    short_help="Write the findings of inventories as a baseline.",
    epilog=examples(
        "vmcheck baseline create inventory.json",
        "vmcheck baseline create hosts/*.json --output ci/vmcheck-baseline.json",
    ),
)
@click.argument("inventories", nargs=-1, required=True, metavar="INVENTORY...", callback=input_names)
@source_options
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Where to write it; vmcheck-baseline.json unless the configuration names one.",
)  # fmt: skip
@click.option(
    "--host-release", callback=host_release, metavar="RELEASE",
    help="Judge every VM as if its host ran this release, as in vmcheck check.",
)  # fmt: skip
@click.option(
    "--suppressions", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Leave out what these suppressions accept: when one expires, its findings shall be seen again.",
)  # fmt: skip
@FOLDERS_OPTION
@config_options
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@click.pass_context
def create(
    ctx: click.Context,
    /,
    inventories: tuple[str, ...],
    *,
    kind: SourceKind | None,
    output: Path | None,
    no_assume: bool,
    quiet: bool,
    **_options: object,
) -> None:
    """Write the findings of INVENTORY... as a baseline: accepted, until they are mended.

    A baseline is written whole or not at all: if some input cannot be read or does not fit, if a rule
    crashes or there is no VM, nothing is written and an older baseline stays as it was.
    """
    from vmcheck.cli.baseline_create import run_create

    loaded = configure(ctx, inventories)
    sys.exit(run_create(inventories, loaded.settings, output, kind=kind, assume=not no_assume, quiet=quiet))


@baseline.command(
    short_help="Show what a baseline accepts, by rule.", epilog=examples("vmcheck baseline show")
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), default="vmcheck-baseline.json")
@FOLDERS_OPTION
def show(file: Path, folders: tuple[Path, ...]) -> None:
    """Show how many findings of each rule a baseline accepts, and on how many VMs."""
    from vmcheck.baseline.table import baseline_table
    from vmcheck.cli.accepted_files import read_baseline
    from vmcheck.cli.rule_choice import load_chosen

    parts = read_baseline(file).parts
    titles = {rule.id: rule.title for rule in load_chosen(folders).rules if not rule.variant}
    click.echo(baseline_table(parts, titles, terminal_width()), nl=False)
