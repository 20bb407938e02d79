"""Watches the VMs go by for rules of scope fleet, in bounded memory, and answers at the end."""

import marshal
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self

from vmcheck.engine.fields import Catalogue
from vmcheck.engine.members import Divided, Part, divided, members
from vmcheck.engine.operators import fold
from vmcheck.engine.program import WARM
from vmcheck.engine.rule import Rule
from vmcheck.fleet.finding import fleet_finding
from vmcheck.fleet.group import Group
from vmcheck.fleet.partitions import Partitions
from vmcheck.inventory.events import Place
from vmcheck.inventory.model import Release
from vmcheck.inventory.recurring import Recurring, index_of
from vmcheck.inventory.spill import VERSION
from vmcheck.knowledge.subject import Subject
from vmcheck.verdict import FleetFinding

Vm = tuple[int, str, Release, int, int, int]
"""Number, name, host release, number of the file, line, column."""
Waiting = tuple[bytes, tuple[int, ...]]
"""A VM and its parts, marshalled, for there are many; the hashes of the parts."""
GroupKey = tuple[int, tuple[object, ...]]
"""Index of the rule, and the values that the VMs of the group share."""

_CHUNK_ROWS = 2048
"""So many VMs wait in memory: there is more to one than to a row of plain values."""


class FleetWatch:
    """Collects what rules of scope fleet need. Use it as a context manager.

    VMs of one host and job are many, and their groups few: they are summed up at once. Disks of one
    path are rare, and paths many: they wait on disk, and only those whose paths recur are looked at.
    """

    def __init__(self, rules: Iterable[Rule], catalogue: Catalogue, *, warm: int = WARM) -> None:
        """Take the rules.

        Args:
            rules: All rules; those of scope fleet are chosen.
            catalogue: Fields and scopes.
            warm: After how many VMs to generate the fast path.
        """
        self._warm = warm
        self._fast: Callable[[Subject], Divided] | None = None
        self._rules = [(rule, rule.group) for rule in rules if rule.group is not None]
        self._catalogue = catalogue
        self._groups: dict[GroupKey, Group] = {}
        self._waiting: Recurring[Waiting] = Recurring(_hashes, _CHUNK_ROWS)
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
        vm = (self._seen, subject.vm.name, subject.site.release, file, place.line, place.column)
        whole, parts, hashes = self._members(subject)
        for index, key, spelled, spoils in whole:
            self._sum_up((index, key), spelled, spoils, vm, self._groups)
        if parts:
            self._waiting.add((marshal.dumps((vm, parts), VERSION), tuple(hashes)))

    def _members(self, subject: Subject) -> Divided:
        if self._fast is None and self._seen > self._warm:
            from vmcheck.engine.codegen_members import compile_members

            self._fast = compile_members(self._rules, self._catalogue)
        if self._fast is None:
            return divided(members(self._rules, subject, self._catalogue), self._rules)
        return self._fast(subject)

    def findings(self) -> Iterator[FleetFinding]:
        """One finding for each group that a rule fails on, in the order of the input."""
        found = list(self._failed(self._groups))
        with Partitions() as partitions:
            for hashed, row in self._recurring():
                partitions.add(hashed, row)
            for part in partitions.parts():
                groups: dict[GroupKey, Group] = {}
                for index, spelled, spoils, vm in part:
                    self._sum_up((index, fold(spelled)), spelled, spoils, vm, groups)
                found += self._failed(groups)
        found.sort(key=lambda pair: (pair[1].first, self._rules[pair[0]][0].id, pair[1].shared))
        files = list(self._files)
        for index, group in found:
            file, line, column = group.position or (0, 1, 1)
            place = Place(files[file], line, column)
            yield fleet_finding(self._rules[index][0], group, place, self._catalogue)

    def _recurring(self) -> Iterator[tuple[int, tuple[int, tuple[object, ...], bool, Vm]]]:
        """What waits and may be in a group with another, by its hash."""
        _, twice = self._waiting.repeated()
        if twice:
            for data, hashes in self._waiting.rows():
                if any(index_of(hashed, twice) is not None for hashed in hashes):
                    vm, parts = _unpacked(data)
                    for (index, spelled, spoils), hashed in zip(parts, hashes, strict=True):
                        if index_of(hashed, twice) is not None:
                            yield hashed, (index, spelled, spoils, vm)

    def _sum_up(
        self,
        key: GroupKey,
        spelled: tuple[object, ...],
        spoils: bool,  # noqa: FBT001  # one of many values of a row
        vm: Vm,
        groups: dict[GroupKey, Group],
    ) -> None:
        number, name, release, file, line, column = vm
        if release not in self._rules[key[0]][0].hosts:
            return
        group = groups.get(key)
        if group is None:
            shared = ", ".join(map(str, spelled))
            group = groups[key] = Group(shared=shared, first=number, release=release)
        group.add(number, name, (file, line, column), spoils=spoils)

    def _failed(self, groups: dict[GroupKey, Group]) -> Iterator[tuple[int, Group]]:
        """The groups that a rule fails on, with the index of the rule."""
        for (index, _), group in groups.items():
            if group.vms >= self._rules[index][1].at_least and group.spoilers:
                yield index, group


def _hashes(rows: list[Waiting]) -> list[int]:
    return [hashed for _, hashes in rows for hashed in hashes]


def _unpacked(data: bytes) -> tuple[Vm, list[Part]]:
    unpacked: tuple[Vm, list[Part]] = marshal.loads(data)  # noqa: S302  # this process wrote it
    return unpacked
