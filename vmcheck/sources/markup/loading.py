"""Reads an XML file into a handler, and tells what is wrong with it as a Problem."""

from vmcheck.inventory.events import Place, Problem
from vmcheck.inventory.faults import UnreadableError
from vmcheck.sources.interface import SourceFile
from vmcheck.sources.markup.fault import MarkupError
from vmcheck.sources.markup.parsing import Handler, parse


def loaded(file: SourceFile, handler: Handler, largest: int | None = None) -> Problem | None:
    """Reads a file; None if all went well. Never raises for what it reads.

    Args:
        file: the file.
        handler: takes its events.
        largest: bytes of UTF-8 it may have; None: any number.
    """
    try:
        with file.open() as stream:
            parse(stream, handler, largest)
    except MarkupError as fault:
        place = Place(file.name, fault.line, fault.column)
        return Problem(place=place, pointer="", message=fault.message, hint=fault.hint)
    except UnreadableError as fault:
        return Problem(place=Place(file.name, 1, 1), pointer="", message=fault.message, hint=fault.hint)
    except OSError as error:
        message = f"Reading stopped: {error.strerror or error}."
        return Problem(place=Place(file.name, 1, 1), pointer="", message=message)
    return None
