"""The elements that are open while CLIXML is read, and the values they become."""

from typing import Any, Final

import msgspec

from vmcheck.sources.marks import Mark

LISTS: Final = frozenset({"LST", "IE", "STK", "QUE"})
_ENUM: Final = "System.Enum"


class Valued(msgspec.Struct, frozen=True, gc=False):
    """A value as JSON would have it, where it stands, and how much is in it.

    Attributes:
        value: dict, list, text, number, Boolean or None.
        mark: its place, and those of what is inside.
        weight: number of values in it, each counted as often as it is referred to.
    """

    value: Any
    mark: Mark
    weight: int = 1


class Frame:
    """An open element.

    Attributes:
        tag: its name.
        key: the name of the property, or None.
        mark: its place.
        reference: its RefId, or None.
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
        self.text: list[str] = []
        self.types: tuple[str, ...] = ()
        self.shown: str | None = None
        self.core: Valued | None = None
        self._members: dict[str, Valued] = {}
        self._items: list[Valued] = []
        self.weight = 1

    def add_member(self, key: str, value: Valued) -> None:
        """A property, or an entry of a dictionary. The last of a name counts, as in PowerShell."""
        self._members[key] = value
        self.weight += value.weight

    def add_item(self, value: Valued) -> None:
        """An element of a list."""
        self._items.append(value)
        self.weight += value.weight

    def adopt(self, other: "Frame") -> None:
        """The properties of a Props or MS element inside this object."""
        self._members |= other._members  # noqa: SLF001 - another frame
        self.weight += other.weight

    def member(self, key: str) -> Valued | None:
        """A property, or None."""
        return self._members.get(key)

    def as_list(self) -> Valued:
        """The elements."""
        self.mark.inside = {index: item.mark for index, item in enumerate(self._items)}
        return Valued([item.value for item in self._items], self.mark, self.weight)

    def as_dict(self) -> Valued:
        """The properties, or the entries."""
        self.mark.inside = {key: member.mark for key, member in self._members.items()}
        return Valued({key: member.value for key, member in self._members.items()}, self.mark, self.weight)

    def as_object(self) -> Valued:
        """What ConvertTo-Json would give for the object.

        An enumeration is its name; a wrapped value is that value; an object whose properties were cut off
        by -Depth is its text, which is its type's name.
        """
        if self.core is not None and (_ENUM not in self.types or self.shown is None):
            self.mark.inside = self.core.mark.inside
            return Valued(self.core.value, self.mark, self.core.weight)
        if _ENUM in self.types or not self._members:
            return Valued({} if self.shown is None else self.shown, self.mark, self.weight)
        return self.as_dict()
