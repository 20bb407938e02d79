"""What the command line names, opened: inventories, foreign exports, folders of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from vmcheck.cli.progress import progress
from vmcheck.inventory.duplicates import DuplicateIndex
from vmcheck.inventory.events import Event
from vmcheck.inventory.inputs import STDIN, read_inputs, standard_input
from vmcheck.sources.kind import SourceKind
from vmcheck.sources.reading import InputReader


@contextmanager
def open_inventories(
    arguments: tuple[str, ...], *, quiet: bool, kind: SourceKind | None = None
) -> Iterator[Iterator[Event]]:
    """Give the events of all inputs, with a progress bar on a terminal if they are long.

    Args:
        arguments: What the command line names.
        quiet: Whether to show no bar.
        kind: What all inputs are (--from); None: each is recognised.
    """
    reader = InputReader(kind)
    with progress(_size(arguments), quiet=quiet) as advance:

        def read(
            stream: BinaryIO, name: str, *, ndjson: bool | None, duplicates: DuplicateIndex
        ) -> Iterator[Event]:
            if advance is not None:
                from vmcheck.cli.streams import CountingStream

                stream = cast("BinaryIO", CountingStream(stream, advance))
            return reader.read(stream, name, ndjson=ndjson, duplicates=duplicates)

        yield read_inputs(arguments, _stdin(arguments), read=read, read_folder=reader.read_folder)


def _stdin(arguments: tuple[str, ...]) -> BinaryIO | None:
    return standard_input() if STDIN in arguments else None


def _size(arguments: tuple[str, ...]) -> int | None:
    """Bytes of all inputs, None where that cannot be told beforehand."""
    try:
        return sum(Path(argument).stat().st_size for argument in arguments)
    except OSError:
        return None
