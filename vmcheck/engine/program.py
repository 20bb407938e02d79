"""The rules of one host release, ready to be asked of one VM after another."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from vmcheck.engine.ask import ask
from vmcheck.engine.codegen import Evaluate, compile_rules
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.rule import Result, Rule
from vmcheck.inventory.model import Release

WARM = 30
"""From how many VMs on generating the fast path pays for itself."""

Preview = Callable[[Sequence[Result]], Any]
"""From the results of the first pass to what the second pass may ask as ``if_running``."""


class Program:
    """Asks all rules of one host release; the answers are those of ``ask``, only faster."""

    def __init__(
        self,
        rules: Iterable[Rule],
        release: Release,
        catalogue: Catalogue,
        preview: Preview,
        *,
        warm: int = WARM,
    ) -> None:
        """Choose the rules that concern a release.

        Args:
            rules: All rules, in the order their results shall have; those of scope fleet are left out.
            release: The host release.
            catalogue: Fields and scopes.
            preview: Sums up the first pass for the second.
            warm: After how many VMs to switch to generated code.
        """
        self.release = release
        self.rules = tuple(rule for rule in rules if rule.group is None)
        concerned = [rule for rule in self.rules if release in rule.hosts]
        self._passes = [
            _Pass([rule for rule in concerned if rule.second_pass == second], release, catalogue, warm)
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
        return [
            troubles.get(id(rule)) or ask(rule, subject, self.release, self._catalogue) for rule in self.rules
        ]


class _Pass:
    def __init__(self, rules: list[Rule], release: Release, catalogue: Catalogue, warm: int) -> None:
        self.rules = rules
        self.release = release
        self.catalogue = catalogue
        self._left = warm
        self._evaluate: Evaluate | None = None

    def troubles(self, subject: Any) -> list[Result]:
        if self._evaluate is None:
            if self._left:
                self._left -= 1
                return self._ask_all(subject)
            self._evaluate = compile_rules(self.rules, self.catalogue)
        try:
            found = self._evaluate(subject)
        except Exception:  # noqa: BLE001  # whatever a rule does, the others must be asked: _ask_all names it
            return self._ask_all(subject)
        if not found:
            return []
        return [ask(self.rules[index], subject, self.release, self.catalogue) for index in sorted(found)]

    def _ask_all(self, subject: Any) -> list[Result]:
        results = [ask(rule, subject, self.release, self.catalogue) for rule in self.rules]
        return [result for result in results if result.value not in ("pass", "not-applicable")]
