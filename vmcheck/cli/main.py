"""The command line: a group whose commands are imported when they are called."""

from importlib import import_module

import click

from vmcheck.cli.help_text import examples
from vmcheck.version import __version__

_COMMANDS = {
    "check": ("vmcheck.cli.check", "check", "Check inventories: what will the next backup do to each VM?"),
    "convert": ("vmcheck.cli.convert", "convert", "Write inputs of any kind in vmcheck's own format."),
    "baseline": ("vmcheck.cli.baseline", "baseline", "Accept what is there: write or show a baseline."),
    "collector": ("vmcheck.cli.collector", "collector", "Print the script that collects an inventory."),
    "config": ("vmcheck.cli.config", "config", "Show the configuration that counts."),
    "diff": ("vmcheck.cli.diff", "diff", "Compare two inventories: what got worse, better, new or gone?"),
    "explain": ("vmcheck.cli.explain", "explain", "Explain a rule, or the steps of a VSS backup."),
    "reconcile": (
        "vmcheck.cli.reconcile",
        "reconcile",
        "Compare predictions with the logs of the backup: was vmcheck right?",
    ),
    "plan": ("vmcheck.cli.plan", "plan", "Plan: what to change, in which order, and what does it buy?"),
    "rules": ("vmcheck.cli.rules", "rules", "List, show, test and scaffold rules."),
    "schema": ("vmcheck.cli.schema", "schema", "Print a JSON Schema."),
}


class LazyGroup(click.Group):
    """Knows its commands by name and help; imports one when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the help page."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module, name, _ = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one gets a did-you-mean."""
        if args and args[0] not in _COMMANDS:
            from vmcheck.engine.suggest import did_you_mean

            hint = did_you_mean(args[0], _COMMANDS)
            raise click.UsageError(f"No such command {args[0]!r}{hint or '.'}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, _, about) in _COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples(
        "vmcheck check inventory.json",
        "vmcheck check inventory.json --format markdown --output report.md",
        "vmcheck check get-vm-output/ --host-release 2019",
        "vmcheck rules show HVB102",
    ),
)
@click.version_option(__version__, "-V", "--version", prog_name="vmcheck")
def cli() -> None:
    """Which Hyper-V VMs back up online, which are put into a saved state, and what data is left out.

    vmcheck reads inventories of Hyper-V hosts and VMs, applies rules with known sources, and says
    for every VM what a host-level backup will do. It works offline and changes nothing.
    """
    from vmcheck.cli.output import spare_the_console

    spare_the_console()
