"""What a source is: it reads an export that is not an inventory and gives the events of one."""

import io
import pathlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO, Protocol

from msgspec import Struct

from vmcheck.inventory.events import Event, Path, Place


class SourceFile(Struct, frozen=True):
    """A file of an export.

    Attributes:
        name: what it is called in places.
        content: its bytes, where they lie, or a stream of them that can be sought.
    """

    name: str
    content: bytes | pathlib.Path | BinaryIO

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """A stream at its beginning, as often as it is needed; one at a time.

        Raises:
            OSError: it cannot be opened.
        """
        if isinstance(self.content, bytes):
            yield io.BytesIO(self.content)
        elif isinstance(self.content, pathlib.Path):
            with self.content.open("rb") as stream:
                yield stream
        else:
            self.content.seek(0)
            yield self.content


class Source(Protocol):
    """Reads the files of one export.

    A source yields Opened, with what it took the files for, before the first Record; a Record knows
    the place in the original file of every fact it took from there. What a source does not understand
    stays unknown, and a Problem says so. It never raises for what it reads.
    """

    def __call__(self, files: Sequence[SourceFile]) -> Iterator[Event]:
        """Yields what is in the files, in input order."""
        ...


class Places(Protocol):
    """Tells where the values of a file stand, JSON or XML; asked only for what is reported."""

    def place(self, item: Path, path: Path) -> Place:
        """The place of a value; a missing one has that of its nearest existing parent.

        Args:
            item: from the root of the file to an object of a cmdlet.
            path: from that object to the value.
        """
        ...
