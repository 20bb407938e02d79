"""Adding up what is at stake."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vmcheck.stake.model import Longest, Pauses, Share
from vmcheck.stake.pause import pause_seconds
from vmcheck.verdict import Item, Verdict

if TYPE_CHECKING:
    from vmcheck.stake.rate import Rate


class Items:
    """Disks, LUNs and files with their bytes."""

    __slots__ = ("count", "size", "unknown")

    def __init__(self) -> None:
        self.count = self.size = self.unknown = 0

    def add(self, items: Sequence[Item]) -> None:
        """Take those of one VM."""
        self.count += len(items)
        for item in items:
            if item.size_bytes is None:
                self.unknown += 1
            else:
                self.size += item.size_bytes

    def merge(self, other: "Items") -> None:
        """Take those of other VMs."""
        self.count += other.count
        self.size += other.size
        self.unknown += other.unknown


class Sums:
    """What is at stake for some VMs, in the making."""

    __slots__ = ("excluded", "interrupted", "longest", "pauses", "perhaps", "seconds", "uncertain", "vms")

    def __init__(self) -> None:
        self.vms = self.interrupted = self.perhaps = self.pauses = self.seconds = 0
        self.excluded = Items()
        self.uncertain = Items()
        self.longest: Longest | None = None

    def add(self, verdict: Verdict, rate: "Rate | None") -> None:
        """Take one VM."""
        self.vms += 1
        if verdict.downtime is False and not verdict.excluded and not verdict.uncertain:
            return  # most of a fleet
        if verdict.downtime:
            self.interrupted += 1
            self._pause(verdict, rate)
        elif verdict.downtime is None:
            self.perhaps += 1
        if verdict.excluded:
            self.excluded.add(verdict.excluded)
        if verdict.uncertain:
            self.uncertain.add(verdict.uncertain)

    def _pause(self, verdict: Verdict, rate: "Rate | None") -> None:
        seconds = pause_seconds(verdict, rate)
        if seconds is not None:
            self.pauses += 1
            self.seconds += seconds
            self._keep(Longest(seconds, verdict.name, verdict.host))

    def _keep(self, longest: Longest | None) -> None:
        """Of equals the first one met stays."""
        if longest is not None and (self.longest is None or longest.seconds > self.longest.seconds):
            self.longest = longest

    def merge(self, other: "Sums") -> None:
        """Take other VMs."""
        self.vms += other.vms
        self.interrupted += other.interrupted
        self.perhaps += other.perhaps
        self.pauses += other.pauses
        self.seconds += other.seconds
        self.excluded.merge(other.excluded)
        self.uncertain.merge(other.uncertain)
        self._keep(other.longest)

    def share(self, name: str | None, rate: "Rate | None") -> Share:
        """The sums so far."""
        return Share(
            name=name,
            vms=self.vms,
            interrupted=self.interrupted,
            interruption_unknown=self.perhaps,
            excluded_items=self.excluded.count,
            excluded_bytes=self.excluded.size,
            excluded_unknown_size=self.excluded.unknown,
            uncertain_items=self.uncertain.count,
            uncertain_bytes=self.uncertain.size,
            uncertain_unknown_size=self.uncertain.unknown,
            pauses=None if rate is None else self._pauses(),
        )

    def _pauses(self) -> Pauses:
        return Pauses(
            vms=self.pauses,
            seconds=self.seconds,
            longest=self.longest,
            without_memory=self.interrupted - self.pauses,
        )
