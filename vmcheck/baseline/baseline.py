"""The baseline of one run: marks what is known, and remembers what was not seen again."""

import dataclasses
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from msgspec import structs

from vmcheck.baseline.file_shape import BaselineFile, VmPart
from vmcheck.baseline.keys import VmKey, lasting_name, object_key, vm_key
from vmcheck.baseline.matching import Pool
from vmcheck.verdict import FleetFinding, Verdict

Why = Literal["fixed", "undecided", "no-such-vm", "not-asked"]
"""Why an accepted finding was not seen. Only of the first can one be glad.

``fixed``: the VM was checked, and the rule no longer fails. ``undecided``: facts are missing.
``no-such-vm``: the run has no such VM, or it was refused. ``not-asked``: the run has no such rule.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """Accepted findings that did not come up in a run."""

    rule: str
    vm: str | None
    """Name of the VM in the baseline; None for findings across VMs."""
    object: str | None
    """The disk, volume or LUN; what the VMs share."""
    outcome: str
    count: int
    why: Why


@dataclass(frozen=True, slots=True)
class _Rest:
    """A VM that was seen, and what its findings left over."""

    pool: Pool
    undecided: frozenset[str]


class Baseline:
    """Takes the verdicts of one run, one after another."""

    def __init__(self, parts: BaselineFile, file: str) -> None:
        """Begin a run; ``file`` is what messages call the baseline."""
        self.file = file
        self.parts = parts
        self._unmet: dict[VmKey, VmPart] = {key_of(part): part for part in parts.vms}
        self._rests: dict[VmKey, _Rest] = {}
        self._fleet = Pool((object_key(e.rule, e.shared), e.outcome, e.count) for e in parts.fleet)

    def apply(self, verdict: Verdict) -> Verdict:
        """Mark the findings that are known; the very same verdict where none is. No class changes."""
        key = vm_key(verdict.id, verdict.name, verdict.host)
        pool = self._pool(key)
        if pool is None:
            return verdict
        known = pool.take([(object_key(f.rule, lasting_name(f.object)), f.outcome) for f in verdict.findings])
        if not pool.empty:
            self._rests[key] = _Rest(pool, frozenset(unknown.rule for unknown in verdict.unknowns))
        if not any(known):
            return verdict
        pairs = zip(verdict.findings, known, strict=True)
        findings = [structs.replace(found, known=True) if taken else found for found, taken in pairs]
        return structs.replace(verdict, findings=findings)

    def apply_fleet(self, finding: FleetFinding) -> FleetFinding:
        """Mark a finding across VMs if it is known."""
        (known,) = self._fleet.take([(object_key(finding.rule, finding.shared), finding.outcome)])
        return structs.replace(finding, known=True) if known else finding

    def unseen(self, asked: Collection[str] | None = None) -> Iterator[Unseen]:
        """Accepted findings that did not come up, in the order of the file. To be asked at the end.

        Args:
            asked: Ids of the rules of the run; None if all rules of the baseline are among them.
        """
        for unseen in (*self._of_vms(), *self._across_vms()):
            if asked is not None and unseen.rule not in asked:
                yield dataclasses.replace(unseen, why="not-asked")
            else:
                yield unseen

    def fixed(self, asked: Collection[str] | None = None) -> list[Unseen]:
        """Accepted findings that are certainly gone from VMs that are still there."""
        return [unseen for unseen in self.unseen(asked) if unseen.why == "fixed"]

    def _pool(self, key: VmKey) -> Pool | None:
        """What is still accepted of a VM; None if nothing is."""
        rest = self._rests.pop(key, None)
        if rest is not None:
            return rest.pool
        part = self._unmet.pop(key, None)
        if part is None:
            return None
        return Pool((object_key(e.rule, e.object), e.outcome, e.count) for e in part.findings)

    def _of_vms(self) -> Iterator[Unseen]:
        for part in self.parts.vms:
            key = key_of(part)
            if key in self._unmet:
                yield from (
                    _unseen(part, number, e.count, "no-such-vm") for number, e in enumerate(part.findings)
                )
            elif key in self._rests:
                yield from _left_over(part, self._rests[key])

    def _across_vms(self) -> Iterator[Unseen]:
        for e in self.parts.fleet:
            count = self._fleet.left(object_key(e.rule, e.shared), e.outcome)
            if count:
                yield Unseen(
                    rule=e.rule, vm=None, object=e.shared, outcome=e.outcome, count=count, why="fixed"
                )


def key_of(part: VmPart) -> VmKey:
    """The key of a VM of the file."""
    return vm_key(part.id, part.name, part.host)


def _left_over(part: VmPart, rest: _Rest) -> Iterator[Unseen]:
    for number, entry in enumerate(part.findings):
        count = rest.pool.left(object_key(entry.rule, entry.object), entry.outcome)
        if count:
            why: Why = "undecided" if entry.rule in rest.undecided else "fixed"
            yield _unseen(part, number, count, why)


def _unseen(part: VmPart, number: int, count: int, why: Why) -> Unseen:
    entry = part.findings[number]
    return Unseen(
        rule=entry.rule, vm=part.name, object=entry.object, outcome=entry.outcome, count=count, why=why
    )
