"""A list that stays small: the first entries, and a count of the others."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Capped(Generic[T]):
    """Keeps the first ``limit`` entries. Reports that are written at the end remain small with it."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.kept: list[T] = []
        self.count = 0

    def add(self, entry: T) -> None:
        """Keep the entry, or only count it."""
        self.count += 1
        if len(self.kept) < self._limit:
            self.kept.append(entry)

    @property
    def left_out(self) -> int:
        """How many entries were only counted."""
        return self.count - len(self.kept)
