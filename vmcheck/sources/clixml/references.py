"""What Ref and TNRef refer to: objects and type names that came before."""

import re
from collections.abc import Iterable
from typing import Final

from vmcheck.sources.clixml.frame import Frame, Valued
from vmcheck.sources.markup.fault import MarkupError

MOST: Final = 3_000_000
"""Values that are kept for Ref, or that one object has."""
_REPEATED: Final = 20
"""Values that Ref may repeat for each element of the file: few lines can stand for any number."""
_LONGEST_REF: Final = 256
_REF: Final = re.compile(rb"""<Ref\s[^<>]*?RefId\s*=\s*["']([^"'<>]{1,64})""")
_HINT: Final = "Export the VMs of fewer hosts into one file."


def referred_ids(chunks: Iterable[bytes]) -> frozenset[str]:
    """The RefIds that something refers to: only these objects have to be kept.

    Args:
        chunks: the text of the file in UTF-8, not yet known to be XML.

    Raises:
        MarkupError: there are too many.
    """
    found: set[bytes] = set()
    tail = b""
    for chunk in chunks:
        text = tail + chunk
        found.update(_REF.findall(text))
        if len(found) > MOST:
            raise too_much()
        tail = text[-_LONGEST_REF:]
    return frozenset(reference.decode("utf-8", "replace") for reference in found)


class References:
    """The objects and type names that came so far."""

    def __init__(self, wanted: frozenset[str]) -> None:
        """Take the RefIds that objects are kept of."""
        self._wanted = wanted
        self._objects: dict[str, Valued] = {}
        self._types: dict[str, tuple[str, ...]] = {}
        self._kept = self._repeated = self._elements = 0

    def count(self) -> None:
        """An element of the file."""
        self._elements += 1

    def wants(self, frame: Frame) -> bool:
        """Whether something refers to an object."""
        return frame.reference in self._wanted

    def keep(self, frame: Frame, value: Valued) -> None:
        """Keeps an object, if something refers to it.

        Raises:
            MarkupError: there are too many.
        """
        if frame.reference is not None and self.wants(frame):
            self._objects[frame.reference] = value
            self._kept += value.weight
            if self._kept > MOST:
                raise too_much()

    def keep_types(self, frame: Frame) -> None:
        """Keeps type names."""
        if frame.reference is not None:
            self._types[frame.reference] = frame.types

    def value(self, frame: Frame, around: list[Frame]) -> Valued:
        """The object that a Ref means.

        One that is still open would be a circle: its type name stands for it, as for an object that
        -Depth cut off.

        Args:
            frame: the Ref.
            around: all open elements.

        Raises:
            MarkupError: there is none, or too much was repeated.
        """
        found = self._objects.get(frame.reference or "")
        if found is None:
            for open_frame in around:
                if frame.reference and open_frame.tag == "Obj" and open_frame.reference == frame.reference:
                    return Valued(next(iter(open_frame.types), "System.Object"), frame.mark)
            raise _unknown(frame, "Ref to an object")
        self._repeated += found.weight
        if self._repeated > MOST + _REPEATED * self._elements:
            raise too_much()
        return found

    def types(self, frame: Frame) -> tuple[str, ...]:
        """The type names that a TNRef means.

        Raises:
            MarkupError: there are none.
        """
        if frame.reference is None or frame.reference not in self._types:
            raise _unknown(frame, "TNRef to type names")
        return self._types[frame.reference]


def too_much() -> MarkupError:
    """One object has too many values, or Ref stands for too many."""
    return MarkupError(f"More than {MOST:,} values, those that Ref repeats included.", _HINT)


def _unknown(frame: Frame, what: str) -> MarkupError:
    shown = "without RefId" if frame.reference is None else f'with RefId "{frame.reference[:20]}"'
    message = f"{what} {shown} that did not come before."
    return MarkupError(message, None, frame.mark.line, frame.mark.column)
