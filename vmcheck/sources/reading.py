"""Reads an input of any kind: what its first bytes look like, or what it is said to be."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from vmcheck.inventory.duplicates import DuplicateIndex
from vmcheck.inventory.encoding import can_seek
from vmcheck.inventory.events import Event
from vmcheck.inventory.inputs import indexed
from vmcheck.inventory.reader import read_inventory
from vmcheck.sources.kind import SourceKind
from vmcheck.sources.registry import HEAD, INVENTORY, sniff
from vmcheck.sources.streams import rewound

_CHUNK: Final = 1 << 20


class InputReader:
    """Reads inputs, all as one kind or each as what it looks like."""

    def __init__(self, kind: SourceKind | None = None) -> None:
        """Take the kind of all inputs; None: each is recognised."""
        self._kind = kind

    def read(
        self, stream: BinaryIO, name: str, *, ndjson: bool | None = None, duplicates: DuplicateIndex
    ) -> Iterator[Event]:
        """Reads one file, with the parameters of read_inventory."""
        head = stream.read(HEAD)
        kind = self._kind or sniff(head, name) or INVENTORY
        whole = rewound(stream, head)
        if kind is INVENTORY:
            yield from read_inventory(whole, name, ndjson=ndjson, duplicates=duplicates)
            return
        from vmcheck.sources.interface import SourceFile

        with _seekable(whole) as content:
            yield from indexed(kind.source()([SourceFile(name, content)]), name, duplicates)

    def read_folder(self, folder: Path, name: str, duplicates: DuplicateIndex) -> Iterator[Event]:
        """Reads all files of a folder that are of some kind."""
        from vmcheck.sources.folder import read_folder

        yield from read_folder(folder, name, kind=self._kind, duplicates=duplicates)


@contextmanager
def _seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """A stream that can be read more than once: a pipe is copied to a temporary file."""
    if can_seek(stream):
        yield stream
        return
    from tempfile import TemporaryFile

    with TemporaryFile() as copy:
        while chunk := stream.read(_CHUNK):
            copy.write(chunk)
        yield copy
