"""The rules, ready to be asked of one VM after another."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from vmcheck.engine.ask import ask, passes
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.rule import Result, Rule

if TYPE_CHECKING:
    from vmcheck.engine.fast_path import FastPath

WARM = 12
"""From how many VMs on generating the fast path pays for itself."""

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
            warm: After how many VMs to switch to generated code.
        """
        self.rules = tuple(rule for rule in rules if rule.group is None)
        self._passes = [
            _Pass([rule for rule in self.rules if rule.second_pass == second], catalogue, warm)
            for second in (False, True)
        ]
        self._catalogue = catalogue
        self._preview = preview

    def troubles(self, subject: Any) -> list[Result]:
        """The results of all rules that do not simply pass: fail, unknown or crashed."""
        first, second = self._passes
        results = first.troubles(subject)
        if results:
            subject.if_running = self._preview(results)
        results += second.troubles(subject)
        return results

    def results(self, subject: Any) -> list[Result]:
        """The results of all rules, in order, those of other host releases as not applicable."""
        troubles = {id(result.rule): result for result in self.troubles(subject)}
        release = subject.site.release
        return [troubles.get(id(rule)) or ask(rule, subject, release, self._catalogue) for rule in self.rules]


class _Pass:
    def __init__(self, rules: list[Rule], catalogue: Catalogue, warm: int) -> None:
        self.rules = rules
        self.catalogue = catalogue
        self._left = warm
        self._fast: FastPath | None = None

    def troubles(self, subject: Any) -> list[Result]:
        if self._fast is None:
            if self._left:
                self._left -= 1
                return self._ask(self.rules, subject)
            from vmcheck.engine.codegen import compile_rules

            self._fast = compile_rules(self.rules, self.catalogue)
        try:
            return self._fast.results(subject)
        except Exception:  # noqa: BLE001  # whatever a rule does, the others must be asked, and it named
            return self._ask(self.rules, subject)

    def _ask(self, rules: Sequence[Rule], subject: Any) -> list[Result]:
        release = subject.site.release
        open_rules = [rule for rule in rules if release in rule.hosts and not self._passes(rule, subject)]
        results = [ask(rule, subject, release, self.catalogue) for rule in open_rules]
        return [result for result in results if result.value not in ("pass", "not-applicable")]

    def _passes(self, rule: Rule, subject: Any) -> bool:
        try:
            return passes(rule, subject, self.catalogue)
        except Exception:  # noqa: BLE001  # asking it will say how it crashes
            return False
