"""What happened to one VM between two runs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from vmcheck.diff.measures import Measured, measure
from vmcheck.diff.snapshot import Noted, Snapshot

Kind = Literal["worse", "better", "changed", "new", "gone", "not-compared", "unchanged"]
"""not-compared: the other run refused a VM of this name, so it is neither new nor gone."""

KINDS: tuple[Kind, ...] = ("worse", "better", "changed", "new", "gone", "not-compared", "unchanged")
"""In the order of every report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A VM before and after; one of the two is None where it is in one run only."""

    kind: Kind
    old: Snapshot | None
    new: Snapshot | None
    worse: Sequence[Measured] = ()
    """What makes it a regression: never empty for the kind worse."""
    new_findings: Sequence[Noted] = ()
    """Of a VM that was not in the older run: all of its findings."""
    fixed_findings: Sequence[Noted] = ()

    @property
    def vm(self) -> Snapshot:
        """The VM as it is now, or as it last was."""
        found = self.new or self.old
        assert found is not None  # noqa: S101  # one of them is given
        return found

    @property
    def renamed(self) -> bool:
        """Whether it has another name, or is on another host: no difference to its backup."""
        if self.old is None or self.new is None:
            return False
        return (self.old.name, self.old.host) != (self.new.name, self.new.host)


def compare(old: Snapshot | None, new: Snapshot | None, *, refused: bool = False) -> Change:
    """Say what happened to a VM.

    Args:
        old: The VM in the older run.
        new: The VM in the newer run.
        refused: Where one of them is None: whether that run refused a VM of this name.
    """
    if new is None:
        return Change(kind="not-compared" if refused else "gone", old=old, new=None)
    if old is None:
        kind: Kind = "not-compared" if refused else "new"
        return Change(kind=kind, old=None, new=new, new_findings=new.findings)
    appeared, fixed = _difference(old.findings, new.findings)
    worse, better = measure(old, new, appeared, fixed)
    return Change(
        kind=_kind(old, new, worse=bool(worse), better=bool(better), other=bool(appeared or fixed)),
        old=old,
        new=new,
        worse=worse,
        new_findings=appeared,
        fixed_findings=fixed,
    )


def _kind(old: Snapshot, new: Snapshot, *, worse: bool, better: bool, other: bool) -> Kind:
    """One step back outweighs any number of steps forward."""
    if worse:
        return "worse"
    if better:
        return "better"
    return "changed" if other or _state(old) != _state(new) else "unchanged"


def _state(vm: Snapshot) -> tuple[object, ...]:
    return (vm.mode, vm.excluded_bytes, vm.excluded_items, vm.excluded_unsized)


def _difference(old: Sequence[Noted], new: Sequence[Noted]) -> tuple[list[Noted], list[Noted]]:
    """Findings that are only in the newer run, and only in the older one; equal ones are counted."""
    if not old and not new:
        return [], []
    return _without(new, old), _without(old, new)


def _without(findings: Sequence[Noted], others: Sequence[Noted]) -> list[Noted]:
    known = Counter(finding.key for finding in others)
    left = []
    for finding in findings:
        if known[finding.key] > 0:
            known[finding.key] -= 1
        else:
            left.append(finding)
    return left
