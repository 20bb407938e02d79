"""What an export says and vmcheck does not understand: left unknown, counted, and told once per kind."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from vmcheck.inventory.events import Problem
from vmcheck.sources.objects.node import Node

MOST_KINDS: Final = 50
"""After this many kinds the others are only counted."""


class Doubts:
    """Counts by kind, with the first place of each."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._first: dict[tuple[str, str], tuple[Node, str | None]] = {}
        self._beyond = 0

    def add(self, noun: str, message: str, node: Node, hint: str | None = None) -> None:
        """Notes that something stays unknown.

        Args:
            noun: what it is a matter of: VM, disk, checkpoint, object.
            message: what is wrong, the same for all of a kind.
            node: where it stands.
            hint: what to do.
        """
        kind = noun, message
        if kind not in self._first:
            if len(self._first) >= MOST_KINDS:
                self._beyond += 1
                return
            self._first[kind] = node, hint
        self._counts[kind] += 1

    def problems(self) -> Iterator[Problem]:
        """One warning for each kind, in the order they were met, at the place of the first."""
        last: Node | None = None
        for (noun, message), (last, hint) in self._first.items():
            count = self._counts[noun, message]
            yield _warning(last, f"{count} {noun}{'s' * (count != 1)}: {message}.", hint)
        if self._beyond and last is not None:
            yield _warning(last, f"{self._beyond} more values of other kinds were not understood.", None)


def _warning(node: Node, message: str, hint: str | None) -> Problem:
    return Problem(place=node.place(), pointer=node.pointer(), message=message, hint=hint, severity="warning")
