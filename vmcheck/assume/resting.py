"""Which of the assumed facts a verdict rests on: those without which it would be another."""

from collections.abc import Callable, Sequence

from vmcheck.assume.assumptions import Assumptions
from vmcheck.inventory.model import Vm
from vmcheck.verdict import Verdict

Judge = Callable[[Vm], Verdict]


class Resting:
    """Judges a VM again without its assumptions: only VMs for which something was filled."""

    def __init__(self, assumptions: Assumptions) -> None:
        self._without = {fact: assumptions.without(fact) for fact in assumptions.values}

    def facts(self, vm: Vm, filled: Sequence[str], verdict: Verdict, judge: Judge) -> tuple[str, ...]:
        """The facts that the verdict rests on, sorted; all that were filled if no single one decides.

        Args:
            vm: The VM as it was collected.
            filled: The facts that were assumed for it.
            verdict: The verdict with all of them.
            judge: Gives a verdict without any assumption.
        """
        if _alike(verdict, judge(vm)):
            return ()
        if len(filled) == 1:
            return tuple(filled)
        decisive = [fact for fact in filled if not _alike(verdict, judge(self._without[fact].apply(vm)[0]))]
        return tuple(decisive or filled)


def _alike(one: Verdict, other: Verdict) -> bool:
    """Whether two verdicts say the same. What is still missing is no part of that."""
    return _said(one) == _said(other)


def _said(verdict: Verdict) -> tuple[object, ...]:
    return (
        verdict.classification,
        verdict.mode,
        verdict.consistency,
        verdict.coverage,
        verdict.downtime,
        {(finding.rule, finding.object, finding.outcome) for finding in verdict.findings},
        {(item.kind, item.name) for item in verdict.excluded},
    )
