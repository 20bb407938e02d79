"""What was answered before: VMs are much alike, so most are answered by a look into a dictionary."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain
from typing import Any

from msgspec import Struct

from vmcheck.engine.fields import elements
from vmcheck.engine.gaps import Gaps, gaps_of
from vmcheck.engine.questions import Asked, Questions, Reduce, ask_of, reductions, whole
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
    decided_by: Sequence[Reduce] | None
    """What decides those, on one site; None if nothing but to ask them."""
    decided: dict[Hashable, Sequence[int]]
    """Which of them do not pass, by that."""
    elements: tuple[Found, ...]
    """What is known of the elements, by scope; VMs that differ in nothing their rules ask share it."""
    clear: bool
    """Whether all rules of the next pass pass if those of this one do."""


class Memory:
    """Answers by facts. What is not known yet is asked, and remembered."""

    def __init__(
        self,
        questions: Questions,
        rules: Sequence[Rule],
        groups: Sequence[Asked],
        each: Sequence[str],
        then: Sequence[Rule],
    ) -> None:
        """Take what asks the rules.

        Args:
            questions: The rules by scope.
            rules: All of them.
            groups: Those of the VM as a whole that can be remembered, by the facts they ask for.
            each: The scopes whose elements are told apart by their facts.
            then: The rules of the next pass.
        """
        self.known: dict[Hashable, Known] = {}
        self._answers: dict[Hashable, Sequence[int]] = {}
        self._elements: dict[Hashable, Found] = {}
        self._gaps: dict[tuple[int, ...], Gaps] = {}
        self._room = MEMORY
        self._rules = rules
        catalogue = questions.catalogue
        alike, dear = questions.alike, questions.dear
        self._groups = [ask_of(group, catalogue) for group in groups]
        self._open = ask_of(dear.get("vm", ()), catalogue, roughly=True)
        self._still = {pair[0]: ask_of([pair], catalogue) for pair in dear.get("vm", ())}
        lists = [scope for scope in questions.by_scope if scope != "vm"]
        self._each = {scope: ask_of(alike[scope], catalogue) for scope in each}
        self._together = {scope: ask_of(alike[scope], catalogue) for scope in lists if scope not in each}
        self._absent = {scope: questions.of_absent(scope) for scope in lists}
        self._then = Questions(then, catalogue)
        self._can_be_clear = set(self._then.alike) <= {"vm"} and not any(self._then.dear.values())
        self._catalogue = catalogue

    def make_room(self) -> None:
        """Call it before anything is remembered: what is remembered stays small."""
        if not self._room:
            for remembered in (self.known, self._answers, self._elements, self._gaps):
                remembered.clear()
            self._room = MEMORY
        self._room -= 1

    def learn(
        self, subject: Any, key: Hashable, of_groups: Iterable[Hashable], of_scopes: Iterable[Hashable]
    ) -> Known:
        """Ask of a VM whose facts were not met before.

        Args:
            subject: The VM.
            key: Its facts.
            of_groups: For each group of rules, those they ask for.
            of_scopes: For each scope whose elements are told apart, those its rules ask for.
        """
        site, scopes = (subject.site, subject.in_job), self._catalogue.scopes
        found: list[int] = []
        for number, facts in enumerate(of_groups):
            found += self._answer(number, (number, site, facts), subject)
        for name, ask in self._absent.items():
            if elements(scopes[name], subject) is None:
                found += ask(subject, scopes[name].nothing)
        again: list[int] = []
        for name, ask in self._together.items():
            for element in elements(scopes[name], subject) or ():
                again += ask(subject, element)
        open_ = self._open(subject, None)
        self.make_room()
        known = self.known[key] = Known(
            found=found,
            gaps=self._gaps_of(tuple(found)),
            results={},
            again=again,
            open=open_,
            decided_by=self._decided_by(open_),
            decided={},
            elements=tuple(
                [
                    self._elements.setdefault((number, site, facts), {})
                    for number, facts in enumerate(of_scopes)
                ]
            ),
            clear=self._can_be_clear and not self._then.troubled(subject),
        )
        return known

    def _answer(self, number: int, key: Hashable, subject: Any) -> Sequence[int]:
        """What a group of rules says of VMs that agree in all that it asks for."""
        found = self._answers.get(key)
        if found is None:
            self.make_room()
            found = self._answers[key] = self._groups[number](subject, None)
        return found

    def _gaps_of(self, found: tuple[int, ...]) -> Gaps:
        """What looks for the facts that the results of these rules may name."""
        gaps = self._gaps.get(found)
        if gaps is None:
            gaps = self._gaps[found] = gaps_of(whole(self._rules[index]) for index in found)
        return gaps

    def learner(self, scope: str) -> Callable[[Any, Any, Found, Hashable], Troubles]:
        """What asks of an element whose facts were not met before."""
        ask = self._each[scope]

        def learn(subject: Any, element: Any, known: Found, key: Hashable) -> Troubles:
            found = Troubles(ask(subject, element))
            self.make_room()
            known[key] = found
            return found

        return learn

    def still_open(self, known: Known, subject: Any) -> Sequence[int]:
        """Which of the costly rules that stay open do not pass."""
        if known.decided_by is None:
            return self._asked(known.open, subject)
        key = tuple([reduce(subject, None) for reduce in known.decided_by])
        found = known.decided.get(key)
        if found is None:
            self.make_room()
            found = known.decided[key] = self._asked(known.open, subject)
        return found

    def _asked(self, indices: Sequence[int], subject: Any) -> Sequence[int]:
        return [index for index in indices if self._still[index](subject, None)]

    def _decided_by(self, indices: Sequence[int]) -> Sequence[Reduce] | None:
        found = [reductions(self._rules[index], self._catalogue) for index in indices]
        known = [reduces for reduces in found if reduces is not None]
        return list(dict.fromkeys(chain(*known))) if len(known) == len(found) else None
