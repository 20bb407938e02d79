"""A VM after some changes: how it stands then, and what can be done further."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from vmcheck.changes.change import Change, Obstacle
from vmcheck.changes.deriving import Deriver, Offer
from vmcheck.changes.indexes import as_before
from vmcheck.changes.situation import Situation
from vmcheck.engine.rule import BLOCKING
from vmcheck.verdict import CLASSIFICATIONS, Classification

Same = Callable[[Change], Change]
"""Gives the very change that is equal to one, if it was met before."""


class Node:
    """A VM after some changes."""

    def __init__(
        self, changes: tuple[Change, ...], situation: Situation, deriver: Deriver, same: Same
    ) -> None:
        self.changes = changes
        self.situation = situation
        self._deriver = deriver
        self._same = same

    @cached_property
    def offers(self) -> list[Offer]:
        """What can be done further, for each rule that stands in the way."""
        return list(_offers(self.situation, self.changes, self._deriver, self._same))

    @property
    def classification(self) -> Classification:
        """The class it has then."""
        return self.situation.classification

    @property
    def rank(self) -> int:
        """The place of the class, the worst is 0."""
        return CLASSIFICATIONS.index(self.classification)

    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """The rules that no change mends."""
        return tuple(offer.obstacle for offer in self.offers if offer.obstacle is not None)


def brings_up(node: Node, start: Node) -> bool:
    """Whether changes have brought up a rule that no change mends."""
    before = {obstacle.rule for obstacle in start.obstacles}
    return any(obstacle.rule not in before for obstacle in node.obstacles)


def _offers(situation: Situation, earlier: Sequence[Change], deriver: Deriver, same: Same) -> Iterator[Offer]:
    """One for each rule that stands in the way, on every site the VM may be on."""
    by_site = [
        {
            (result.rule.id, result.rule.variant): deriver.offer(result, subject)
            for result in results
            if result.outcome in BLOCKING and result.value == "fail"
        }
        for subject, results in situation.asked
    ]
    for key, offer in by_site[0].items():
        others = [site.get(key) for site in by_site[1:]]
        agreed = [
            same(as_before(change, earlier))
            for change in offer.alternatives
            if all(other is not None and change in other.alternatives for other in others)
        ]
        yield Offer(agreed, offer.obstacle)
