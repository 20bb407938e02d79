"""Results that name no element: asked once of VMs that agree in all that decides them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from vmcheck.engine.ask import ask
from vmcheck.engine.fast.gaps import Gaps, gaps_of
from vmcheck.engine.fast.known import CERTAIN, Answer, Indexed
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.rule import Rule


class Remembered:
    """The results of the rules of one pass."""

    def __init__(self, rules: Sequence[Rule], catalogue: Catalogue, make_room: Callable[[], None]) -> None:
        """Take the rules; ``make_room`` is called before anything is remembered."""
        self._rules = rules
        self._catalogue = catalogue
        self._make_room = make_room
        self._gaps_of: dict[tuple[int, ...], Gaps] = {}

    def of(self, answer: Answer, subject: Any) -> Sequence[Indexed]:
        """The results of an answer's rules: the facts of the VM decide them, and which facts are missing."""
        certain = answer.results.get(CERTAIN)
        if certain is not None:
            return certain
        gaps = self._gaps(answer.found)(subject)
        remembered = answer.results.get(gaps)
        if remembered is None:
            remembered = self.ask([(index, None) for index in answer.found], subject)
            values = {result.value for _, result in remembered}
            if "crashed" not in values:
                self._make_room()
                answer.results[CERTAIN if values == {"fail"} else gaps] = remembered
        return remembered

    def _gaps(self, found: Sequence[int]) -> Gaps:
        """What looks for the facts that the results of these rules may name."""
        key = tuple(found)
        gaps = self._gaps_of.get(key)
        if gaps is None:
            gaps = self._gaps_of[key] = gaps_of([self._rules[one].whole for one in found], self._catalogue)
        return gaps

    def ask(self, asked: Iterable[tuple[int, list[Any] | None]], subject: Any) -> list[Indexed]:
        """Results by the reference, those that pass left out; of rules on these elements, None for all."""
        release = subject.site.release
        results = [
            (index, ask(self._rules[index], subject, release, self._catalogue, among))
            for index, among in asked
        ]
        return [pair for pair in results if pair[1].is_trouble]
