"""Watches the VMs go by for rules of scope fleet, in bounded memory, and answers at the end."""

from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import Self

from vmcheck.engine.codegen_members import compile_members
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.rule import Rule
from vmcheck.fleet.finding import fleet_finding
from vmcheck.fleet.group import Group
from vmcheck.fleet.partitions import Partitions
from vmcheck.inventory.events import Place
from vmcheck.inventory.model import Release
from vmcheck.knowledge.subject import Subject
from vmcheck.verdict import FleetFinding

Row = tuple[int, tuple[object, ...], tuple[object, ...], bool, tuple[int, str, Release, int, int, int]]
"""Index of the rule, key, key as spelled, whether it spoils; number, name, release, file, line, column."""

GroupKey = tuple[int, tuple[object, ...]]
"""Index of the rule, and the values that the VMs of the group share."""

GROUPS_KEPT = 2048
"""So many groups are summed up at once; the VMs of later ones wait in partitions."""


class FleetWatch:
    """Collects what rules of scope fleet need. Use it as a context manager."""

    def __init__(self, rules: Iterable[Rule], catalogue: Catalogue) -> None:
        self._rules = [(rule, rule.group) for rule in rules if rule.group is not None]
        self._catalogue = catalogue
        self._members = compile_members(self._rules, catalogue) if self._rules else None
        self._groups: dict[GroupKey, Group] = {}
        self._partitions = Partitions()
        self._files: dict[str, int] = {}
        self._seen = 0

    def __enter__(self) -> Self:
        self._partitions.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._partitions.__exit__(kind, error, trace)

    def see(self, subject: Subject, place: Place) -> None:
        """Take one VM that was judged; ``subject.verdict`` must be set."""
        if self._members is None:
            return
        self._seen += 1
        release = subject.site.release
        file = self._files.setdefault(place.file, len(self._files))
        vm = (self._seen, subject.vm.name, release, file, place.line, place.column)
        for index, key, spelled, spoils in self._members(subject):
            if release not in self._rules[index][0].hosts:
                continue
            group = self._groups.get((index, key))
            if group is None and len(self._groups) < GROUPS_KEPT:
                group = self._groups[index, key] = _begun(spelled, self._seen, release)
            if group is not None:
                group.add(self._seen, subject.vm.name, place, spoils=spoils)
            else:
                self._partitions.add((index, key), (index, key, spelled, spoils, vm))

    def findings(self) -> Iterator[FleetFinding]:
        """One finding for each group that a rule fails on, in the order of the input."""
        found = list(self._failed(self._groups))
        for part in self._partitions.parts():
            found += self._failed(self._grouped(part))
        found.sort(key=lambda pair: (pair[1].first, self._rules[pair[0]][0].id, pair[1].shared))
        for index, group in found:
            yield fleet_finding(self._rules[index][0], group, self._catalogue)

    def _grouped(self, rows: Iterable[Row]) -> dict[GroupKey, Group]:
        """The groups of one partition."""
        groups: dict[GroupKey, Group] = {}
        files = list(self._files)
        for index, key, spelled, spoils, (number, name, release, file, line, column) in rows:
            group = groups.get((index, key))
            if group is None:
                group = groups[index, key] = _begun(spelled, number, release)
            group.add(number, name, Place(files[file], line, column), spoils=spoils)
        return groups

    def _failed(self, groups: Mapping[GroupKey, Group]) -> Iterator[tuple[int, Group]]:
        """The groups that a rule fails on, with the index of the rule."""
        for (index, _), group in groups.items():
            if group.vms >= self._rules[index][1].at_least and group.spoilers:
                yield index, group


def _begun(spelled: Iterable[object], first: int, release: Release) -> Group:
    return Group(shared=", ".join(map(str, spelled)), first=first, release=release)
