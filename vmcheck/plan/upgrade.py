"""Hosts upgraded to a release: what judges their VMs then, and what advises on them.

Hosts that run a newer release already stay as they are: nobody upgrades backwards.
"""

from collections.abc import Mapping
from copy import copy

from vmcheck.changes.change import Becomes, Change
from vmcheck.inventory.events import Opened, Record
from vmcheck.inventory.model import Header, Release, Vm
from vmcheck.knowledge.releases import RELEASES
from vmcheck.plan.advisor import Advisor
from vmcheck.plan.judge import Judge
from vmcheck.verdict import Verdict


class NewerHosts:
    """Tells which VMs are on hosts that are newer than the upgrade."""

    def __init__(self, release: Release, releases: Mapping[str, Release]) -> None:
        """Take the release of the upgrade.

        Args:
            release: What hosts are upgraded to.
            releases: Releases of hosts by name, for hosts whose release was not collected.
        """
        self._newer = frozenset(RELEASES[RELEASES.index(release) + 1 :])
        self._releases = {name.casefold(): known for name, known in releases.items()}
        self._names: frozenset[str] = frozenset()
        self._only = False

    def open(self, header: Header) -> None:
        """Begin an inventory."""
        hosts = header.hosts or ()
        known = {host.name.casefold(): host.release for host in hosts}
        found = {name: release or self._releases.get(name) for name, release in known.items()}
        self._names = frozenset(name for name, release in found.items() if release in self._newer)
        self._only = len(hosts) == 1 and bool(self._names)

    def at(self, header: Header) -> "NewerHosts":
        """The same for another inventory."""
        other = copy(self)
        other.open(header)
        return other

    def has(self, vm: Vm) -> bool:
        """Whether the VM is on one of them."""
        return self._only if vm.host is None else vm.host.casefold() in self._names


class UpgradedJudge:
    """Judges VMs of newer hosts as they are, and all others on the release of the upgrade."""

    def __init__(self, newer: NewerHosts, plain: Judge, upgraded: Judge) -> None:
        self._newer = newer
        self._plain = plain
        self._upgraded = upgraded

    def open(self, opened: Opened) -> None:
        """Begin an inventory."""
        self._newer.open(opened.header)
        self._plain.open(opened)
        self._upgraded.open(opened)

    def at(self, opened: Opened) -> "UpgradedJudge":
        """The same at another inventory."""
        return UpgradedJudge(self._newer.at(opened.header), self._plain.at(opened), self._upgraded.at(opened))

    def check(self, record: Record) -> Verdict:
        """The verdict on one VM."""
        judge = self._plain if self._newer.has(record.vm) else self._upgraded
        return judge.check(record)


class UpgradedAdvisor:
    """Advises on VMs of newer hosts as they are, and on all others on the release of the upgrade."""

    def __init__(self, newer: NewerHosts, plain: Advisor, upgraded: Advisor) -> None:
        self._newer = newer
        self._plain = plain
        self._upgraded = upgraded

    def open(self, header: Header, earliest: Release = "2008") -> None:
        """Begin an inventory."""
        self._newer.open(header)
        self._plain.open(header, earliest)
        self._upgraded.open(header, earliest)

    def becomes(self, vm: Vm) -> Becomes:
        """What a VM can become by the smallest sets of changes."""
        return self._of(vm).becomes(vm)

    def changes_of(self, vm: Vm) -> list[Change]:
        """Every change that a rule which fails for the VM declares."""
        return self._of(vm).changes_of(vm)

    def _of(self, vm: Vm) -> Advisor:
        return self._plain if self._newer.has(vm) else self._upgraded
