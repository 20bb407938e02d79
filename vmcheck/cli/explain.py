"""vmcheck explain: a rule, the course of a backup, or one VM's next backup."""

import sys
from pathlib import Path
from typing import Any

import click

from vmcheck.cli.choices import host_release, input_names, save_rate
from vmcheck.cli.common_options import FOLDERS_OPTION, output_option
from vmcheck.cli.config_options import configure, judging_options
from vmcheck.cli.help_text import examples
from vmcheck.cli.one_of import OneOf
from vmcheck.cli.rule_choice import load_chosen, rule_forms
from vmcheck.cli.rules import page_text
from vmcheck.cli.source_options import source_options
from vmcheck.cli.terminal_width import terminal_width

_EXAMPLES = examples(
    "vmcheck explain HVB102",
    "vmcheck explain passthrough-disk",
    "vmcheck explain --flow",
    "vmcheck explain SQL02 --inventory inventory.json",
    "vmcheck explain SQL02 --inventory inventory.json --format markdown --output SQL02.md",
)
_FOR_VMS = {
    "kind": "--from",
    "column_map": "--map",
    "format_name": "--format",
    "output": "--output",
    "host": "--host",
    "host_release": "--host-release",
    "save_rate": "--save-rate",
    "config": "--config",
    "no_config": "--no-config",
    "assume": "--assume",
    "no_assume": "--no-assume",
}
"""Options that say nothing without an inventory."""


@click.command(epilog=_EXAMPLES)
@click.argument("name", required=False)
@click.option("--flow", is_flag=True, help="The five steps of a VSS backup, with where each rule bites.")
@click.option(
    "--inventory", "-i", "inventories", multiple=True, metavar="INVENTORY", callback=input_names,
    help="Explain what the next backup does to the VM NAME of this inventory. May be repeated.",
)  # fmt: skip
@source_options
@click.option(
    "--host",
    metavar="HOST",
    help='Which VM, if VMs on several hosts have the name; "" is a host that is not known.',
)
@click.option(
    "--format", "-f", "format_name", type=OneOf(("text", "markdown", "json")), default="text",
    show_default=True, help="How to tell the story of a VM.",
)  # fmt: skip
@output_option("it")
@click.option(
    "--host-release", callback=host_release, metavar="RELEASE",
    help="Judge the VM as if its host ran this release: 2008, 2008R2, 2012, 2012R2, 2016, 2019, 2022 or "
    "2025.",
)  # fmt: skip
@click.option(
    "--save-rate", callback=save_rate, metavar="RATE",
    help="Estimate how long a saved state interrupts the VM, from its memory and how fast the host writes it "
    "to disk: 200MB/s.",
)  # fmt: skip
@judging_options
@FOLDERS_OPTION
@click.pass_context
def explain(ctx: click.Context, /, name: str | None, *, flow: bool, **options: Any) -> None:
    """Explain a rule, the five steps of a VSS backup, or what the next backup does to one VM.

    NAME is a rule, by id or name. With --inventory it is a VM, by name or id: unless a rule has that
    name, for rules win; with --host it is a VM in any case.
    """
    inventories: tuple[str, ...] = options["inventories"]
    if (name is None) is not flow or (flow and inventories):
        raise click.UsageError("name a rule, give --flow, or name a VM and give its --inventory")
    if not inventories:
        _need_no_inventory(ctx)
        _rule_or_flow(name, options["folders"])
        return
    from vmcheck.cli.explain_vm import explain_vm

    loaded = configure(ctx, inventories)
    sys.exit(explain_vm(name or "", inventories, loaded, options))


def _need_no_inventory(ctx: click.Context) -> None:
    given = click.core.ParameterSource.COMMANDLINE
    for parameter, spelled in _FOR_VMS.items():
        if ctx.get_parameter_source(parameter) is given:
            raise click.UsageError(f"{spelled} is for VMs: give their --inventory, too")


def _rule_or_flow(name: str | None, folders: tuple[Path, ...]) -> None:
    book = load_chosen(folders)
    if name is not None:
        try:
            forms = rule_forms(name, book.rules)
        except click.BadParameter as error:
            raise click.BadParameter(
                f"{error.message}; for a VM give its --inventory", param_hint="NAME"
            ) from None
        click.echo(page_text(forms, markdown=False), nl=False)
        return
    from vmcheck.pages.flow import flow_page
    from vmcheck.pages.render_text import render_text

    titles = {form.id: form.title for form in book.rules if form.variant == 0}
    width = min(terminal_width(), 100)
    click.echo(render_text(flow_page(titles), width), nl=False)
