"""Inventories in vmcheck's own format, as a source like the others: what a folder of them needs."""

from collections.abc import Iterator, Sequence

from vmcheck.inventory.duplicates import DuplicateIndex
from vmcheck.inventory.events import Event, Place, Problem
from vmcheck.inventory.reader import read_inventory
from vmcheck.sources.interface import SourceFile


def read_native(files: Sequence[SourceFile], *, duplicates: DuplicateIndex | None = None) -> Iterator[Event]:
    """Yields what is in the files, one inventory after another. Never raises for what it reads.

    Args:
        files: the inventories.
        duplicates: of the run; without one only VMs that occur twice in one file are told.
    """
    for file in files:
        try:
            with file.open() as stream:
                yield from read_inventory(stream, file.name, duplicates=duplicates)
        except OSError as error:
            message = f"It cannot be opened: {error.strerror or error}."
            yield Problem(place=Place(file.name, 1, 1), pointer="", message=message)
