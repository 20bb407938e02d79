"""Turns verdicts, problems and the summary into the structs of the JSON report."""

from typing import TypedDict

from msgspec import UNSET

from vmcheck.inventory.events import Place, Problem, Record, Refused, derived_from
from vmcheck.report.base import Summary
from vmcheck.report.json_document import (
    AnswerEntry,
    ClassCounts,
    FindingEntry,
    FleetEntry,
    ItemEntry,
    MissingFact,
    PlaceEntry,
    ProblemEntry,
    RefusedEntry,
    RemedyEntry,
    SummaryEntry,
    UnknownEntry,
    VmEntry,
)
from vmcheck.verdict import Answer, Finding, FleetFinding, Item, Remedy, Unknown, Verdict


class _Position(TypedDict):
    file: str
    line: int
    column: int


def _position(place: Place) -> _Position:
    return {"file": place.file, "line": place.line, "column": place.column}


def vm_entry(verdict: Verdict) -> VmEntry:
    """Give everything a verdict says, with positions."""
    record = verdict.record
    return VmEntry(
        name=verdict.name,
        id=verdict.id,
        host=verdict.host,
        release=verdict.release,
        release_assumed=verdict.release_assumed,
        state=verdict.state,
        classification=verdict.classification,
        mode=verdict.mode,
        consistency=verdict.consistency,
        coverage=verdict.coverage,
        downtime=verdict.downtime,
        excluded_bytes=verdict.excluded_bytes,
        excluded=tuple(_item(item, record) for item in verdict.excluded),
        uncertain=tuple(_item(item, record) for item in verdict.uncertain),
        findings=tuple(_finding(finding, record) for finding in verdict.findings),
        unknowns=tuple(map(_unknown, verdict.unknowns)),
        missing=tuple(verdict.missing),
        becomes=tuple(verdict.becomes),
        assumed=tuple(verdict.assumed),
        rests_on=tuple(verdict.rests_on),
        answers=tuple(map(_answer, verdict.answers)) if verdict.answers else UNSET,
        pointer=record.pointer(),
        **_position(record.place()),
    )


def _answer(answer: Answer) -> AnswerEntry:
    return AnswerEntry(
        rule=answer.rule,
        title=answer.title,
        value=answer.value,
        why=answer.why,
        missing=tuple(answer.missing),
    )


def _item(item: Item, record: Record) -> ItemEntry:
    return ItemEntry(
        kind=item.kind,
        name=item.name,
        size_bytes=item.size_bytes,
        rule=item.rule,
        why=item.why,
        pointer=record.pointer(item.path),
    )


def _finding(finding: Finding, record: Record) -> FindingEntry:
    return FindingEntry(
        rule=finding.rule,
        name=finding.name,
        title=finding.title,
        severity=finding.severity,
        outcome=finding.outcome,
        confidence=finding.confidence,
        message=finding.message,
        impact=finding.impact,
        object=finding.object,
        remedy=_remedy(finding.remedy),
        suppression=finding.suppression,
        known=finding.known,
        pointer=record.pointer(finding.path),
        derived_from=derived_from(record, finding.path) or UNSET,
        **_position(record.place(finding.path)),
    )


def _remedy(remedy: Remedy) -> RemedyEntry:
    return RemedyEntry(
        text=remedy.text, powershell=remedy.powershell, shell=remedy.shell, downtime=remedy.downtime
    )


def _unknown(unknown: Unknown) -> UnknownEntry:
    return UnknownEntry(
        rule=unknown.rule,
        title=unknown.title,
        outcome=unknown.outcome,
        missing=tuple(unknown.missing),
        fault=unknown.fault,
    )


def fleet_entry(finding: FleetFinding) -> FleetEntry:
    """Give a finding across VMs."""
    return FleetEntry(
        rule=finding.rule,
        name=finding.name,
        title=finding.title,
        severity=finding.severity,
        outcome=finding.outcome,
        confidence=finding.confidence,
        message=finding.message,
        impact=finding.impact,
        shared=finding.shared,
        vms=finding.vms,
        names=tuple(finding.names),
        spoiled_by=tuple(finding.spoiled_by),
        remedy=_remedy(finding.remedy),
        suppression=finding.suppression,
        known=finding.known,
        **_position(finding.place),
    )


def problem_entry(problem: Problem) -> ProblemEntry:
    """Give a problem of the input."""
    related = problem.related
    return ProblemEntry(
        severity=problem.severity,
        message=problem.message,
        hint=problem.hint,
        pointer=problem.pointer,
        related=None if related is None else PlaceEntry(**_position(related)),
        **_position(problem.place),
    )


def refused_entry(refused: Refused) -> RefusedEntry:
    """Give a VM that was not checked."""
    return RefusedEntry(
        name=refused.name,
        problems=tuple(map(problem_entry, refused.problems)),
        **_position(refused.place),
    )


def summary_entry(summary: Summary) -> SummaryEntry:
    """Give the run in numbers; its notes stand elsewhere in the document."""
    by_class = {name.replace("-", "_"): number for name, number in summary.by_class.items()}
    return SummaryEntry(
        vms=summary.vms,
        ready=summary.ready,
        attention=summary.attention,
        by_class=ClassCounts(**by_class),
        interrupted=summary.interrupted,
        not_in_backup_bytes=summary.not_in_backup_bytes,
        excluded_items=summary.excluded_items,
        excluded_unknown_size=summary.excluded_unknown_size,
        uncertain_items=summary.uncertain_items,
        missing=tuple(MissingFact(fact=fact, vms=vms) for fact, vms in summary.missing.items()),
        refused=summary.refused,
        errors=summary.errors,
        warnings=summary.warnings,
        faults=summary.faults,
        fleet_findings=summary.fleet_findings,
        release_assumed=summary.release_assumed,
        selection_not_assessed=summary.selection_not_assessed,
    )
