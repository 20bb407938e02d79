"""How a VM stands, as far as a plan counts it; and the fleet as the sum of them."""

from collections import Counter

from msgspec import Struct

from vmcheck.plan.model import Gain, Tally
from vmcheck.verdict import CLASSIFICATIONS, Classification, Verdict

_RANKS = {name: rank for rank, name in enumerate(CLASSIFICATIONS)}


class Standing(Struct, frozen=True, gc=False):
    """What counts of a verdict."""

    classification: Classification
    downtime: bool | None
    excluded_items: int = 0
    excluded_bytes: int = 0
    excluded_unsized: int = 0
    uncertain_items: int = 0

    @property
    def rank(self) -> int:
        """The place of its class: the higher, the better."""
        return _RANKS[self.classification]


READY = Standing("online-capable", downtime=False)
"""How every VM stands that is online-capable: nothing is left out, nothing is open."""


def standing(verdict: Verdict) -> Standing:
    """Take from a verdict what counts."""
    if verdict.ready:
        return READY
    return Standing(
        verdict.classification,
        verdict.downtime,
        len(verdict.excluded),
        verdict.excluded_bytes,
        sum(item.size_bytes is None for item in verdict.excluded),
        len(verdict.uncertain),
    )


def gain(before: Standing, after: Standing) -> Gain:
    """What a VM gains."""
    ranks = after.rank - before.rank
    return Gain(
        ready=(after.classification == READY.classification)
        - (before.classification == READY.classification),
        downtime=(before.downtime is True) - (after.downtime is True),
        bytes=before.excluded_bytes - after.excluded_bytes,
        items=before.excluded_items - after.excluded_items,
        better=int(ranks > 0),
        worse=int(ranks < 0),
    )


def _is_ready(vm: Standing) -> bool:
    return vm.classification == READY.classification


class Account:
    """Sums up what VMs gain."""

    def __init__(self) -> None:
        self._sums: Counter[str] = Counter()

    def add(self, before: Standing, after: Standing) -> None:
        """Count a VM."""
        if before == after:
            return
        found = gain(before, after)
        for name in Gain.__struct_fields__:
            self._sums[name] += getattr(found, name)

    def total(self) -> Gain:
        """What all of them gain."""
        return Gain(**self._sums)


class Fleet:
    """Sums up how VMs stand; may be changed VM by VM."""

    def __init__(self) -> None:
        self.classes: Counter[Classification] = Counter()
        self.sums: Counter[str] = Counter()

    def add(self, vm: Standing, times: int = 1) -> None:
        """Count a VM; with ``times=-1`` take it away."""
        self.classes[vm.classification] += times
        sums = self.sums
        if vm is READY:
            return
        sums["interrupted"] += times * (vm.downtime is True)
        sums["interruption_unknown"] += times * (vm.downtime is None)
        sums["excluded_items"] += times * vm.excluded_items
        sums["excluded_bytes"] += times * vm.excluded_bytes
        sums["excluded_unsized"] += times * vm.excluded_unsized
        sums["uncertain_items"] += times * vm.uncertain_items

    def copy(self) -> "Fleet":
        """The same numbers, to be changed apart."""
        other = Fleet()
        other.change(self)
        return other

    def change(self, other: "Fleet") -> None:
        """Add what another one holds, differences for example."""
        self.classes.update(other.classes)
        self.sums.update(other.sums)

    def tally(self) -> Tally:
        """The fleet in numbers."""
        return Tally(
            by_class={name: self.classes[name] for name in CLASSIFICATIONS},
            **{name: self.sums[name] for name in Tally.__struct_fields__ if name != "by_class"},
        )
