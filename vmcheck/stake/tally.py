"""Counts what is at stake, VM by VM. Memory grows with the number of hosts, not of VMs."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from vmcheck.inventory.events import Event, Opened
from vmcheck.inventory.model import Header
from vmcheck.stake.model import Share, Stake
from vmcheck.stake.sums import Sums
from vmcheck.verdict import Verdict

if TYPE_CHECKING:
    from vmcheck.stake.rate import Rate


class StakeTally:
    """Looks at every verdict; knows the backup job of each host from the inventories."""

    def __init__(self, rate: "Rate | None" = None) -> None:
        """Begin empty.

        Args:
            rate: How fast hosts write a saved state; without it no pause is estimated.
        """
        self._rate = rate
        self._jobs: dict[str, str] = {}
        self._here: dict[str | None, Sums] = {}
        self._all: list[tuple[str | None, str | None, Sums]] = []

    def following(self, events: Iterable[Event]) -> Iterator[Event]:
        """Pass on the events of a run, and learn which job takes which host."""
        for event in events:
            if isinstance(event, Opened):
                self._open(event.header)
            yield event

    def see(self, verdict: Verdict) -> None:
        """Count one VM of the inventory that was opened last."""
        sums = self._here.get(verdict.host)
        if sums is None:
            sums = self._here[verdict.host] = Sums()
            self._all.append((verdict.host, self._job_of(verdict.host), sums))
        sums.add(verdict, self._rate)

    def stake(self) -> Stake:
        """What is at stake so far."""
        total = Sums()
        for _, _, sums in self._all:
            total.merge(sums)
        return Stake(
            rate=self._rate,
            total=total.share(None, self._rate),
            hosts=self._shares((host, sums) for host, _, sums in self._all),
            jobs=self._shares((job, sums) for _, job, sums in self._all),
        )

    def _open(self, header: Header) -> None:
        self._here = {}
        self._jobs = {
            host.name.casefold(): host.backup_job.name or ""
            for host in header.hosts or ()
            if host.backup_job is not None
        }

    def _job_of(self, host: str | None) -> str | None:
        return None if host is None else self._jobs.get(host.casefold())

    def _shares(self, parts: Iterable[tuple[str | None, Sums]]) -> tuple[Share, ...]:
        """One share for each name; names are compared without case and shown as met first."""
        merged: dict[str | None, tuple[str | None, Sums]] = {}
        for name, sums in parts:
            key = None if name is None else name.casefold()
            merged.setdefault(key, (name, Sums()))[1].merge(sums)
        shares = (sums.share(name, self._rate) for name, sums in merged.values())
        return tuple(sorted(shares, key=_most_first))


def _most_first(share: Share) -> tuple[int, int, int, int, int]:
    return (
        -share.interrupted,
        -share.excluded_bytes,
        -share.excluded_items,
        -share.interruption_unknown,
        -share.uncertain_items,
    )
