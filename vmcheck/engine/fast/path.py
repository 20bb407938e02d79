"""The results of rules that do not pass: remembered where the facts decide them, asked where they do not."""

from collections.abc import Callable, Iterable
from typing import Any

from vmcheck.engine.ask import fact_of, failed
from vmcheck.engine.fast.known import Indexed, Known, Troubles
from vmcheck.engine.fast.memory import Memory
from vmcheck.engine.fast.remembered import Remembered
from vmcheck.engine.fast.second_pass import SecondPass
from vmcheck.engine.questions import Questions
from vmcheck.engine.rule import Result

More = tuple[Any, list[int]]
"""An element (None: whichever) and the rules that do not pass on it."""


class FastPath:
    """Asks rules of subjects; gives what ``ask`` gives."""

    def __init__(
        self,
        questions: Questions,
        *,
        look: Callable[[Any], tuple[Known, list[More]]],
        memory: Memory,
        second: SecondPass,
    ) -> None:
        """Take generated code.

        Args:
            questions: The rules of the first pass.
            look: Says which of them do not pass.
            memory: What it remembers.
            second: The rules of the second pass.
        """
        self._rules = questions.rules
        self._catalogue = questions.catalogue
        self._look = look
        self._results = Remembered(questions.rules, questions.catalogue, memory.make_room)
        self._second = second
        self._facts: dict[int, tuple[str, ...]] = {}

    def troubled(self, subject: Any) -> list[int]:
        """Indices of the rules of the first pass that do not pass, in order."""
        known, more = self._look(subject)
        found = {index for _, indices in more for index in indices}
        return sorted(found.union(*[answer.found for answer in known.answers]))

    def troubles(self, subject: Any) -> list[Result]:
        """The results of the rules that do not pass, in order, pass by pass."""
        known, more = self._look(subject)
        if not known.answers and not more:
            return self._second.troubles(subject, known)
        found = [pair for answer in known.answers for pair in self._results.of(answer, subject)]
        if more:
            found += self._of_elements(more, subject)
        if len(found) > 1:
            found.sort()  # each rule once: no two have the same index, and results are never compared
        results = [result for _, result in found]
        if results:
            subject.if_running = self._second.preview(results)
        return results + self._second.troubles(subject, known)

    def _of_elements(self, more: list[More], subject: Any) -> Iterable[Indexed]:
        """The results of rules that do not pass on some elements, or on others of the VM."""
        for index, elements in _by_rule(more).items():
            rule = self._rules[index]
            remembered = [found for _, found in more if index in found and isinstance(found, Troubles)]
            if elements is None or len(remembered) < len(elements):
                yield from self._results.ask([(index, elements)], subject)
            elif all(index in found.certain for found in remembered):
                fact = self._facts.get(index)
                if fact is None:
                    fact = self._facts[index] = fact_of(rule, self._catalogue)
                yield index, failed(rule, subject, self._catalogue, elements, fact)
            else:
                for pair in self._results.ask([(index, elements)], subject):
                    if len(pair[1].failed) == len(elements):
                        for found in remembered:
                            found.certain |= {index}
                    yield pair


def _by_rule(more: list[More]) -> dict[int, list[Any] | None]:
    """The rules with the elements that they do not pass on; None where that is not known."""
    among: dict[int, list[Any] | None] = {}
    for element, found in more:
        for index in found:
            if element is None:
                among[index] = None
            else:
                elements = among.setdefault(index, [])
                if elements is not None:
                    elements.append(element)
    return among
