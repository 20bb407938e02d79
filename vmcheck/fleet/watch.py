"""Watches the VMs go by for rules of scope fleet, in bounded memory, and answers at the end."""

from collections.abc import Iterable, Iterator
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


class FleetWatch:
    """Collects what rules of scope fleet need. Use it as a context manager."""

    def __init__(self, rules: Iterable[Rule], catalogue: Catalogue) -> None:
        self._rules = [(rule, rule.group) for rule in rules if rule.group is not None]
        self._catalogue = catalogue
        self._members = compile_members(self._rules, catalogue) if self._rules else None
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
            if release in self._rules[index][0].hosts:
                self._partitions.add((index, key), (index, key, spelled, spoils, vm))

    def findings(self) -> Iterator[FleetFinding]:
        """One finding for each group that a rule fails on, in the order of the input."""
        found = [failed for part in self._partitions.parts() for failed in self._failed(part)]
        found.sort(key=lambda pair: (pair[1].first, self._rules[pair[0]][0].id, pair[1].shared))
        for index, group in found:
            yield fleet_finding(self._rules[index][0], group, self._catalogue)

    def _failed(self, rows: Iterable[Row]) -> Iterator[tuple[int, Group]]:
        """The groups of one partition that a rule fails on, with the index of the rule."""
        groups: dict[tuple[int, tuple[object, ...]], Group] = {}
        files = list(self._files)
        for index, key, spelled, spoils, (number, name, release, file, line, column) in rows:
            group = groups.get((index, key))
            if group is None:
                shared = ", ".join(map(str, spelled))
                group = groups[index, key] = Group(shared=shared, first=number, release=release)
            group.add(number, name, Place(files[file], line, column), spoils=spoils)
        for (index, _), group in groups.items():
            if group.vms >= self._rules[index][1].at_least and group.spoilers:
                yield index, group
