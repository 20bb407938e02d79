"""vmcheck plan: what to change, in which order, and what it buys. Parses options, calls, exits."""

import sys

import click

from vmcheck.cli import exit_codes
from vmcheck.cli.choices import host_release, input_names
from vmcheck.cli.common_options import (
    COLOUR_OPTION,
    FOLDERS_OPTION,
    format_option,
    output_option,
    quiet_option,
)
from vmcheck.cli.config_options import config_options, configure
from vmcheck.cli.help_text import examples, kept
from vmcheck.cli.plan_options import PlanRunOptions
from vmcheck.cli.plan_run import run_plan
from vmcheck.cli.source_options import source_options
from vmcheck.plan.reports.formats import FORMATS

_EXAMPLES = examples(
    "vmcheck plan inventory.json",
    "vmcheck plan inventory.json --format markdown --output plan.md",
    "vmcheck plan inventory.json --what-if HVB102,HVB401",
    "vmcheck plan inventory.json --host-release 2022",
    "vmcheck plan inventory.json --script --output plan.ps1",
)


@click.command(epilog=f"{_EXAMPLES}\n\n{kept(exit_codes.TABLE)}")
@click.argument("inventories", nargs=-1, required=True, metavar="INVENTORY...", callback=input_names)
@source_options
@format_option(FORMATS, "plan_format")
@click.option(
    "--script", is_flag=True,
    help="Write a PowerShell script for the changes that can be scripted safely, the others as comments. "
    "Nobody has run it: read it, and run it with -WhatIf first.",
)  # fmt: skip
@output_option("the plan")
@click.option(
    "--what-if", multiple=True, metavar="RULES",
    help="Show the fleet as if the changes of these rules were done, and plan from there. May be repeated.",
)  # fmt: skip
@click.option(
    "--host-release", "upgrade", callback=host_release, metavar="RELEASE",
    help="Show what an upgrade of the hosts alone would buy, and plan from there: 2008R2, 2012, 2012R2, "
    "2016, 2019, 2022 or 2025. Hosts that are newer stay as they are.",
)  # fmt: skip
@FOLDERS_OPTION
@config_options
@click.option("--allow-empty", is_flag=True, help="Exit with 0 although no VM was found.")
@quiet_option("the plan")
@COLOUR_OPTION
@click.pass_context
def plan(ctx: click.Context, /, inventories: tuple[str, ...], **_options: object) -> None:
    """Plan: what to change so that VMs become online-capable, in which order, and what each step buys?

    INVENTORY is what vmcheck check takes: a file, a glob, - for standard input, or a folder of exports.

    A step is one kind of change for all VMs that need it; changes of a host or its backup job are
    steps of their own. Every number after a step is the verdict of the same rules on the changed
    inventory, host by host and VM by VM; nothing is changed anywhere.
    """
    loaded = configure(ctx, inventories)
    sys.exit(run_plan(inventories, loaded, PlanRunOptions.of(ctx)))
