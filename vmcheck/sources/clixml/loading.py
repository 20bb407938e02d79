"""A CLIXML file as the values that ConvertTo-Json would give, with their places."""

from typing import Any

from vmcheck.inventory.events import Problem
from vmcheck.sources.clixml.objects import ObjectsHandler
from vmcheck.sources.interface import Places, SourceFile
from vmcheck.sources.marks import MarkedPlaces
from vmcheck.sources.markup.loading import loaded


def load_clixml(file: SourceFile) -> tuple[Any, Places] | Problem:
    """Reads one file, or says why it cannot be read. Never raises for what it reads."""
    handler = ObjectsHandler()
    fault = loaded(file, handler)
    if fault is not None:
        return fault
    assert handler.root is not None  # noqa: S101 - an XML file has a root
    return handler.root.value, MarkedPlaces(file.name, handler.root.mark)
