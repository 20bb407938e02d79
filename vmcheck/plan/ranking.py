"""In which order the steps are best done: pure, over plain values.

A VM that needs two steps gains nothing by the first of them. So whole bundles are compared, what one
VM still needs, by what they buy for each step they take; the best one is done, and the next is chosen
in the light of that.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

StepKey = tuple[str, int]
"""The id of a rule, and the number of the host whose change it is; -1 for changes of VMs."""


@dataclass(frozen=True, slots=True)
class Prize:
    """What a VM gains once all its steps are done, as its own smallest set of changes promises."""

    ready: bool = False
    downtime: bool = False
    bytes: int = 0
    better: bool = False


Wishes = Mapping[tuple[frozenset[StepKey], Prize], int]
"""How many VMs gain the prize by those steps."""

_Worth = tuple[int, int, int, int]
"""Ready VMs, downtime avoided, bytes, VMs in a better class: compared in this order."""
_NOTHING: _Worth = (0, 0, 0, 0)
_Score = tuple[Fraction, Fraction, Fraction, Fraction, int, tuple[StepKey, ...]]


def order_steps(wishes: Wishes, efforts: Mapping[StepKey, int]) -> list[StepKey]:
    """Order all steps, the most worthwhile first. The same wishes give the same order.

    Args:
        wishes: What VMs need and what they gain.
        efforts: For each step its effort, 0 for the least.
    """
    return _Ranking(wishes, efforts).order()


class _Ranking:
    """The bundles that are still open, each with its score."""

    def __init__(self, wishes: Wishes, efforts: Mapping[StepKey, int]) -> None:
        self._efforts = efforts
        self._worth: dict[frozenset[StepKey], _Worth] = defaultdict(lambda: _NOTHING)
        self._with: dict[StepKey, set[frozenset[StepKey]]] = defaultdict(set)
        self._scores: dict[frozenset[StepKey], _Score] = {}
        for (steps, prize), vms in wishes.items():
            self._put(steps, _worth(prize, vms))
        self._rescore(self._worth)

    def order(self) -> list[StepKey]:
        done: list[StepKey] = []
        while self._scores:
            best = min(self._scores, key=self._scores.__getitem__)
            chosen = self._sorted(best)
            done += chosen
            self._take(chosen)
        done += sorted(self._efforts.keys() - set(done), key=self._plainly)
        return done

    def _put(self, steps: frozenset[StepKey], worth: _Worth) -> None:
        if not steps:
            return
        self._worth[steps] = _sum([self._worth[steps], worth])
        for step in steps:
            self._with[step].add(steps)

    def _take(self, chosen: Sequence[StepKey]) -> None:
        """Mark steps as done: the bundles that hold them become smaller."""
        concerned = {bundle for step in chosen for bundle in self._with[step]}
        worths = {bundle: self._worth.pop(bundle) for bundle in concerned}
        for bundle in concerned:
            del self._scores[bundle]
            for step in bundle:
                self._with[step].discard(bundle)
        smaller = {bundle.difference(chosen) for bundle in concerned}
        for bundle, worth in worths.items():
            self._put(bundle.difference(chosen), worth)
        self._rescore({near for rest in smaller for step in rest for near in self._with[step]})

    def _rescore(self, bundles: Iterable[frozenset[StepKey]]) -> None:
        for bundle in list(bundles):
            inside = {near for step in bundle for near in self._with[step] if near <= bundle}
            worth = _sum(self._worth[near] for near in inside)
            ready, downtime, size, better = (Fraction(-value, len(bundle)) for value in worth)
            effort = sum(self._efforts[step] for step in bundle)
            self._scores[bundle] = (ready, downtime, size, better, effort, tuple(sorted(bundle)))

    def _sorted(self, bundle: frozenset[StepKey]) -> list[StepKey]:
        return sorted(bundle, key=self._plainly)

    def _plainly(self, step: StepKey) -> tuple[int, StepKey]:
        return self._efforts[step], step


def _worth(prize: Prize, vms: int) -> _Worth:
    return vms * prize.ready, vms * prize.downtime, vms * prize.bytes, vms * prize.better


def _sum(worths: Iterable[_Worth]) -> _Worth:
    ready, downtime, size, better = (sum(column) for column in zip(*worths, strict=True))
    return ready, downtime, size, better
