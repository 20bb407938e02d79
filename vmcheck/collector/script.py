r"""The collector's script, joined from its parts in a fixed order.

Each part is PowerShell of one subject, in ``parts``. Two script blocks are put around some of them:
``$HostCollector`` runs on a Hyper-V host, ``$GuestProbe`` inside it runs in a guest. What runs
elsewhere is sent there as a whole, so ``shared`` parts are in both.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import indent
from typing import Final

_PARTS: Final = Path(__file__).parent / "parts"

GUEST: Final = (
    "guest/parameters",
    "shared/values",
    "guest/reading",
    "guest/system",
    "guest/volumes",
    "guest/disks",
    "guest/iscsi",
    "guest/services",
    "guest/cluster",
    "guest/answer",
)
"""Parts of the probe that runs in guests, in their order."""

HOST: Final = (
    "shared/values",
    "host/tables",
    "host/records",
    "host/json",
    "host/instances",
    "host/both-ways",
    "host/cluster-group",
    "host/module-vm",
    "host/module-hardware",
    "host/module-disk",
    "host/wmi-vm",
    "host/wmi-hardware",
    "host/guest",
    "host/guest-disks",
    "host/guest-volumes",
    "host/host-facts",
    "host/host-volumes",
    "host/backup-job",
    "host/collect-vm",
    "host/collect-host",
)
"""Parts that run on a host, behind its parameters and the probe."""


@cache
def script() -> str:
    """The whole script, in ASCII, with line ends of Unix."""
    probe = _block("$GuestProbe", [part_text(name) for name in GUEST])
    collector = _block("$HostCollector", [part_text("host/parameters"), probe, *map(part_text, HOST)])
    return "\n".join([part_text("run/help"), collector, part_text("run/document"), part_text("run/output")])


def script_file() -> bytes:
    """The script as a file: line ends of Windows.

    Windows PowerShell reads a file without a byte order mark in the code page of the machine. This one
    is ASCII, which is the same in all of them, so it needs no mark.
    """
    return script().replace("\n", "\r\n").encode("ascii")


def part_names() -> Iterator[str]:
    """Every part that is there, whether or not it is used."""
    for path in sorted(_PARTS.rglob("*.ps1")):
        yield path.relative_to(_PARTS).with_suffix("").as_posix()


def part_text(name: str) -> str:
    """One part."""
    return (_PARTS / f"{name}.ps1").read_text(encoding="ascii")


def _block(variable: str, parts: list[str]) -> str:
    """A script block; what is in it is indented, for those who read the whole script."""
    return f"{variable} = {{\n" + indent("\n".join(parts), "    ") + "}\n"
