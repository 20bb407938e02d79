"""Watches the VMs go by for rules of scope fleet, in bounded memory, and answers at the end."""

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self

from vmcheck.engine.across.membership import Membership
from vmcheck.engine.across.roles import Key, Own
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.rule import Rule
from vmcheck.fleet.finding import fleet_finding
from vmcheck.fleet.group import Group
from vmcheck.fleet.partitions import Partitions
from vmcheck.fleet.waiting import Waiting
from vmcheck.inventory.events import Place
from vmcheck.knowledge.subject import Subject
from vmcheck.verdict import FleetFinding


class FleetWatch:
    """Collects what rules of scope fleet need. Use it as a context manager.

    VMs of one host and job are many, and their groups few: they are summed up at once. Disks of one
    path are rare, and paths many: they wait on disk, and only those whose paths recur are looked at.
    """

    def __init__(self, rules: Iterable[Rule], catalogue: Catalogue) -> None:
        """Take all rules; those of scope fleet are chosen."""
        asked = [(rule, rule.group) for rule in rules if rule.group is not None]
        self._rules = [rule for rule, _ in asked]
        self._at_least = [group.at_least for _, group in asked]
        self._catalogue = catalogue
        numbered = [(number, rule, group) for number, (rule, group) in enumerate(asked)]
        self._membership = Membership(numbered, catalogue)
        self._roles = self._membership.roles
        self._groups: dict[Key, Group] = {}
        self._of_role: dict[int, tuple[Group, bool]] = {}
        """The groups of roles of which all members are in one group, and whether they spoil it."""
        self._waiting = Waiting(self._roles.hashes)
        self._files: dict[str, int] = {}
        self._seen = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._waiting.__exit__(kind, error, trace)

    def see(self, subject: Subject, place: Place) -> None:
        """Take one VM that was judged; ``subject.verdict`` must be set."""
        if not self._rules:
            return
        self._seen += 1
        file = self._files.setdefault(place.file, len(self._files))
        vm = (self._seen, subject.vm.name, (file, place.line, place.column))
        for role, own in self._membership.take(subject, self._waiting.roles, self._waiting.owns):
            group, spoils = self._of_role.get(role) or self._group(role, own)
            group.add(vm, spoils=spoils)
        self._waiting.end(vm)

    def _group(self, role: int, own: Own) -> tuple[Group, bool]:
        """The group of VMs of a role."""
        found = self._group_in(self._groups, role, own), self._roles[role].spoils
        if self._roles.is_one_group(role):
            self._of_role[role] = found
        return found

    def _group_in(self, groups: dict[Key, Group], role: int, own: Own) -> Group:
        key = self._roles.key(role, own)
        group = groups.get(key)
        if group is None:
            shared = ", ".join(map(str, self._roles.spelled(role, own)))
            group = groups[key] = Group(shared=shared, release=self._roles[role].release)
        return group

    def findings(self) -> Iterator[FleetFinding]:
        """One finding for each group that a rule fails on, in the order of the input."""
        found = list(self._failed(self._groups))
        with Partitions() as partitions:
            for hashed, member in self._waiting.recurring():
                partitions.add(hashed, member)
            for part in partitions.parts():
                groups: dict[Key, Group] = {}
                for role, own, vm in part:
                    self._group_in(groups, role, own).add(vm, spoils=self._roles[role].spoils)
                found += self._failed(groups)
        found.sort(key=lambda pair: (pair[1].first, pair[0].id, pair[1].shared))
        files = list(self._files)
        for rule, group in found:
            file, line, column = group.position
            yield fleet_finding(rule, group, Place(files[file], line, column), self._catalogue)

    def _failed(self, groups: dict[Key, Group]) -> Iterator[tuple[Rule, Group]]:
        """The groups that a rule fails on."""
        for (number, _), group in groups.items():
            if group.vms >= self._at_least[number] and group.spoilers:
                yield self._rules[number], group
