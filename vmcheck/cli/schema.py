"""vmcheck schema: print a JSON Schema."""

import click

from vmcheck.cli.help_text import examples
from vmcheck.cli.one_of import OneOf
from vmcheck.resources import data_folder

NAMES = (
    "inventory",
    "rule",
    "report",
    "report-line",
    "config",
    "suppressions",
    "baseline",
    "diff",
    "plan",
    "reconcile",
    "story",
)


@click.command(epilog=examples("vmcheck schema > inventory.schema.json", "vmcheck schema report"))
@click.argument("name", metavar="NAME", type=OneOf(NAMES), default="inventory")
def schema(name: str) -> None:
    """Print a JSON Schema.

    NAME is inventory (the default), rule, report, report-line, config, suppressions, baseline, diff,
    plan, reconcile or story.

    Point your editor at it to have every key explained and checked while you type.
    """
    path = data_folder("schemas") / f"{name}.schema.json"
    click.echo(path.read_bytes(), nl=False)
