"""Tells what is wrong with an XML file as a Problem."""

from collections.abc import Callable

from vmcheck.inventory.events import Place, Problem
from vmcheck.inventory.faults import UnreadableError
from vmcheck.sources.markup.fault import MarkupError


def told(name: str, read: Callable[[], None]) -> Problem | None:
    """Reads a file; None if all went well. Never raises for what is read.

    Args:
        name: what the file is called in places.
        read: opens and reads it; may raise MarkupError, UnreadableError, OSError.
    """
    try:
        read()
    except MarkupError as fault:
        place = Place(name, max(1, fault.line), fault.column)
        return Problem(place=place, pointer="", message=fault.message, hint=fault.hint)
    except UnreadableError as fault:
        return Problem(place=Place(name, 1, 1), pointer="", message=fault.message, hint=fault.hint)
    except OSError as error:
        message = f"Reading stopped: {error.strerror or error}."
        return Problem(place=Place(name, 1, 1), pointer="", message=message)
    return None
