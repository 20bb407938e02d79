"""Reads one inventory: the only door to this folder, with inputs.py for the command line's arguments."""

from collections.abc import Iterator
from typing import BinaryIO, Final

from vmcheck.inventory.document import Document
from vmcheck.inventory.duplicates import DuplicateIndex
from vmcheck.inventory.encoding import Utf8Source
from vmcheck.inventory.events import Event, Place, Problem
from vmcheck.inventory.faults import UnreadableError
from vmcheck.inventory.ndjson import read_ndjson
from vmcheck.inventory.sniff import is_ndjson, refuse_foreign
from vmcheck.inventory.window import WINDOW_SIZE, Window

_NDJSON_SUFFIXES: Final = (".ndjson", ".jsonl")


def read_inventory(
    stream: BinaryIO,
    name: str,
    *,
    ndjson: bool | None = None,
    duplicates: DuplicateIndex | None = None,
    window_size: int = WINDOW_SIZE,
) -> Iterator[Event]:
    """Yields what is in an inventory, in the order of the input. Never raises for what it reads.

    Args:
        stream: the inventory, in UTF-8, or in UTF-16 with a byte order mark.
        name: the name of the input in places; its suffix may tell NDJSON.
        ndjson: whether it is NDJSON; None: found out by the suffix, then by the first lines.
        duplicates: the index of a run with several inputs, whose owner reports its problems. Without
            one, VMs that occur twice in this input are reported at the end.
        window_size: bytes that are read at once.
    """
    if duplicates is None:
        with DuplicateIndex() as own:
            yield from read_inventory(stream, name, ndjson=ndjson, duplicates=own, window_size=window_size)
            yield from own.problems()
        return
    duplicates.open(name)
    try:
        window = Window(Utf8Source(stream), name, size=window_size)
        refuse_foreign(window)
        if ndjson is None:
            ndjson = is_ndjson(window, named_so=name.lower().endswith(_NDJSON_SUFFIXES))
        if ndjson:
            yield from read_ndjson(window, duplicates)
        else:
            yield from Document(window, duplicates).events()
    except UnreadableError as fault:
        yield Problem(place=Place(name, 1, 1), pointer="", message=fault.message, hint=fault.hint)
    except OSError as error:
        reason = error.strerror or str(error)
        yield Problem(place=Place(name, 1, 1), pointer="", message=f"Reading stopped: {reason}.")
