"""Makes objects of the events of a CLIXML file."""

from sys import intern
from typing import Final

from vmcheck.sources.clixml.frame import LISTS, Frame, Valued
from vmcheck.sources.clixml.text import PRIMITIVES, primitive, unescaped
from vmcheck.sources.marks import Mark
from vmcheck.sources.markup.fault import MarkupError

MOST: Final = 3_000_000
"""Values of a file, each counted as often as a Ref repeats it: few lines can stand for any number."""
_ROOT: Final = "Objs"
_PARTS: Final = frozenset({"Props", "MS", "TN", "T", "TNRef", "ToString", "DCT", "En", "Ref", "Obj"})
_KNOWN: Final = _PARTS | LISTS | PRIMITIVES
_HOLDS_TEXT: Final = PRIMITIVES | {"T", "ToString"}


class ObjectsHandler:
    """Takes the events of a file; then it has its objects.

    A Ref is the object that came before with its RefId. One to an object that is still open would be a
    circle: the object's type name stands for it, as for an object that -Depth cut off.
    """

    def __init__(self) -> None:
        self._open: list[Frame] = []
        self._objects: dict[str, Valued] = {}
        self._types: dict[str, tuple[str, ...]] = {}
        self.root: Valued | None = None

    def start(self, name: str, attributes: dict[str, str], line: int, column: int) -> None:
        """An element begins."""
        if not self._open and name != _ROOT:
            raise MarkupError(
                f"This is no CLIXML: its root is <{name[:40]}>, not <{_ROOT}>.", "Export-Clixml writes it."
            )
        if self._open and name not in _KNOWN:
            raise MarkupError(f"<{name[:40]}> is no element of CLIXML.")
        key = attributes.get("N")
        frame = Frame(
            name, None if key is None else intern(unescaped(key)), Mark(line, column), attributes.get("RefId")
        )
        self._open.append(frame)

    def text(self, text: str) -> None:
        """Text between tags; only primitives have some."""
        if self._open and self._open[-1].tag in _HOLDS_TEXT:
            self._open[-1].text.append(text)

    def end(self, name: str) -> None:
        """An element ends, and goes into the one around it."""
        frame = self._open.pop()
        if name == _ROOT:
            self.root = frame.as_list()
        elif name in PRIMITIVES:
            self._give(frame, Valued(primitive(name, "".join(frame.text)), frame.mark))
        elif name == "Obj":
            self._give(frame, self._noted(frame, frame.as_object()))
        elif name == "Ref":
            self._give(frame, self._referred(frame))
        else:
            self._add_part(frame, self._open[-1])

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
                if frame.reference is not None:
                    self._types[frame.reference] = frame.types
            case "TNRef":
                parent.types = self._types_of(frame)
            case "En":
                self._add_entry(frame, parent)
            case "DCT":
                parent.core = frame.as_dict()
            case _:
                parent.core = frame.as_list()

    def _add_entry(self, frame: Frame, parent: Frame) -> None:
        key, value = frame.member("Key"), frame.member("Value")
        if key is None or value is None:
            raise MarkupError("An entry of a dictionary has no Key or no Value.")
        parent.add_member(intern(str(key.value)), value)

    def _give(self, frame: Frame, value: Valued) -> None:
        """Puts a value where it belongs: into a list, under its name, or as what an object wraps."""
        parent = self._open[-1]
        if parent.weight + value.weight > MOST:
            raise MarkupError(
                f"The file has more than {MOST:,} values, those that Ref repeats included.",
                "Export the VMs of fewer hosts into one file.",
            )
        if parent.tag == "Obj" and frame.key is None:
            parent.core = value
        elif parent.tag in LISTS or parent.tag == _ROOT:
            parent.add_item(value)
        elif frame.key is None:
            raise MarkupError(f"<{frame.tag}> inside <{parent.tag}> has no name.")
        else:
            parent.add_member(frame.key, value)

    def _noted(self, frame: Frame, value: Valued) -> Valued:
        if frame.reference is not None:
            self._objects[frame.reference] = value
        return value

    def _referred(self, frame: Frame) -> Valued:
        if frame.reference in self._objects:
            return self._objects[frame.reference]
        for around in self._open:
            if frame.reference is not None and around.tag == "Obj" and around.reference == frame.reference:
                return Valued(next(iter(around.types), "System.Object"), frame.mark)
        raise _unknown(frame, "Ref to an object")

    def _types_of(self, frame: Frame) -> tuple[str, ...]:
        if frame.reference is None or frame.reference not in self._types:
            raise _unknown(frame, "TNRef to type names")
        return self._types[frame.reference]


def _unknown(frame: Frame, what: str) -> MarkupError:
    shown = "without RefId" if frame.reference is None else f'with RefId "{frame.reference[:20]}"'
    message = f"{what} {shown} that did not come before."
    return MarkupError(message, None, frame.mark.line, frame.mark.column)
