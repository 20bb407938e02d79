"""A value of an export, with where it stands. Names of properties are compared without case."""

from typing import Any

import msgspec

from vmcheck.inventory.events import Path, Place
from vmcheck.inventory.positions import pointer_of
from vmcheck.sources.interface import Places


class Node(msgspec.Struct, frozen=True, gc=False):
    """A value of an export.

    Attributes:
        places: of the file it stands in.
        item: path from the root of the file to the object of a cmdlet.
        path: from that object to this value.
        value: the value as JSON gives it.
    """

    places: Places
    item: Path
    path: Path
    value: Any

    def get(self, name: str) -> "Node | None":
        """A property that says something; None if it is missing, null, or null in one of its disguises."""
        found = self.find(name)
        return None if found is None or says_nothing(found.value) else found

    def find(self, name: str) -> "Node | None":
        """A property, whatever its value; None if there is none of that name."""
        if not isinstance(self.value, dict):
            return None
        if name not in self.value:
            wanted = name.lower()
            name = next((key for key in self.value if key.lower() == wanted), "")
            if not name:
                return None
        return self.child(name)

    def child(self, step: str | int) -> "Node":
        """The member or element of exactly that key or index."""
        return Node(self.places, self.item, (*self.path, step), self.value[step])

    def place(self) -> Place:
        """Where it stands in its file."""
        return self.places.place(self.item, self.path)

    def pointer(self) -> str:
        """JSON pointer from the root of its file."""
        return pointer_of(self.item + self.path)


def says_nothing(value: Any) -> bool:
    """Whether a value is null or what tools write instead: an empty or blank text, an empty object."""
    return value is None or value == {} or (isinstance(value, str) and not value.strip())
