"""vmcheck reconcile: predictions beside the logs of the backup. Parses options, calls, exits."""

import codecs
import sys

import click

from vmcheck.cli import exit_codes
from vmcheck.cli.choices import input_names
from vmcheck.cli.common_options import (
    COLOUR_OPTION,
    FOLDERS_OPTION,
    RELEASE_OPTION,
    format_option,
    output_option,
    quiet_option,
)
from vmcheck.cli.help_text import examples, kept
from vmcheck.cli.reconcile_run import ReconcileRunOptions, run_reconcile
from vmcheck.cli.source_options import source_options
from vmcheck.inventory.inputs import STDIN
from vmcheck.reconcile.reports.formats import FORMATS

_EXAMPLES = examples(
    "vmcheck reconcile inventory.json Backup-25-11-2026_01-00-00.log --host HV01",
    "vmcheck reconcile inventory.json writers.txt --format markdown",
    "diskshadow /s list.dsh | vmcheck reconcile inventory.json -",
)


def _encoding(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """An encoding of text by one of its names."""
    if value is None:
        return None
    try:
        " ".encode(value)
        return codecs.lookup(value).name
    except (LookupError, UnicodeError):
        raise click.BadParameter(f"unknown encoding {value!r}", ctx, param) from None


@click.command(epilog=f"{_EXAMPLES}\n\n{kept(exit_codes.RECONCILE_TABLE)}")
@click.argument("inventory", callback=lambda ctx, param, value: input_names(ctx, param, (value,))[0])
@click.argument("logs", metavar="LOG...", nargs=-1, required=True, callback=input_names)
@source_options
@format_option(FORMATS)
@output_option("the report")
@click.option(
    "--host", metavar="HOST",
    help="The host whose logs these are: VMs of other hosts of the inventory do not count.",
)  # fmt: skip
@click.option(
    "--encoding", metavar="NAME", callback=_encoding,
    help="Encoding of the logs, such as cp850 for the output of a console. Without it UTF-16, UTF-8 and "
    "Windows-1252 are told apart.",
)  # fmt: skip
@RELEASE_OPTION
@FOLDERS_OPTION
@click.option("--allow-empty", is_flag=True, help="Exit with 0 although nothing could be compared.")
@quiet_option("the report")
@COLOUR_OPTION
def reconcile(inventory: str, logs: tuple[str, ...], **options: object) -> None:
    """Was the prediction right? Compares an inventory with what the backup product said of its VMs.

    INVENTORY is what vmcheck check takes. LOG is text that names VMs by the captions or component paths
    of Hyper-V's VSS writer: a log of Windows Server Backup (SuccessLogPath of Get-WBJob -Previous 1), the
    output of DiskShadow (list writers detailed), jobs and alerts of Data Protection Manager; - is standard
    input.

    "Offline" means that the guest took no part. Up to Windows Server 2012 a running VM is then put into a
    saved state; from 2012 R2 on it runs on and its backup is crash-consistent.
    """
    if [inventory, *logs].count(STDIN) > 1:
        raise click.UsageError("only one of INVENTORY and LOG can be standard input")
    sys.exit(run_reconcile(inventory, logs, ReconcileRunOptions(**options)))  # type: ignore[arg-type]  # click fills them
