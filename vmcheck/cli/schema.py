"""vmcheck schema: print a JSON Schema."""

import click

from vmcheck.resources import data_folder

NAMES = ("inventory", "rule", "report")


@click.command()
@click.argument("name", type=click.Choice(NAMES), default="inventory")
def schema(name: str) -> None:
    r"""Print the JSON Schema of inventories (the default), rule files or JSON reports.

    Point your editor at it to have every key explained and checked while you type.

    \b
    Example:
      vmcheck schema inventory > inventory.schema.json
    """
    path = data_folder("schemas") / f"{name}.schema.json"
    click.echo(path.read_text(encoding="utf-8"), nl=False)
