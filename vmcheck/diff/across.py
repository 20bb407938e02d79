"""Findings across VMs, new and fixed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from vmcheck.inventory.events import Place
from vmcheck.verdict import FleetFinding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class AcrossChange:
    """A finding across VMs that is only in one of the runs."""

    kind: Literal["new", "fixed"]
    rule: str
    severity: Severity
    shared: str
    message: str
    place: Place


def across_changes(old: Iterable[FleetFinding], new: Iterable[FleetFinding]) -> list[AcrossChange]:
    """New findings in their order, then the fixed ones.

    Rule, outcome and what the VMs share make a finding the same in both runs; how many VMs share it,
    and their names, do not.
    """
    before = {_key(finding): finding for finding in old}
    after = {_key(finding): finding for finding in new}
    appeared = [_change("new", finding) for key, finding in after.items() if key not in before]
    fixed = [_change("fixed", finding) for key, finding in before.items() if key not in after]
    return appeared + fixed


def _key(finding: FleetFinding) -> tuple[str, str, str]:
    return finding.rule, finding.outcome, finding.shared.casefold()


def _change(kind: Literal["new", "fixed"], finding: FleetFinding) -> AcrossChange:
    return AcrossChange(
        kind=kind,
        rule=finding.rule,
        severity=finding.severity,
        shared=finding.shared,
        message=finding.message,
        place=finding.place,
    )
