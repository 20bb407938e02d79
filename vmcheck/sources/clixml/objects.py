"""Makes objects of the events of a CLIXML file, and gives each away as soon as it is whole."""

from collections.abc import Callable
from sys import intern
from typing import Any, Final

from vmcheck.inventory.events import Path
from vmcheck.sources.clixml.frame import LISTS, Frame, Valued
from vmcheck.sources.clixml.references import MOST, References, too_much
from vmcheck.sources.clixml.text import PRIMITIVES, primitive, unescaped
from vmcheck.sources.marks import Mark
from vmcheck.sources.markup.fault import MarkupError

Take = Callable[[Any, Mark, Path], None]
"""Takes a value with its places and its path from the root of the file."""

_ROOT: Final = "Objs"
_LONGEST: Final = 16 << 20
"""Characters of one text."""
_PER_VALUE: Final = 64
"""Characters that weigh as much as a value."""
_PARTS: Final = frozenset({"Props", "MS", "TN", "T", "TNRef", "ToString", "DCT", "En", "Ref", "Obj"})
_KNOWN: Final = _PARTS | LISTS | PRIMITIVES
_HOLDS_TEXT: Final = PRIMITIVES | {"T", "ToString"}


class ObjectsHandler:
    """Takes the events of a file, and gives its objects, those of lists one by one."""

    def __init__(self, references: References, take: Take) -> None:
        self._open: list[Frame] = []
        self._references = references
        self._take = take
        self._length = 0

    def start(self, name: str, attributes: dict[str, str], line: int, column: int) -> None:
        """An element begins."""
        if not self._open and name != _ROOT:
            message = f"This is no CLIXML: its root is <{name[:40]}>, not <{_ROOT}>."
            raise MarkupError(message, "Export-Clixml writes it.")
        if self._open and name not in _KNOWN:
            raise MarkupError(f"<{name[:40]}> is no element of CLIXML.")
        key = attributes.get("N")
        mark = Mark(line, column)
        frame = Frame(name, None if key is None else intern(unescaped(key)), mark, attributes.get("RefId"))
        self._place(frame)
        self._open.append(frame)
        self._references.count()

    def text(self, text: str) -> None:
        """Text between tags; only primitives have some."""
        if self._open and self._open[-1].tag in _HOLDS_TEXT:
            self._open[-1].text.append(text)
            self._length += len(text)
            if self._length > _LONGEST:
                raise MarkupError(f"A text of more than {_LONGEST >> 20} million characters.")

    def end(self, name: str) -> None:
        """An element ends, and goes into the one around it."""
        frame = self._open.pop()
        length, self._length = self._length, 0
        if name in PRIMITIVES:
            value = primitive(name, "".join(frame.text))
            self._give(frame, Valued(value, frame.mark, 1 + length // _PER_VALUE))
        elif name == "Obj":
            self._end_object(frame)
        elif name == "Ref":
            self._give(frame, self._references.value(frame, self._open))
        elif name != _ROOT:
            self._add_part(frame, self._open[-1])

    def _place(self, frame: Frame) -> None:
        """Finds out whether an element is a list among the file's objects."""
        if not self._open:
            frame.streams = True
            return
        parent = self._open[-1]
        if not parent.streams:
            return
        if frame.tag == "Obj" and parent.tag != "Obj":
            frame.item = (*parent.item, parent.count)
            frame.streams = not self._references.wants(frame)
        elif frame.tag in LISTS:
            frame.item = parent.item
            frame.streams = True

    def _end_object(self, frame: Frame) -> None:
        if frame.count:  # a list whose elements went out
            self._open[-1].count += 1
            return
        value = frame.as_object()
        self._references.keep(frame, value)
        self._give(frame, value)

    def _add_part(self, frame: Frame, parent: Frame) -> None:
        """What is no value of its own, but a part of the object around it."""
        match frame.tag:
            case "Props" | "MS":
                parent.adopt(frame)
            case "ToString":
                parent.shown = unescaped("".join(frame.text))
            case "T":
                parent.types = (*parent.types, "".join(frame.text))
            case "TN":
                parent.types = frame.types
                self._references.keep_types(frame)
            case "TNRef":
                parent.types = self._references.types(frame)
            case "En":
                self._add_entry(frame, parent)
            case "DCT":
                parent.core = frame.as_dict()
            case _ if frame.streams:
                parent.count += 1
            case _:
                parent.core = frame.as_list()

    def _add_entry(self, frame: Frame, parent: Frame) -> None:
        key, value = frame.member("Key"), frame.member("Value")
        if key is None or value is None:
            raise MarkupError("An entry of a dictionary has no Key or no Value.")
        parent.add_member(intern(str(key.value)), value)

    def _give(self, frame: Frame, value: Valued) -> None:
        """Puts a value where it belongs: out, into a list, under its name, or as what an object wraps."""
        parent = self._open[-1]
        if parent.weight + value.weight > MOST:
            raise too_much()
        if parent.tag == "Obj" and frame.key is None:
            parent.core = value
        elif parent.streams and parent.tag != "Obj":
            self._take(value.value, value.mark, (*parent.item, parent.count))
            parent.count += 1
        elif parent.tag in LISTS:
            parent.add_item(value)
        elif frame.key is None:
            raise MarkupError(f"<{frame.tag}> inside <{parent.tag}> has no name.")
        else:
            parent.add_member(frame.key, value)
