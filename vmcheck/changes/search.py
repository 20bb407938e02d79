"""The smallest sets of changes after which the engine gives a VM the best class there is.

First everything is changed that the failing rules ask for, and judged again, until nothing is left to
change: that gives a set, and the class it reaches. What can be left out of it is left out. Then all
smaller sets are tried, as long as they are no larger than ``SIZE`` and not more than ``TRIES`` in
all; a larger set is smallest in the sense that none of its changes can be left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vmcheck.changes.applying import apply
from vmcheck.changes.change import EFFORTS, Change, Edit, Key, Obstacle
from vmcheck.changes.deriving import Deriver, Offer
from vmcheck.changes.indexes import as_before
from vmcheck.changes.situation import Assessor, Situation
from vmcheck.engine.rule import BLOCKING
from vmcheck.inventory.model import Header, Release, Vm
from vmcheck.verdict import CLASSIFICATIONS, Classification

SIZE = 4
"""Up to so many changes every smaller set is tried."""
TRIES = 96
"""So many sets are judged at most for one VM."""
SETS = 4
"""So many sets of the smallest size are given."""
_ROUNDS = 8
"""A change can bring up another rule: so often it is looked again."""


@dataclass(slots=True)
class Node:
    """A VM after some changes."""

    changes: tuple[Change, ...]
    situation: Situation
    offers: list[Offer]

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


@dataclass(slots=True)
class Found:
    """The outcome of a search."""

    start: Node
    best: list[Node] = field(default_factory=list)
    """Smallest sets that reach the best class, in their order; the start alone where none is better."""
    complete: bool = True


class Search:
    """Searches for one VM."""

    def __init__(
        self, assessor: Assessor, deriver: Deriver, vm: Vm, header: Header, release: Release | None = None
    ) -> None:
        self._assessor = assessor
        self._deriver = deriver
        self._vm = vm
        self._header = header
        self._release = release
        self._order: dict[str, int] = {}

    def run(self) -> Found:
        """Search."""
        start = self.node(())
        if not any(offer.alternatives for offer in start.offers):
            return Found(start, [start])
        reached = [start, *self._largest(start)]
        goal = max(node.rank for node in reached)
        small = min((node for node in reached if node.rank == goal), key=lambda node: len(node.changes))
        small = self._without_needless(small)
        size = len(small.changes)
        tried, complete = self._all_up_to(start, min(size, SIZE))
        complete = complete and size <= SIZE
        pool = [small, *tried]
        goal = max(node.rank for node in pool)
        best = [node for node in pool if node.rank == goal]
        size = min(len(node.changes) for node in best)
        best = _distinct(sorted((node for node in best if len(node.changes) == size), key=self._by_effort))
        return Found(start, best[:SETS], complete)

    def node(self, changes: tuple[Change, ...]) -> Node:
        """The VM after changes, with what can be done further.

        Raises:
            LookupError: A change is about something that is not there.
        """
        vm, header = apply(changes, self._vm, self._header)
        situation = self._assessor.assess(vm, header, self._release)
        return Node(changes, situation, list(self._offers(situation, changes)))

    def _offers(self, situation: Situation, changes: Sequence[Change]) -> Iterator[Offer]:
        by_site = [
            {
                (result.rule.id, result.rule.variant): self._deriver.offer(result, subject)
                for result in results
                if result.outcome in BLOCKING and result.value == "fail"
            }
            for subject, results in situation.asked
        ]
        for key, offer in by_site[0].items():
            self._order.setdefault(key[0], len(self._order))
            others = [site.get(key) for site in by_site[1:]]
            agreed = [
                change
                for change in offer.alternatives
                if all(other is not None and change in other.alternatives for other in others)
            ]
            yield Offer([as_before(change, changes) for change in agreed], offer.obstacle)

    def _largest(self, start: Node) -> Iterator[Node]:
        """Everything that can be changed, once with the first alternatives and once with the last."""
        most = max(len(offer.alternatives) for offer in start.offers)
        for number in range(most):
            node = start
            for _ in range(_ROUNDS):
                more = [
                    offer.alternatives[min(number, len(offer.alternatives) - 1)]
                    for offer in node.offers
                    if offer.alternatives
                ]
                if not more or any(change in node.changes for change in more):
                    break
                node = self.node((*node.changes, *more))
                yield node

    def _without_needless(self, node: Node) -> Node:
        """Leave out, one after another, what the class does not need."""
        for change in reversed(node.changes):
            fewer = tuple(one for one in node.changes if one is not change)
            try:
                smaller = self.node(fewer)
            except LookupError:
                continue
            if smaller.rank >= node.rank:
                node = smaller
        return node

    def _all_up_to(self, start: Node, size: int) -> tuple[list[Node], bool]:
        """All sets of so many changes, smaller ones first; and whether there was an end to them."""
        found = [start]
        level = [start]
        tries = 0
        for _ in range(size):
            seen: set[frozenset[Key]] = set()
            larger: list[Node] = []
            for node in level:
                for change in (one for offer in node.offers for one in offer.alternatives):
                    keys = frozenset(one.key for one in (*node.changes, change))
                    if len(keys) == len(node.changes) or keys in seen:
                        continue
                    if tries == TRIES:
                        return found + larger, False
                    seen.add(keys)
                    tries += 1
                    larger.append(self.node((*node.changes, change)))
            found += larger
            level = larger
        return found, True

    def _by_effort(self, node: Node) -> tuple[object, ...]:
        efforts = sorted((EFFORTS.index(change.effort) for change in node.changes), reverse=True)
        return efforts, [(self._order.get(change.rule, 0), change.alternative) for change in node.changes]


def _distinct(nodes: Sequence[Node]) -> list[Node]:
    """Each way to change the facts once, whichever rules ask for it."""
    found: list[tuple[list[Edit], Node]] = []
    for node in nodes:
        edits = [edit for change in node.changes for edit in change.edits]
        if not any(_same(edits, known) for known, _ in found):
            found.append((edits, node))
    return [node for _, node in found]


def _same(edits: Sequence[Edit], others: Sequence[Edit]) -> bool:
    return all(edit in others for edit in edits) and all(edit in edits for edit in others)
