"""vmcheck collector: print the PowerShell script that collects an inventory."""

from pathlib import Path

import click

from vmcheck.cli.choices import output_file
from vmcheck.cli.help_text import examples


@click.command(
    epilog=examples(
        "vmcheck collector > Collect-VmInventory.ps1",
        "vmcheck collector --output Collect-VmInventory.ps1",
    )
)
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", callback=output_file,
    help="Write the script to FILE, whole or not at all; - is standard output.",
)  # fmt: skip
def collector(output: Path | None) -> None:
    r"""Print the PowerShell script that collects an inventory.

    Run it as an administrator of a Hyper-V host, Windows Server 2008 or later. It only reads, installs
    nothing, and writes an inventory that vmcheck check takes as it is.

    The script explains itself: Get-Help .\Collect-VmInventory.ps1 -Full
    """
    from vmcheck.cli.output import open_output
    from vmcheck.collector.script import script_file

    with open_output(output, "json", keep=()) as stream:
        stream.write(script_file().decode("ascii"))
