"""vmcheck collector: print the PowerShell script that collects an inventory."""

from pathlib import Path

import click

from vmcheck.cli.common_options import output_option
from vmcheck.cli.help_text import examples


@click.command(
    epilog=examples(
        "vmcheck collector > Collect-VmInventory.ps1",
        "vmcheck collector --output Collect-VmInventory.ps1",
    )
)
@output_option("the script")
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
