"""Watches the VMs go by for rules of scope fleet, in bounded memory, and answers at the end."""

from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self

from vmcheck.engine.fields import Catalogue
from vmcheck.engine.members import Member, members
from vmcheck.engine.program import WARM
from vmcheck.engine.rule import Rule
from vmcheck.fleet.finding import fleet_finding
from vmcheck.fleet.group import Group
from vmcheck.fleet.partitions import Partitions
from vmcheck.inventory.events import Place
from vmcheck.inventory.model import Release
from vmcheck.knowledge.subject import Subject
from vmcheck.verdict import FleetFinding

Vm = tuple[int, str, Release, int, int, int]
"""Number, name, host release, number of the file, line, column."""
Row = tuple[int, tuple[object, ...], tuple[object, ...], bool, Vm]
"""Index of the rule, key, key as spelled, whether it spoils, the VM."""
GroupKey = tuple[int, tuple[object, ...]]
"""Index of the rule, and the values that the VMs of the group share."""


class FleetWatch:
    """Collects what rules of scope fleet need. Use it as a context manager.

    VMs of one host and job are many, and their groups few: they are summed up at once. Disks of one
    path are rare, and paths many: they wait in partitions, and only paths that recur are looked at.
    """

    def __init__(self, rules: Iterable[Rule], catalogue: Catalogue, *, warm: int = WARM) -> None:
        """Take the rules.

        Args:
            rules: All rules; those of scope fleet are chosen.
            catalogue: Fields and scopes.
            warm: After how many VMs to generate the fast path.
        """
        self._warm = warm
        self._fast: Callable[[Subject], list[Member]] | None = None
        self._rules = [(rule, rule.group) for rule in rules if rule.group is not None]
        self._of_vms = {index for index, (_, group) in enumerate(self._rules) if group.of == "vm"}
        self._catalogue = catalogue
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
        if not self._rules:
            return
        self._seen += 1
        file = self._files.setdefault(place.file, len(self._files))
        vm = (self._seen, subject.vm.name, subject.site.release, file, place.line, place.column)
        for index, key, spelled, spoils in self._members(subject):
            row = (index, key, spelled, spoils, vm)
            if index in self._of_vms:
                self._sum_up(row, self._groups)
            else:
                self._partitions.add(key, row)

    def _members(self, subject: Subject) -> Iterable[Member]:
        if self._fast is None and self._seen > self._warm:
            from vmcheck.engine.codegen_members import compile_members

            self._fast = compile_members(self._rules, self._catalogue)
        if self._fast is None:
            return members(self._rules, subject, self._catalogue)
        return self._fast(subject)

    def findings(self) -> Iterator[FleetFinding]:
        """One finding for each group that a rule fails on, in the order of the input."""
        found = list(self._failed(self._groups))
        for part in self._partitions.parts():
            rows = list(part)
            recurring = _recurring(rows)
            groups: dict[GroupKey, Group] = {}
            for row in rows:
                if row[:2] in recurring:
                    self._sum_up(row, groups)
            found += self._failed(groups)
        found.sort(key=lambda pair: (pair[1].first, self._rules[pair[0]][0].id, pair[1].shared))
        files = list(self._files)
        for index, group in found:
            file, line, column = group.position or (0, 1, 1)
            place = Place(files[file], line, column)
            yield fleet_finding(self._rules[index][0], group, place, self._catalogue)

    def _sum_up(self, row: Row, groups: dict[GroupKey, Group]) -> None:
        index, key, spelled, spoils, (number, name, release, file, line, column) = row
        if release not in self._rules[index][0].hosts:
            return
        group = groups.get((index, key))
        if group is None:
            shared = ", ".join(map(str, spelled))
            group = groups[index, key] = Group(shared=shared, first=number, release=release)
        group.add(number, name, (file, line, column), spoils=spoils)

    def _failed(self, groups: dict[GroupKey, Group]) -> Iterator[tuple[int, Group]]:
        """The groups that a rule fails on, with the index of the rule."""
        for (index, _), group in groups.items():
            if group.vms >= self._rules[index][1].at_least and group.spoilers:
                yield index, group


def _recurring(rows: Iterable[Row]) -> set[GroupKey]:
    """The keys that stand in more than one row."""
    met: set[GroupKey] = set()
    again: set[GroupKey] = set()
    for row in rows:
        key = row[:2]
        (again if key in met else met).add(key)
    return again
