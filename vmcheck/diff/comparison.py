"""Two runs, compared in bounded memory: takes the verdicts of both, gives the changes in order."""

from collections.abc import Iterator
from types import TracebackType
from typing import Self

from vmcheck.diff.change import Change, compare
from vmcheck.diff.matching import Matcher
from vmcheck.diff.ordering import Ordering
from vmcheck.diff.snapshot import Snapshot, from_row, snapshot_of, to_row
from vmcheck.verdict import Verdict


class Comparison:
    """Use it as a context manager: it may hold temporary files."""

    def __init__(self) -> None:
        self._matcher = Matcher()
        self._ordering = Ordering()
        self._seen = {False: 0, True: 0}
        self._refused: dict[bool, set[str]] = {False: set(), True: set()}
        self.unchanged = 0
        """VMs that ``changes`` did not give because nothing about them is worth a word."""

    def __enter__(self) -> Self:
        self._matcher.__enter__()
        self._ordering.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._matcher.__exit__(kind, error, trace)
        self._ordering.__exit__(kind, error, trace)

    def add(self, verdict: Verdict, *, new: bool) -> None:
        """Take a VM of the newer or of the older run. All of the older one must come first."""
        self._matcher.add(snapshot_of(verdict, self._seen[new], positions=new), new=new)
        self._seen[new] += 1

    def refuse(self, name: str | None, *, new: bool) -> None:
        """Take a VM that could not be read, by its name where that could be."""
        if name is not None:
            self._refused[new].add(name.casefold())

    def changes(self) -> Iterator[Change]:
        """All VMs that differ, or have another name, in the order of the newer run; then those that are gone.

        Asked once, when all VMs were taken.
        """
        for batch in self._matcher.pairs():
            for old, new in batch:
                change = self._compare(old, new)
                if change.kind == "unchanged" and not change.renamed:
                    self.unchanged += 1
                else:
                    self._ordering.add(_to_row(change))
        for _, old_row, new_row in self._ordering.rows():
            yield self._compare(_from_row(old_row), _from_row(new_row))

    def _compare(self, old: Snapshot | None, new: Snapshot | None) -> Change:
        if old is not None and new is not None:
            return compare(old, new)
        vm = old or new
        assert vm is not None  # noqa: S101  # a pair has at least one VM
        return compare(old, new, refused=vm.name.casefold() in self._refused[new is None])


def _to_row(change: Change) -> tuple[object, ...]:
    old, new = change.old, change.new
    order = (new is None, change.vm.number)
    return (order, None if old is None else to_row(old), None if new is None else to_row(new))


def _from_row(row: tuple[object, ...] | None) -> Snapshot | None:
    return None if row is None else from_row(row)
