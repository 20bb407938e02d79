"""The first look at a fleet: every VM is judged once, and put aside; of those in need, what they need."""

from types import TracebackType
from typing import Self

from vmcheck.inventory.events import Opened, Record
from vmcheck.plan.advisor import Advisor
from vmcheck.plan.hosts import HostKey, Hosts
from vmcheck.plan.judge import Judge
from vmcheck.plan.kept import KeptVms
from vmcheck.plan.needy import Needy, left
from vmcheck.plan.standing import READY, Fleet
from vmcheck.plan.wish import Wisher
from vmcheck.verdict import Verdict


class FleetBook:
    """Use it as a context manager: the VMs may be in a temporary file.

    In memory there are some bytes for each VM, and what is said of each VM in need.
    """

    def __init__(self, judge: Judge, advisor: Advisor) -> None:
        self._judge = judge
        self._advisor = advisor
        self._wisher = Wisher(judge, advisor)
        self._keys: dict[HostKey, int] = {}
        self.vms = KeptVms()
        self.hosts = Hosts(judge)
        self.needy: list[Needy] = []
        self.now = Fleet()

    def __enter__(self) -> Self:
        self.vms.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.vms.__exit__(kind, error, trace)

    def open(self, opened: Opened) -> None:
        """Begin an inventory: the VMs that follow belong to its hosts."""
        self._judge.open(opened)
        self._advisor.open(opened.header, opened.earliest)
        self._wisher.open(opened)
        self.hosts.open(opened)

    def take(self, record: Record) -> Verdict:
        """Judge a VM and put it aside; the verdict."""
        verdict = self._judge.check(record)
        key = self.hosts.key(record.vm)
        number = self.vms.add(record, self._keys.setdefault(key, len(self._keys)))
        if verdict.ready:
            self.now.add(READY)
            return verdict
        needy = self._needy(record, verdict, number, key)
        self.now.add(needy.now.standing)
        self.needy.append(needy)
        return verdict

    def keys(self) -> list[HostKey]:
        """All hosts that have VMs; VMs are put aside with the number of theirs."""
        return list(self._keys)

    def _needy(self, record: Record, verdict: Verdict, number: int, key: HostKey) -> Needy:
        now, becomes = left(verdict), self._advisor.becomes(record.vm)
        changes, promised = self._wisher.wish(verdict, key[1], becomes)
        return Needy(
            number=number,
            name=verdict.name,
            id=verdict.id,
            host=verdict.host,
            release=verdict.release,
            release_assumed=verdict.release_assumed,
            key=key,
            place=record.place(),
            pointer=record.pointer(),
            now=now,
            changes=changes,
            obstacles=becomes.obstacles,
            newer_host=becomes.newer_host,
            promised=promised,
        )
