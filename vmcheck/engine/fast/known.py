"""The shapes of what is remembered."""

from collections.abc import Hashable, Sequence

from msgspec import Struct

from vmcheck.engine.questions import Reduce
from vmcheck.engine.rule import Result

Indexed = tuple[int, Result]
"""A result with the index of its rule."""


class Troubles(list[int]):
    """Rules that do not pass on elements with the same facts.

    Attributes:
        certain: those of which the reference said once that they fail; for facts that are the same it
            would say so again.
    """

    __slots__ = ("certain",)

    def __init__(self, rules: Sequence[int]) -> None:
        super().__init__(rules)
        self.certain: frozenset[int] = frozenset()


Found = dict[Hashable, Troubles]
"""By facts of elements."""


CERTAIN = "certain"


class Answer(Struct, frozen=True):
    """What rules that ask for the same facts say of VMs that agree in them."""

    found: Sequence[int]
    """The rules that do not pass."""
    results: dict[Hashable, Sequence[Indexed]]
    """Their results, by what is missing that they may name (``gaps``); or under ``CERTAIN``, where all fail
    and so name nothing that is missing."""


class Known(Struct, frozen=True, kw_only=True):
    """What is known of VMs with the same facts."""

    answers: Sequence[Answer]
    """Of the rules of the VM as a whole, and of those whose list was not collected, that do not pass."""
    again: Sequence[int]
    """Rules that do not pass on elements that are not told apart."""
    open: Sequence[int]
    """Costly rules that stay open."""
    decided_by: Sequence[Reduce] | None
    """What decides those, on one site; None if nothing but to ask them."""
    decided: dict[Hashable, Sequence[int]]
    """Which of them do not pass, by that."""
    elements: tuple[Found, ...]
    """What is known of the elements, by scope; VMs that differ in nothing their rules ask share it."""
    then: dict[Hashable, Answer]
    """What the rules of the second pass say, by what ``if_running`` says."""
