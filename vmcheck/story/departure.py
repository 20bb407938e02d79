"""Where a VM leaves the path of an application-consistent online backup, and through which rules."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from vmcheck.pages.flow import load_flow
from vmcheck.story.fate import Fate
from vmcheck.verdict import Finding, Unknown, Verdict

GRAVEST_FIRST = ("left-out", "fails", "saved-state", "crash-consistent")
"""Outcomes by which a VM leaves that path."""

_DECIDED_BY: Mapping[Fate, str] = {
    "left-out": "left-out",
    "fails": "fails",
    "saved-state": "saved-state",
    "crash": "crash-consistent",
}
_STEP_OF_OUTCOME: Mapping[str, int] = {
    "left-out": 1,
    "excluded": 1,
    "not-restorable": 1,
    "fails": 2,
    "saved-state": 3,
    "crash-consistent": 3,
    "file-system-consistent": 4,
}
"""Where a rule bites that the steps do not name: one of the user's own."""


class Departure(Struct, frozen=True):
    """A step where the VM leaves the path, or would if it were running."""

    step: int
    finding: Finding


@cache
def _homes() -> Mapping[str, int]:
    return {rule: number for number, step in enumerate(load_flow().steps, 1) for rule in step.rules}


def step_of(trouble: Finding | Unknown) -> int | None:
    """The step at which a rule bites; None for advice that belongs to none."""
    return _homes().get(trouble.rule) or _STEP_OF_OUTCOME.get(trouble.outcome)


def rules_of(step: int) -> frozenset[str]:
    """The rules that are asked at a step."""
    return frozenset(rule for rule, home in _homes().items() if home == step)


def matters(unknown: Unknown) -> bool:
    """Whether a rule that could not be decided has a say in the verdict."""
    return unknown.outcome in _STEP_OF_OUTCOME or unknown.fault is not None


def departures(verdict: Verdict) -> list[Departure]:
    """The steps at which the VM leaves the path, in their order, each graver than the one before."""
    found: dict[int, Finding] = {}
    for finding in verdict.findings:
        step = step_of(finding)
        if finding.outcome in GRAVEST_FIRST and step is not None:
            known = found.get(step)
            if known is None or _rank(finding) < _rank(known):
                found[step] = finding
    kept: list[Departure] = []
    for step, finding in sorted(found.items()):
        if not kept or _rank(finding) < _rank(kept[-1].finding):
            kept.append(Departure(step, finding))
    return kept


def decided_at(fate: Fate, left: list[Departure]) -> int | None:
    """The step that makes the VM's fate; None where it keeps to the path, or nothing is certain."""
    outcome = _DECIDED_BY.get(fate)
    return next((departure.step for departure in left if departure.finding.outcome == outcome), None)


def _rank(finding: Finding) -> int:
    return GRAVEST_FIRST.index(finding.outcome)
