"""vmcheck config: show the effective configuration."""

import click

from vmcheck.cli.config_options import config_options, configure
from vmcheck.cli.help_text import examples
from vmcheck.cli.tell import tell_problem


@click.group(epilog=examples("vmcheck config show", "vmcheck config show fleet.json --json"))
def config() -> None:
    """Show the configuration that counts."""


@config.command(
    short_help="Print what counts, and where each value comes from.",
    epilog=examples(
        "vmcheck config show inventory.json",
        "vmcheck config show --profile strict",
        "vmcheck config show --config ci/vmcheck.toml --json",
    ),
)
@click.argument("inventory", required=False)
@config_options
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def show(ctx: click.Context, /, inventory: str | None, *, as_json: bool, **_options: object) -> None:
    """Print the effective values for checking INVENTORY, and where each of them comes from.

    The strongest comes first: command line, configuration file, profile, default. Without INVENTORY the
    file is searched above the working directory.
    """
    from vmcheck.config.showing import settings_json, settings_text

    loaded = configure(ctx, [] if inventory is None else [inventory])
    for remark in loaded.remarks:
        tell_problem(remark)
    click.echo(settings_json(loaded) if as_json else settings_text(loaded), nl=False)
