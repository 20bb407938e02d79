"""Turns changes into the structs of the JSON comparison."""

from vmcheck.diff.across import AcrossChange
from vmcheck.diff.change import Change
from vmcheck.diff.reports.base import DiffCounts, Side
from vmcheck.diff.reports.json_document import (
    AcrossEntry,
    DiffSummary,
    FindingChange,
    SideEntry,
    StateEntry,
    VmChange,
)
from vmcheck.diff.snapshot import Noted, Snapshot


def side_entry(side: Side) -> SideEntry:
    """Give one of the two inventories."""
    return SideEntry(input=side.input, vms=side.vms, refused=side.refused, errors=side.errors)


def change_entry(change: Change) -> VmChange:
    """Give one VM before and after."""
    old, new = change.old, change.new
    return VmChange(
        change=change.kind,
        name=change.vm.name,
        id=change.vm.id,
        host=change.vm.host,
        renamed=change.renamed,
        regressions=tuple(change.worse),
        excluded_bytes_delta=new.excluded_bytes - old.excluded_bytes if old and new else None,
        old=None if old is None else _state(old),
        new=None if new is None else _state(new),
        new_findings=tuple(_finding(finding, new) for finding in change.new_findings),
        fixed_findings=tuple(_finding(finding, None) for finding in change.fixed_findings),
    )


def _state(vm: Snapshot) -> StateEntry:
    return StateEntry(
        name=vm.name,
        host=vm.host,
        classification=vm.classification,
        mode=vm.mode,
        coverage=vm.coverage,
        excluded_bytes=vm.excluded_bytes,
        excluded_items=vm.excluded_items,
        excluded_unknown_size=vm.excluded_unsized,
        file=vm.file,
        line=vm.line,
        column=vm.column,
    )


def _finding(finding: Noted, vm: Snapshot | None) -> FindingChange:
    place = None if vm is None else vm.place_of(finding)
    return FindingChange(
        rule=finding.rule,
        object=finding.object,
        outcome=finding.outcome,
        severity=finding.severity,
        message=finding.message,
        file=place.file if place else None,
        line=place.line if place else None,
        column=place.column if place else None,
    )


def across_entry(change: AcrossChange) -> AcrossEntry:
    """Give a finding across VMs."""
    return AcrossEntry(
        change=change.kind,
        rule=change.rule,
        severity=change.severity,
        shared=change.shared,
        message=change.message,
        file=change.place.file,
        line=change.place.line,
        column=change.place.column,
    )


def counts_entry(counts: DiffCounts) -> DiffSummary:
    """Give the counts."""
    kinds = counts.by_kind
    return DiffSummary(
        worse=kinds["worse"],
        better=kinds["better"],
        changed=kinds["changed"],
        new=kinds["new"],
        gone=kinds["gone"],
        not_compared=kinds["not-compared"],
        unchanged=kinds["unchanged"],
        renamed=counts.renamed,
        across_new=counts.across["new"],
        across_fixed=counts.across["fixed"],
    )
