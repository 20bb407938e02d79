"""The smallest sets of changes after which the engine gives a VM the best class there is.

First everything is changed that the failing rules ask for, and judged again, until nothing is left to
change: that gives a set, and the class it reaches. If that brings up a rule that no change mends, the
changes to blame are left out. What can be left out of the set is left out. If no more
than ``SIZE`` changes are left, all sets of so many and fewer are tried, ``TRIES`` at most. Of a larger
set it is known that none of its changes can be left out.
"""

import contextlib
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from vmcheck.changes.applying import apply
from vmcheck.changes.change import EFFORTS, Change, Edit, Key
from vmcheck.changes.deriving import Deriver
from vmcheck.changes.node import Node, brings_up
from vmcheck.changes.situation import Assessor
from vmcheck.inventory.model import Header, Release, Vm

SIZE = 4
"""Up to so many changes every set is tried."""
TRIES = 96
"""So many sets are judged at most for one VM."""
SETS = 4
"""So many sets of the smallest size are given."""
_ROUNDS = 8
"""A change can bring up another rule: so often it is looked again."""


class Found(Struct, frozen=True):
    """The outcome of a search."""

    start: Node
    best: Sequence[Node]
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
        self._known: dict[Key, list[Change]] = {}
        self._nodes: dict[tuple[int, ...], Node] = {}
        """Judged already. A node holds its changes, so that no other one can have their ids."""

    def run(self) -> Found:
        """Search."""
        start = self.node(())
        if not any(offer.alternatives for offer in start.offers):
            return Found(start, [start])
        reached = [start, *self._reached(start)]
        goal = max(node.rank for node in reached)
        small = min((node for node in reached if node.rank == goal), key=lambda node: len(node.changes))
        small = self._without_needless(small)
        size = len(small.changes)
        tried, complete = self._all_up_to(start, size) if size <= SIZE else ([], False)
        pool = [small, *tried]
        goal = max(node.rank for node in pool)
        best = [node for node in pool if node.rank == goal]
        size = min(len(node.changes) for node in best)
        best = _smallest([self._least(node) for node in best if len(node.changes) == size])
        return Found(start, best[:SETS], complete)

    def reach(self) -> Node:
        """The best there is if everything is changed; nobody has looked what can be left out of it."""
        start = self.node(())
        return max((start, *self._reached(start)), key=lambda node: node.rank)

    def node(self, changes: tuple[Change, ...]) -> Node:
        """The VM after changes, with what can be done further.

        Raises:
            LookupError: A change is about something that is not there.
        """
        key = tuple(map(id, changes))
        if key not in self._nodes:
            vm, header = apply(changes, self._vm, self._header)
            situation = self._assessor.assess(vm, header, self._release)
            self._nodes[key] = Node(changes, situation, self._deriver, self._same)
        return self._nodes[key]

    def _same(self, change: Change) -> Change:
        known = self._known.setdefault(change.key, [])
        for one in known:
            if one == change:
                return one
        known.append(change)
        return change

    def _least(self, node: Node) -> Node:
        """The smallest part of a small set that reaches as much: a change may have grown with another."""
        if len(node.changes) > SIZE:
            return node
        for size in range(1, len(node.changes)):
            for part in combinations(node.changes, size):
                with contextlib.suppress(LookupError):
                    smaller = self.node(part)
                    if smaller.rank >= node.rank:
                        return smaller
        return node

    def _reached(self, start: Node) -> Iterator[Node]:
        """Where changing everything leads; if that brings up what no change mends, where the rest leads."""
        harmful = False
        for node in self._largest(start):
            yield node
            harmful = harmful or brings_up(node, start)
        if harmful:
            yield self._harmless(start)

    def _harmless(self, start: Node) -> Node:
        """One change after another, without those that bring up what no change mends."""
        node = start
        refused: set[Key] = set()
        for _ in range(TRIES):
            done = {change.key for change in node.changes}
            offered = (change for offer in node.offers for change in offer.alternatives)
            change = next((one for one in offered if one.key not in done | refused), None)
            if change is None:
                break
            try:
                further = self.node((*node.changes, change))
            except LookupError:
                refused.add(change.key)
                continue
            if brings_up(further, start):
                refused.add(change.key)
            else:
                node = further
        return node

    def _largest(self, start: Node) -> Iterator[Node]:
        """Everything that can be changed, once with the first alternatives and once with the last."""
        most = max((len(offer.alternatives) for offer in start.offers), default=0)
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
                try:
                    node = self.node((*node.changes, *more))
                except LookupError:
                    break
                yield node

    def _without_needless(self, node: Node) -> Node:
        """Leave out, one after another, what the class does not need, until every change is needed."""
        for change in reversed(node.changes):
            fewer = tuple(one for one in node.changes if one is not change)
            try:
                smaller = self.node(fewer)
            except LookupError:
                continue
            if smaller.rank >= node.rank:
                return self._without_needless(smaller)
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
                    with contextlib.suppress(LookupError):
                        larger.append(self.node((*node.changes, change)))
            found += larger
            level = larger
        return found, True


def _by_effort(node: Node) -> tuple[object, ...]:
    """The least effort first, then the order of the rules."""
    efforts = sorted((EFFORTS.index(change.effort) for change in node.changes), reverse=True)
    return efforts, [change.key for change in node.changes]


def _smallest(nodes: Sequence[Node]) -> list[Node]:
    """Those with the fewest changes, each once, in their order."""
    size = min(len(node.changes) for node in nodes)
    return _distinct(sorted((node for node in nodes if len(node.changes) == size), key=_by_effort))


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
