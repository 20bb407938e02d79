"""What a verdict comes to when the findings that were accepted are left out: for the gate only."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from vmcheck.engine.rule import BLOCKING, OUTCOMES
from vmcheck.verdict import CLASSIFICATIONS, Classification, Finding, Verdict

_GRAVEST_FIRST = tuple(OUTCOMES)
_CLASS_OF: Mapping[str, Classification] = MappingProxyType(
    {
        "fails": "fails",
        "left-out": "partially-covered",
        "excluded": "partially-covered",
        "not-restorable": "partially-covered",
        "saved-state": "saved-state",
        "crash-consistent": "crash-consistent",
    }
)
"""The class that each blocking outcome puts a VM into; the other outcomes put it into none."""


def gravity(outcome: str) -> int:
    """How grave an outcome is: 0 for the gravest, ``fails``."""
    return _GRAVEST_FIRST.index(outcome)


def active_class(verdict: Verdict) -> Classification:
    """The class a VM is gated by: that of the findings nobody accepted.

    It is the class of the verdict where nothing was accepted, and never a worse one. What is not
    known cannot be accepted: such a VM stays undetermined. A class that none of the findings
    explains stays too; there is one where each host release fails the VM by another rule.
    """
    if not verdict.findings:  # most of a fleet: spare the rest
        return verdict.classification
    classes = _classes(verdict.findings)
    if verdict.classification not in classes:
        return verdict.classification
    active = _classes(finding for finding in verdict.findings if finding.active)
    if active:
        worst = min(active, key=CLASSIFICATIONS.index)
        return max(worst, verdict.classification, key=CLASSIFICATIONS.index)
    return "undetermined" if _undecided(verdict) else "online-capable"


def _undecided(verdict: Verdict) -> bool:
    """Whether something unknown, be it the host, could still spoil the backup."""
    return "host" in verdict.missing or any(unknown.outcome in BLOCKING for unknown in verdict.unknowns)


def _classes(findings: Iterable[Finding]) -> set[Classification]:
    return {_CLASS_OF[finding.outcome] for finding in findings if finding.outcome in _CLASS_OF}
