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
from vmcheck.knowledge.subject import Subject
from vmcheck.verdict import FleetFinding


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
        for index, key, spoils in self._members(subject):
            if release in self._rules[index][0].hosts:
                row = (
                    index,
                    key,
                    self._seen,
                    subject.vm.name,
                    file,
                    place.line,
                    place.column,
                    spoils,
                    release,
                )
                self._partitions.add((index, key), row)

    def findings(self) -> Iterator[FleetFinding]:
        """One finding for each group that a rule fails on, in the order of the input."""
        found = [finding for part in self._partitions.parts() for finding in self._in_part(part)]
        found.sort(key=lambda pair: (pair[0], pair[1].rule, pair[1].shared))
        yield from (finding for _, finding in found)

    def _in_part(self, rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[int, FleetFinding]]:
        groups: dict[object, Group] = {}
        first: dict[object, tuple[int, str]] = {}
        names = list(self._files)
        for index, key, number, name, file, line, column, spoils, release in rows:  # type: ignore[misc]
            group = groups.get((index, key))
            if group is None:
                group = groups[index, key] = Group(key=tuple(str(value) for value in key))
                first[index, key] = (number, release)
            group.add(number, name, Place(names[file], line, column), spoils=spoils)
        for pair, group in groups.items():
            rule, about = self._rules[pair[0]]  # type: ignore[index]
            if about.at_least <= group.vms and group.spoilers:
                number, release = first[pair]
                yield number, fleet_finding(rule, group, release, self._catalogue)
