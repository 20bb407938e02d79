"""Values of an enumeration: as names or as numbers, mixed as exports mix them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Enumeration:
    """An enumeration.

    Attributes:
        about: what a value of it is, with an article: "a state".
        facts: from a name, in small letters without blanks, to the inventory's value; None: the
            value is known and says nothing the inventory has a word for.
        numbers: from a number to a name of ``facts``.
    """

    about: str
    facts: Mapping[str, Any]
    numbers: Mapping[int, str] = field(default_factory=dict)

    def knows(self, value: Any) -> bool:
        """Whether the value is one of the enumeration."""
        return self._name(value) in self.facts

    def fact(self, value: Any) -> Any:
        """The inventory's value for one that is known."""
        return self.facts[self._name(value)]

    def _name(self, value: Any) -> str:
        number = whole_number(value)
        if number is not None:
            return self.numbers.get(number, "")
        return value.replace(" ", "").lower() if isinstance(value, str) else ""


def whole_number(value: Any) -> int | None:
    """A whole number, also where it is written 2.0 or as a text of digits."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < len(str(1 << 64)):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
