"""How many VMs and verdicts rest on assumptions, for the notes that every report begins with."""

from collections import Counter

from vmcheck.assume.assumptions import Assumptions
from vmcheck.verdict import Verdict


class AssumptionTally:
    """Counts one verdict after another."""

    def __init__(self, assumptions: Assumptions) -> None:
        self._assumptions = assumptions
        self._filled: Counter[str] = Counter()
        self._decided: Counter[str] = Counter()

    def see(self, verdict: Verdict) -> None:
        """Take one VM."""
        if verdict.assumed:
            self._filled.update(verdict.assumed)
            self._decided.update(verdict.rests_on)

    def notes(self) -> tuple[str, ...]:
        """A line for each assumption, those that no VM needed too."""
        return tuple(
            f"Assumed where not collected: {fact} = {self._assumptions.shown(fact)} ({self._numbers(fact)})"
            for fact in self._assumptions.values
        )

    def _numbers(self, fact: str) -> str:
        vms, verdicts = self._filled[fact], self._decided[fact]
        if not vms:
            return "used for no VM"
        counted = "1 VM" if vms == 1 else f"{vms} VMs"
        if not verdicts:
            return f"{counted}; no verdict rests on it"
        return f"{counted}; {'1 verdict rests' if verdicts == 1 else f'{verdicts} verdicts rest'} on it"
