"""The elements that are open while CLIXML is read, and the values they become."""

from typing import Any, Final

import msgspec

from vmcheck.sources.marks import Mark
from vmcheck.sources.markup.fault import MarkupError

LISTS: Final = frozenset({"LST", "IE", "STK", "QUE"})
DEEPEST: Final = 200
"""Values inside each other, those that Ref repeats included."""
_ENUM: Final = "System.Enum"


class Valued(msgspec.Struct, frozen=True, gc=False):
    """A value as JSON would have it, where it stands, and how much is in it.

    Attributes:
        value: dict, list, text, number, Boolean or None.
        mark: its place, and those of what is inside.
        weight: number of values in it, each counted as often as it is referred to.
        depth: of the values inside each other.
    """

    value: Any
    mark: Mark
    weight: int = 1
    depth: int = 1


class Frame:
    """An open element.

    Attributes:
        tag: its name.
        key: the name of the property, or None.
        mark: its place.
        reference: its RefId, or None.
        item: its path from the root of the file, as long as it is among the file's objects.
        streams: whether what is in it goes out as soon as it is whole: the root, and lists in it.
        count: how many values went out of it.
        text: the text in it so far.
        types: names of the object's types, the nearest first.
        shown: what ToString gave, or None.
        core: the list, dictionary or primitive that an object wraps.
        weight: number of values in it so far.
    """

    def __init__(self, tag: str, key: str | None, mark: Mark, reference: str | None) -> None:
        self.tag = tag
        self.key = key
        self.mark = mark
        self.reference = reference
        self.item: tuple[str | int, ...] = ()
        self.streams = False
        self.count = 0
        self.text: list[str] = []
        self.types: tuple[str, ...] = ()
        self.shown: str | None = None
        self.core: Valued | None = None
        self.weight = 1
        self._depth = 0
        self._members: dict[str, Valued] = {}
        self._items: list[Valued] = []

    def add_member(self, key: str, value: Valued) -> None:
        """A property, or an entry of a dictionary.

        Raises:
            MarkupError: there is one of that name.
        """
        if key in self._members:
            raise MarkupError(f"{key[:40]} is given twice.")
        self._members[key] = value
        self._count(value)

    def add_item(self, value: Valued) -> None:
        """An element of a list."""
        self._items.append(value)
        self._count(value)

    def adopt(self, other: "Frame") -> None:
        """The properties of a Props or MS element inside this object; of one name those of MS count."""
        for key, value in other._members.items():  # noqa: SLF001 - another frame
            self._members[key] = value
            self._count(value)

    def member(self, key: str) -> Valued | None:
        """A property, or None."""
        return self._members.get(key)

    def as_list(self) -> Valued:
        """The elements."""
        self.mark.inside = {index: item.mark for index, item in enumerate(self._items)}
        return self._valued([item.value for item in self._items])

    def as_dict(self) -> Valued:
        """The properties, or the entries."""
        self.mark.inside = {key: member.mark for key, member in self._members.items()}
        return self._valued({key: member.value for key, member in self._members.items()})

    def as_object(self) -> Valued:
        """What ConvertTo-Json would give for the object.

        An enumeration is its name; a wrapped value is that value; an object whose properties were cut off
        by -Depth is its text, which is its type's name.
        """
        if self.core is not None and (_ENUM not in self.types or self.shown is None):
            self.mark.inside = self.core.mark.inside
            return Valued(self.core.value, self.mark, self.core.weight, self.core.depth)
        if _ENUM in self.types or not self._members:
            return Valued({} if self.shown is None else self.shown, self.mark)
        return self.as_dict()

    def _valued(self, value: Any) -> Valued:
        return Valued(value, self.mark, self.weight, self._depth + 1)

    def _count(self, value: Valued) -> None:
        self.weight += value.weight
        self._depth = max(self._depth, value.depth)
        if self._depth >= DEEPEST:
            raise MarkupError(f"More than {DEEPEST} values are inside each other.")
