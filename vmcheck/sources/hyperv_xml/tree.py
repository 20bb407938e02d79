"""A configuration file as nested values: an element with elements is an object, any other a text."""

from typing import Any, Final

from vmcheck.sources.marks import Mark
from vmcheck.sources.markup.fault import MarkupError

_ROOT: Final = "configuration"


class TreeHandler:
    """Takes the events of a file; then it has the value of its root and all places.

    Attributes:
        value: the object that the root is.
        mark: its place, and those of what is inside.
    """

    def __init__(self) -> None:
        self.value: dict[str, Any] = {}
        self.mark = Mark(1, 1)
        self._open: list[tuple[dict[str, Any], Mark]] = []
        self._text: list[str] = []

    def start(self, name: str, attributes: dict[str, str], line: int, column: int) -> None:
        """An element begins."""
        del attributes  # the values say themselves what type they are
        if not self._open and name != _ROOT:
            raise MarkupError(f"This is no configuration of a VM: its root is <{name[:40]}>, not <{_ROOT}>.")
        self._open.append(({}, Mark(line, column)))
        self._text.clear()

    def text(self, text: str) -> None:
        """Text between tags."""
        self._text.append(text)

    def end(self, name: str) -> None:
        """An element ends. Of two with one name the first counts."""
        value, mark = self._open.pop()
        if not self._open:
            self.value, self.mark = value, mark
            return
        parent, around = self._open[-1]
        if name not in parent:
            text = "".join(self._text)
            parent[name] = value or (text.strip() if "\n" in text else text)
            around.inside = around.inside or {}
            around.inside[name] = mark
        self._text.clear()
