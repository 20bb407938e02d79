"""The properties of one object, read as what they must be. What does not fit stays unknown, and counts."""

import re
from typing import Any, Final

from vmcheck.inventory.model import MAX_INTEGER
from vmcheck.inventory.wording import listed, shown
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.enumeration import Enumeration, whole_number
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Fact

NO_GUID: Final = "00000000-0000-0000-0000-000000000000"
_GUID: Final = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_VERSION: Final = re.compile(r"[0-9]+(?:\.[0-9]+){0,3}")
_VERSION_PARTS: Final = ("Major", "Minor", "Build", "Revision")
_FEW: Final = 8
"""An enumeration with no more values is spelt out."""
_FLAGS: Final = {"true": True, "false": False}


class Properties:
    """Reads the properties of an object.

    Attributes:
        node: the object.
        noun: what it is: VM, disk, checkpoint.
    """

    def __init__(self, node: Node, doubts: Doubts, noun: str) -> None:
        self.node = node
        self.noun = noun
        self._doubts = doubts

    def text(self, name: str) -> Fact | None:
        """A text as it is written."""
        node = self.node.get(name)
        if node is None:
            return None
        return self._known(name, node, node.value if isinstance(node.value, str) else None, "a text")

    def flag(self, name: str) -> Fact | None:
        """A Boolean, also as the text True or False."""
        node = self.node.get(name)
        if node is None:
            return None
        value = _FLAGS.get(node.value.lower()) if isinstance(node.value, str) else node.value
        return self._known(name, node, value if isinstance(value, bool) else None, "true or false")

    def whole(self, name: str, most: int = MAX_INTEGER) -> Fact | None:
        """A whole number from 0 to the most that is allowed."""
        node = self.node.get(name)
        if node is None:
            return None
        value = whole_number(node.value)
        fits = value is not None and 0 <= value <= most
        return self._known(name, node, value if fits else None, f"a whole number from 0 to {most}")

    def guid(self, name: str) -> Fact | None:
        """A GUID as it is written; one of zeros says nothing."""
        node = self.node.get(name)
        if node is None or node.value == NO_GUID:
            return None
        fits = isinstance(node.value, str) and _GUID.fullmatch(node.value)
        return self._known(name, node, node.value if fits else None, "a GUID")

    def version(self, name: str) -> Fact | None:
        """A version, as a text or as an object with Major and Minor; one of zeros says nothing."""
        node = self.node.get(name)
        if node is None:
            return None
        text = _version_text(node)
        fits = isinstance(text, str) and _VERSION.fullmatch(text)
        version = self._known(name, node, text if fits else None, "a version")
        return version if version is not None and version.value.strip("0.") else None

    def choice(self, name: str, among: Enumeration) -> Fact | None:
        """A value of an enumeration, as a number or a name; the first where it is a list."""
        node = first_of(self.node.get(name))
        if node is None:
            return None
        if not among.knows(node.value):
            words = [fact for fact in among.facts.values() if isinstance(fact, str)]
            some = f" ({listed(words)})" if 1 < len(words) <= _FEW else ""
            self.doubt(name, node, f"{among.about} vmcheck knows{some}")
            return None
        fact = among.fact(node.value)
        return None if fact is None else Fact(fact, node)

    def _known(self, name: str, node: Node, value: Any, expected: str) -> Fact | None:
        if value is None:
            self.doubt(name, node, expected)
            return None
        return Fact(value, node)

    def doubt(self, name: str, node: Node, expected: str) -> None:
        """Notes that a property is not what it must be."""
        self._doubts.add(self.noun, f"{name} {shown(node.value)} is not {expected}", node)

    def note(self, message: str, node: Node | None = None, hint: str | None = None) -> None:
        """Notes anything else that leaves a fact unknown."""
        self._doubts.add(self.noun, message, node or self.node, hint)


def first_of(node: Node | None) -> Node | None:
    """A value, or the first of a list or a value/Count wrapper of them; None if that says nothing."""
    if node is not None and isinstance(node.value, dict):
        node = node.get("value")
    if node is not None and isinstance(node.value, list):
        return node.child(0) if node.value and node.value[0] is not None else None
    return node


def _version_text(node: Node) -> Any:
    if not isinstance(node.value, dict):
        return node.value
    parts: list[str] = []
    for name in _VERSION_PARTS:
        part = node.get(name)
        number = None if part is None else whole_number(part.value)
        if number is None or number < 0:  # .NET writes -1 for a part that is not there
            break
        parts.append(str(number))
    return ".".join(parts) if len(parts) > 1 else None
