"""What was answered before: VMs are much alike, so most are answered by a look into a dictionary."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain
from typing import Any

from vmcheck.engine.fast.known import Answer, Found, Known, Troubles
from vmcheck.engine.fields import elements
from vmcheck.engine.questions import Ask, Asked, Questions, Reduce, reductions

MEMORY = 8192
"""So many answers are remembered; then all are forgotten."""


class Memory:
    """Answers by facts. What is not known yet is asked, and remembered."""

    def __init__(self, questions: Questions, groups: Sequence[Asked], each: Sequence[str]) -> None:
        """Take what asks the rules.

        Args:
            questions: The rules by scope.
            groups: Those of the VM as a whole that can be remembered, by the facts they ask for.
            each: The scopes whose elements are told apart by their facts.
        """
        self.known: dict[Hashable, Known] = {}
        self._answers: dict[Hashable, Answer] = {}
        self._elements: dict[Hashable, Found] = {}
        self._then: dict[Hashable, dict[Hashable, Answer]] = {}
        self._room = MEMORY
        self._rules = questions.rules
        self._catalogue = questions.catalogue
        asking = questions.asking
        alike, dear = questions.alike, questions.dear
        self._groups = [asking(group) for group in groups]
        self._open = asking(dear.get("vm", ()), roughly=True)
        self._still = {pair[0]: asking([pair]) for pair in dear.get("vm", ())}
        self._lists = [scope for scope in questions.by_scope if scope != "vm"]
        self._each = {scope: asking(alike[scope]) for scope in each}
        self._together = {scope: asking(alike[scope]) for scope in self._lists if scope not in each}
        self._absent = {scope: questions.of_absent(scope) for scope in self._lists}

    def make_room(self) -> None:
        """Call it before anything is remembered: what is remembered stays small."""
        if not self._room:
            for remembered in (self.known, self._answers, self._elements, self._then):
                remembered.clear()
            self._room = MEMORY
        self._room -= 1

    def learn(
        self,
        subject: Any,
        key: Hashable,
        of_groups: Iterable[Hashable],
        of_lists: Iterable[Hashable],
        of_then: Hashable,
    ) -> Known:
        """Ask of a VM whose facts were not met before.

        Args:
            subject: The VM.
            key: Its facts.
            of_groups: For each group of rules, those they ask for.
            of_lists: For each list of the VM, those the rules of its elements ask for.
            of_then: Those the rules of the second pass ask for.
        """
        site, scopes = (subject.site.alike, subject.in_job), self._catalogue.scopes
        by_list = {name: (name, site, facts) for name, facts in zip(self._lists, of_lists, strict=True)}
        answers = [
            self._answer((number, site, facts), subject, ask, None)
            for number, (facts, ask) in enumerate(zip(of_groups, self._groups, strict=True))
        ]
        answers += [
            self._answer(("absent", *by_list[name]), subject, ask, scopes[name].nothing)
            for name, ask in self._absent.items()
            if elements(scopes[name], subject) is None
        ]
        again: list[int] = []
        for name, ask in self._together.items():
            for element in elements(scopes[name], subject) or ():
                again += ask(subject, element)
        open_ = self._open(subject, None)
        self.make_room()
        known = self.known[key] = Known(
            answers=[answer for answer in answers if answer.found],
            again=again,
            open=open_,
            decided_by=self._decided_by(open_),
            decided={},
            elements=tuple([self._elements.setdefault(by_list[name], {}) for name in self._each]),
            then=self._then.setdefault((site, of_then), {}),
        )
        return known

    def _answer(self, key: Hashable, subject: Any, ask: Ask, element: Any) -> Answer:
        """What rules say of VMs that agree in all that they ask for."""
        answer = self._answers.get(key)
        if answer is None:
            found = ask(subject, element)
            self.make_room()
            answer = self._answers[key] = Answer(found, {})
        return answer

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
