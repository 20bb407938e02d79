"""The rules, ready to be asked of one VM after another."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from vmcheck.engine.ask import ask
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.questions import Questions
from vmcheck.engine.rule import Result, Rule

if TYPE_CHECKING:
    from vmcheck.engine.fast.path import FastPath
    from vmcheck.engine.fast.second_pass import Preview

WARM = 12
"""From how many VMs on remembering answers pays for itself."""

Choose = Callable[[], Sequence[Rule]]
"""Which rules of a pass to ask; called when the pass before is done."""


class Program:
    """Asks all rules of a subject's host release; the answers are those of ``ask``, only faster."""

    def __init__(
        self, rules: Iterable[Rule], catalogue: Catalogue, preview: "Preview", *, warm: int = WARM
    ) -> None:
        """Take the rules.

        Args:
            rules: All rules, in the order their results shall have; those of scope fleet are left out.
            catalogue: Fields and scopes.
            preview: Sums up the first pass for the second.
            warm: After how many VMs to begin to remember.
        """
        self.rules = tuple(rule for rule in rules if rule.group is None)
        self._first = [rule for rule in self.rules if not rule.second_pass]
        self._second = [rule for rule in self.rules if rule.second_pass]
        self._questions = Questions(self._first, catalogue)
        self._then = Questions(self._second, catalogue)
        self._catalogue = catalogue
        self._preview = preview
        self._left = warm
        self._fast: FastPath | None = None

    def troubles(self, subject: Any) -> list[Result]:
        """The results of all rules that do not simply pass: fail, unknown or crashed."""
        try:
            if self._left:
                self._left -= 1
                return self._directly(subject)
            if self._fast is None:
                from vmcheck.engine.fast.look import compile_rules

                self._fast = compile_rules(self._questions, self._then, self._preview)
            return self._fast.troubles(subject)
        except Exception:  # noqa: BLE001  # whatever a rule does, the others must be asked, and it named
            return self._both_passes(subject, lambda: self._first, lambda: self._second)

    def results(self, subject: Any) -> list[Result]:
        """The results of all rules, in order, those of other host releases as not applicable."""
        troubles = {id(result.rule): result for result in self.troubles(subject)}
        release = subject.site.release
        return [troubles.get(id(rule)) or ask(rule, subject, release, self._catalogue) for rule in self.rules]

    def _directly(self, subject: Any) -> list[Result]:
        return self._both_passes(
            subject,
            lambda: [self._first[index] for index in self._questions.troubled(subject)],
            lambda: [self._second[index] for index in self._then.troubled(subject)],
        )

    def _both_passes(self, subject: Any, first: Choose, second: Choose) -> list[Result]:
        results = self._ask(first(), subject)
        if results:
            subject.if_running = self._preview(results)
        return results + self._ask(second(), subject)

    def _ask(self, rules: Iterable[Rule], subject: Any) -> list[Result]:
        release = subject.site.release
        results = [ask(rule, subject, release, self._catalogue) for rule in rules]
        return [result for result in results if result.is_trouble]
