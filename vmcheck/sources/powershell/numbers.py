"""Numbers by text, in little memory: 120 bytes for a text, whatever its length."""

from collections.abc import Sequence


class NumbersByText:
    """Finds the numbers that were added under a text. Texts count by their hashes, of 64 bits."""

    def __init__(self) -> None:
        self._numbers: dict[int, int | tuple[int, ...]] = {}

    def add(self, text: str, number: int) -> None:
        """Adds a number."""
        key = hash(text)
        before = self._numbers.get(key)
        if before is None:
            self._numbers[key] = number
        else:
            self._numbers[key] = (*(before if isinstance(before, tuple) else (before,)), number)

    def find(self, text: str | None) -> Sequence[int]:
        """The numbers of a text, in the order they were added."""
        found = None if text is None else self._numbers.get(hash(text))
        if found is None:
            return ()
        return found if isinstance(found, tuple) else (found,)
