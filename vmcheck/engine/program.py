"""The rules, ready to be asked of one VM after another."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from vmcheck.engine.ask import ask
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.questions import Questions
from vmcheck.engine.rule import Result, Rule

if TYPE_CHECKING:
    from vmcheck.engine.fast_path import FastPath

WARM = 24
"""From how many VMs on remembering answers pays for itself."""

Preview = Callable[[Sequence[Result]], Any]
"""From the results of the first pass to what the second pass may ask as ``if_running``."""


class Program:
    """Asks all rules of a subject's host release; the answers are those of ``ask``, only faster."""

    def __init__(
        self, rules: Iterable[Rule], catalogue: Catalogue, preview: Preview, *, warm: int = WARM
    ) -> None:
        """Take the rules.

        Args:
            rules: All rules, in the order their results shall have; those of scope fleet are left out.
            catalogue: Fields and scopes.
            preview: Sums up the first pass for the second.
            warm: After how many VMs to begin to remember.
        """
        self.rules = tuple(rule for rule in rules if rule.group is None)
        first = [rule for rule in self.rules if not rule.second_pass]
        second = [rule for rule in self.rules if rule.second_pass]
        self._first = _Pass(first, catalogue, warm, then=second)
        self._second = _Pass(second, catalogue, warm)
        self._catalogue = catalogue
        self._preview = preview

    def troubles(self, subject: Any) -> list[Result]:
        """The results of all rules that do not simply pass: fail, unknown or crashed."""
        results = self._first.troubles(subject)
        if results is None:
            return []
        if results:
            subject.if_running = self._preview(results)
        return results + (self._second.troubles(subject) or [])

    def results(self, subject: Any) -> list[Result]:
        """The results of all rules, in order, those of other host releases as not applicable."""
        troubles = {id(result.rule): result for result in self.troubles(subject)}
        release = subject.site.release
        return [troubles.get(id(rule)) or ask(rule, subject, release, self._catalogue) for rule in self.rules]


class _Pass:
    def __init__(
        self, rules: Sequence[Rule], catalogue: Catalogue, warm: int, *, then: Sequence[Rule] = ()
    ) -> None:
        self._rules = rules
        self._then = then
        self._catalogue = catalogue
        self._questions = Questions(rules, catalogue)
        self._left = warm
        self._fast: FastPath | None = None

    def troubles(self, subject: Any) -> list[Result] | None:
        """The results of rules that do not pass; None if those of the pass that follows all pass, too."""
        try:
            if self._fast is None and self._left:
                self._left -= 1
                return self._ask(map(self._rules.__getitem__, self._questions.troubled(subject)), subject)
            if self._fast is None:
                from vmcheck.engine.codegen import compile_rules

                self._fast = compile_rules(self._rules, self._catalogue, then=self._then)
            return self._fast.results(subject)
        except Exception:  # noqa: BLE001  # whatever a rule does, the others must be asked, and it named
            return self._ask(self._rules, subject)

    def _ask(self, rules: Iterable[Rule], subject: Any) -> list[Result]:
        release = subject.site.release
        results = [ask(rule, subject, release, self._catalogue) for rule in rules]
        return [result for result in results if result.value not in ("pass", "not-applicable")]
