"""vmcheck check: the main job. Parses options, calls, exits."""

import sys
from pathlib import Path

import click

from vmcheck.cli import exit_codes
from vmcheck.cli.check_options import CheckOptions
from vmcheck.cli.check_run import run_check
from vmcheck.cli.choices import fail_levels, input_names, report_options, save_rate
from vmcheck.cli.common_options import (
    COLOUR_OPTION,
    FOLDERS_OPTION,
    RELEASE_OPTION,
    format_option,
    output_option,
    quiet_option,
)
from vmcheck.cli.config_options import config_options, configure
from vmcheck.cli.help_text import examples, kept
from vmcheck.cli.one_of import OneOf
from vmcheck.cli.source_options import source_options
from vmcheck.gate import LEVELS
from vmcheck.report.formats import FORMATS

_EXAMPLES = examples(
    "vmcheck check inventory.json",
    "vmcheck check hosts/*.json --format csv --output report.csv",
    "Get-Content inventory.ndjson | vmcheck check - --format text",
    "vmcheck check inventory.json --fail-on saved-state --quiet",
    "vmcheck check inventory.json --report github --report sarif=vmcheck.sarif",
)


@click.command(epilog=f"{_EXAMPLES}\n\n{kept(exit_codes.TABLE)}")
@click.argument("inventories", nargs=-1, required=True, metavar="INVENTORY...", callback=input_names)
@source_options
@format_option(FORMATS)
@output_option("the report")
@click.option(
    "--report", "reports", multiple=True, metavar="FORMAT[=FILE]", callback=report_options,
    help="Instead of --format and --output: a report, and where to; may be repeated, at most one "
    "without FILE.",
)  # fmt: skip
@click.option(
    "--csv-layout", type=OneOf(("vms", "findings")), default="vms", show_default=True,
    help="csv: one row per VM or one per finding.",
)  # fmt: skip
@click.option("--bom", is_flag=True, help="csv: begin with a byte order mark, for Excel.")
@RELEASE_OPTION
@click.option(
    "--save-rate", callback=save_rate, metavar="RATE",
    help="Estimate how long VMs are interrupted by a saved state, from their memory and how fast the host "
    "writes it to disk: 200MB/s.",
)  # fmt: skip
@click.option(
    "--fail-on", multiple=True, metavar="LEVEL", callback=fail_levels(LEVELS, "error"),
    help="Exit with 1 from this on: error (the default), warning, info; fails, partially-covered, "
    "saved-state, crash-consistent, undetermined; or never. May be repeated.",
)  # fmt: skip
@click.option("--select", multiple=True, metavar="RULES", help="Show and gate only findings of these rules.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Do not show or gate findings of these rules.")
@FOLDERS_OPTION
@config_options
@click.option(
    "--suppressions", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="Findings that are accepted, each with a reason; by default vmcheck-suppressions.toml beside "
    "the configuration.",
)  # fmt: skip
@click.option(
    "--baseline", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="Gate only findings that are not in this baseline (see vmcheck baseline create).",
)  # fmt: skip
@click.option("--show-suppressed", is_flag=True, help="Say which suppressions were used, and for what.")
@click.option("--show-passed", is_flag=True, help="For auditors: what every rule says of every VM, and why.")
@click.option("--allow-empty", is_flag=True, help="Exit with 0 although no VM was found.")
@quiet_option("the report")
@COLOUR_OPTION
@click.pass_context
def check(ctx: click.Context, /, inventories: tuple[str, ...], **_options: object) -> None:
    """Check inventories: what will the next host-level backup do to each VM, and what does it miss?

    INVENTORY is a file, a glob, - for standard input, or a folder with the output of Get-VM and its
    companions. Inventories are JSON or NDJSON; the output of PowerShell, VMM's too, as JSON or CLIXML,
    configuration files of Hyper-V, and CSV are taken as well.

    Rules that are not shown (--select, --ignore) are asked all the same: a verdict never becomes
    better because nobody looks. A suppression or a baseline changes no verdict either, only the gate.
    """
    loaded = configure(ctx, inventories)
    sys.exit(run_check(inventories, loaded, CheckOptions.of(ctx, loaded.settings)))
