"""What the command line names, opened: inventories, foreign exports, folders of them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from vmcheck.cli.progress import Advance, progress
from vmcheck.cli.streams import CountingStream, rewound
from vmcheck.inventory.duplicates import DuplicateIndex
from vmcheck.inventory.events import Event
from vmcheck.inventory.inputs import STDIN, indexed, read_inputs
from vmcheck.inventory.reader import read_inventory
from vmcheck.sources.sniff import HEAD, sniff


@contextmanager
def open_inventories(arguments: tuple[str, ...], *, quiet: bool) -> Iterator[Iterator[Event]]:
    """Give the events of all inputs, with a progress bar on a terminal if they are long."""
    with progress(_size(arguments), quiet=quiet) as advance:

        def read(
            stream: BinaryIO, name: str, *, ndjson: bool | None, duplicates: DuplicateIndex
        ) -> Iterator[Event]:
            return read_any(stream, name, ndjson=ndjson, duplicates=duplicates, advance=advance)

        yield read_inputs(arguments, _stdin(arguments), read=read, read_folder=_read_folder)


def _stdin(arguments: tuple[str, ...]) -> BinaryIO | None:
    return sys.stdin.buffer if STDIN in arguments else None


def _size(arguments: tuple[str, ...]) -> int | None:
    """Bytes of all inputs, None where that cannot be told beforehand."""
    try:
        return sum(Path(argument).stat().st_size for argument in arguments)
    except OSError:
        return None


def read_any(
    stream: BinaryIO,
    name: str,
    *,
    ndjson: bool | None = None,
    duplicates: DuplicateIndex,
    advance: Advance | None = None,
) -> Iterator[Event]:
    """Read an inventory, or whatever the first bytes look like."""
    head = stream.read(HEAD)
    if sniff(head) == "powershell":
        from vmcheck.sources.powershell import read_powershell

        yield from indexed(read_powershell([(name, head + stream.read())]), name, duplicates)
        return
    whole = rewound(stream, head)
    if advance is not None:
        whole = cast("BinaryIO", CountingStream(whole, advance))
    yield from read_inventory(whole, name, ndjson=ndjson, duplicates=duplicates)


def _read_folder(folder: Path, name: str) -> Iterator[Event]:
    """Read a folder with the output of Get-VM and its companions."""
    from vmcheck.sources.powershell import read_powershell_folder

    yield from read_powershell_folder(folder, name)
