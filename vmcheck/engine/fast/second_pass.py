"""Rules that ask for the verdict so far: answered by that, for VMs whose other facts are known."""

from collections.abc import Callable, Sequence
from typing import Any

from vmcheck.engine.fast.known import Answer, Known
from vmcheck.engine.fast.memory import Memory
from vmcheck.engine.fast.remembered import Remembered
from vmcheck.engine.questions import Questions
from vmcheck.engine.rule import Result

Preview = Callable[[Sequence[Result]], Any]
"""From the results of the first pass to what the second pass may ask as ``if_running``."""


class SecondPass:
    """Asks the rules of the second pass."""

    def __init__(self, questions: Questions, memory: Memory, preview: Preview) -> None:
        """Take the rules.

        Args:
            questions: Those of the second pass.
            memory: Of the first pass, whose keys hold all facts that these rules ask for.
            preview: Sums up the first pass: what ``if_running`` becomes.
        """
        self.preview = preview
        self._questions = questions
        self._memory = memory
        self._results = Remembered(questions.rules, questions.catalogue, memory.make_room)
        self._of_the_vm = set(questions.alike) <= {"vm"} and not any(questions.dear.values())

    def troubles(self, subject: Any, known: Known) -> list[Result]:
        """The results of the rules that do not pass, in order.

        Args:
            subject: The VM, with what ``if_running`` says of it.
            known: What is known of VMs with the same facts.
        """
        if not self._of_the_vm:
            found = [(index, None) for index in self._questions.troubled(subject)]
            return [result for _, result in self._results.ask(found, subject)]
        answer = known.then.get(subject.if_running)
        if answer is None:
            answer = self._learn(subject, known)
        return [result for _, result in self._results.of(answer, subject)] if answer.found else []

    def _learn(self, subject: Any, known: Known) -> Answer:
        found = self._questions.troubled(subject)
        self._memory.make_room()
        answer = known.then[subject.if_running] = Answer(found, {})
        return answer
