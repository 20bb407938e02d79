"""A report that is imported when it is wanted: start-up time matters."""

from importlib import import_module
from typing import Generic, TextIO, TypeVar

from msgspec import Struct

O = TypeVar("O")  # noqa: E741  # the options of a report
R = TypeVar("R")


class LazyFormat(Struct, Generic[O, R], frozen=True):
    """Where a format is found."""

    module: str
    report: str
    """Name of its class in the module, or of a function that makes it."""

    def open(self, stream: TextIO, options: O) -> R:
        """Load the format and give a report that writes to ``stream`` (opened with ``newline=""``)."""
        report: R = getattr(import_module(self.module), self.report)(stream, options)
        return report
