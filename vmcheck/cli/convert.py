"""vmcheck convert: any input in vmcheck's own format. Parses options, calls, exits."""

import sys
from pathlib import Path
from typing import Any

import click

from vmcheck.cli import exit_codes
from vmcheck.cli.choices import input_names, output_file
from vmcheck.cli.help_text import examples, kept
from vmcheck.cli.one_of import OneOf
from vmcheck.cli.source_options import source_options

_EXAMPLES = examples(
    "vmcheck convert get-vm.json --output inventory.json",
    "vmcheck convert inv/ --output inventory.ndjson",
    "Get-VM | ConvertTo-Json -Depth 3 | vmcheck convert - --output inventory.json",
    "vmcheck convert inv/ --anonymize --output for-support.json",
)


@click.command(epilog=f"{_EXAMPLES}\n\n{kept(exit_codes.CONVERT_TABLE)}")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", callback=input_names)
@source_options
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", callback=output_file,
    help="Write the inventory to FILE, whole or not at all; - is standard output, the default.",
)  # fmt: skip
@click.option(
    "--format", "-f", "layout", type=OneOf(("json", "ndjson")),
    help="json: one document; ndjson: one VM a line. By default what the suffix of FILE says, else json.",
)  # fmt: skip
@click.option(
    "--anonymize", is_flag=True,
    help="Replace names, ids, paths and targets, each by the same word everywhere, so that the inventory "
    "can be shared. Nobody can undo it; drives, sizes, systems and verdicts stay as they are.",
)  # fmt: skip
@click.option("--no-origins", is_flag=True, help="Do not write where each fact comes from (x-origin).")
@click.option("--allow-empty", is_flag=True, help="Write an inventory although no VM was found.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing on stderr but errors.")
def convert(inputs: tuple[str, ...], **options: Any) -> None:
    """Write inputs of any kind as one inventory in vmcheck's own format.

    INPUT is what vmcheck check takes: a file, a glob, - for standard input, or a folder. What is not
    understood stays unknown, and stderr says what that is, how often, and what vmcheck has no use for.

    The verdicts on the result are those on the inputs, and its findings point into the input files.
    """
    from vmcheck.cli.convert_run import ConvertOptions, run_convert

    sys.exit(run_convert(inputs, ConvertOptions(**options)))
