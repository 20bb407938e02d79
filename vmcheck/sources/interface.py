"""What a source is: it reads an export that is not an inventory and gives the events of one."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO, Protocol

from vmcheck.inventory.events import Event

SourceFile = tuple[str, bytes | BinaryIO]
"""A file of an export: its name in places, and its content or a stream of it."""


class Source(Protocol):
    """Reads the files of one export.

    A source yields Opened, with what it took the files for, before the first Record; a Record knows
    the place in the original file of every fact it took from there. What a source does not understand
    stays unknown, and a Problem says so. It never raises for what it reads.
    """

    def __call__(self, files: Sequence[SourceFile]) -> Iterator[Event]:
        """Yields what is in the files, in input order."""
        ...
