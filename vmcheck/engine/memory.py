"""What was answered before: VMs are much alike, so most are answered by a look into a dictionary."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from vmcheck.engine.fields import elements
from vmcheck.engine.gaps import Gaps, gaps_of
from vmcheck.engine.questions import Ask, Asked, Questions, ask_of, has_dear, whole
from vmcheck.engine.rule import Result, Rule

MEMORY = 2048
"""So many answers are remembered; then all are forgotten."""

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


class Known(Struct, frozen=True, kw_only=True):
    """What is known of VMs with the same facts."""

    found: Sequence[int]
    """The rules that do not pass."""
    gaps: Gaps
    """Which facts are missing that their results may name."""
    results: dict[Hashable, list[Indexed]]
    """Their results, by those gaps."""
    again: Sequence[int]
    """Rules that do not pass on elements that are not told apart."""
    open: Sequence[int]
    """Costly rules that stay open."""
    elements: tuple[Found, ...]
    """What is known of the elements, by scope; VMs that differ in nothing their rules ask share it."""
    clear: bool
    """Whether all rules of the next pass pass if those of this one do."""


class Memory:
    """Answers by facts. What is not known yet is asked, and remembered."""

    def __init__(
        self, questions: Questions, rules: Sequence[Rule], then: Sequence[Rule], each: Sequence[str]
    ) -> None:
        """Take what asks the rules.

        Args:
            questions: The rules by scope.
            rules: All of them.
            then: Those of the next pass.
            each: The scopes whose elements are told apart by their facts.
        """
        self.known: dict[Hashable, Known] = {}
        self._shared: dict[Hashable, Found] = {}
        self._rules = rules
        self._room = MEMORY
        catalogue = questions.catalogue
        asked = questions.by_scope.items()
        dear = {scope: [pair for pair in pairs if has_dear(pair[1], catalogue)] for scope, pairs in asked}
        alike = {scope: [pair for pair in pairs if pair not in dear[scope]] for scope, pairs in asked}
        self.dear: Mapping[str, Asked] = dear
        """By scope, the rules that are costly to ask."""
        self.alike: Mapping[str, Asked] = alike
        """By scope, all others: what they say is remembered."""
        self._vm = ask_of(alike.get("vm", ()), catalogue)
        self._open = ask_of(dear.get("vm", ()), catalogue, roughly=True)
        self._still = {pair[0]: ask_of([pair], catalogue) for pair in dear.get("vm", ())}
        lists = [scope for scope in questions.by_scope if scope != "vm"]
        self._each = {scope: ask_of(alike[scope], catalogue) for scope in each}
        self._together = {scope: ask_of(alike[scope], catalogue) for scope in lists if scope not in each}
        self._absent = {scope: questions.of_absent(scope) for scope in lists}
        self._then = Questions(then, catalogue)
        self._can_be_clear = all(rule.scope == "vm" and not has_dear(rule, catalogue) for rule in then)
        self._catalogue = catalogue

    def make_room(self) -> None:
        """Call it before anything is remembered: what is remembered stays small."""
        if not self._room:
            self.known.clear()
            self._shared.clear()
            self._room = MEMORY
        self._room -= 1

    def learn(self, subject: Any, key: Hashable, shared: Sequence[Hashable]) -> Known:
        """Ask of a VM whose facts were not met before.

        Args:
            subject: The VM.
            key: Its facts.
            shared: For each scope, the facts of the VM that its rules ask for.
        """
        found = self._vm(subject, None)
        scopes = self._catalogue.scopes
        for name, ask in self._absent.items():
            if elements(scopes[name], subject) is None:
                found += ask(subject, scopes[name].nothing)
        again: list[int] = []
        for name, ask in self._together.items():
            for element in elements(scopes[name], subject) or ():
                again += ask(subject, element)
        self.make_room()
        known = self.known[key] = Known(
            found=found,
            gaps=gaps_of(whole(self._rules[index]) for index in found),
            results={},
            again=again,
            open=self._open(subject, None),
            elements=tuple([self._shared.setdefault(one, {}) for one in enumerate(shared)]),
            clear=self._can_be_clear and not self._then.troubled(subject),
        )
        return known

    def learner(self, scope: str) -> Callable[[Any, Any, Found, Hashable], Troubles]:
        """What asks of an element whose facts were not met before."""
        ask = self._each[scope]

        def learn(subject: Any, element: Any, known: Found, key: Hashable) -> Troubles:
            found = Troubles(ask(subject, element))
            self.make_room()
            known[key] = found
            return found

        return learn

    def still_open(self, indices: Sequence[int], subject: Any) -> list[int]:
        """Which of the costly rules do not pass."""
        return [index for index in indices if self._still[index](subject, None)]

    def always(self, scope: str) -> Ask:
        """What asks the costly rules of a scope, each time."""
        return ask_of(self.dear[scope], self._catalogue)
