"""What the rows of the CSV report hold."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from vmcheck.report.base import CsvLayout
from vmcheck.report.words import crashes, deciding, not_collected, plural
from vmcheck.verdict import Answer, Finding, FleetFinding, Unknown, Verdict

Cell = str | int | None
"""None is an empty cell: not known, or does not apply."""

_YES_NO = MappingProxyType({True: "true", False: "false", None: None})


@dataclass(frozen=True, slots=True)
class Layout:
    """Headings, and how a VM or a finding across VMs becomes rows under them."""

    headings: Sequence[str]
    rows: Callable[[Verdict], Iterator[tuple[Cell, ...]]]
    fleet_rows: Callable[[FleetFinding], Iterator[tuple[Cell, ...]]]


def _vm_rows(verdict: Verdict) -> Iterator[tuple[Cell, ...]]:
    yield *_vm(verdict), *_place(verdict)


def _no_rows(_finding: FleetFinding) -> Iterator[tuple[Cell, ...]]:
    return iter(())


def _vm(verdict: Verdict) -> tuple[Cell, ...]:
    return (
        verdict.name,
        verdict.id,
        verdict.host,
        verdict.release,
        verdict.state,
        verdict.classification,
        verdict.mode,
        verdict.consistency,
        verdict.coverage,
        _YES_NO[verdict.downtime],
        *(_excluded(verdict) if verdict.excluded else (0, 0, 0)),
        *(_why(verdict) if verdict.findings or verdict.unknowns else (None, None)),
        "; ".join(verdict.missing),
        "; ".join(verdict.remedies),
    )


def _excluded(verdict: Verdict) -> tuple[int, int, int]:
    unknown_size = sum(item.size_bytes is None for item in verdict.excluded)
    return len(verdict.excluded), verdict.excluded_bytes, unknown_size


def _why(verdict: Verdict) -> tuple[str, str]:
    rules = dict.fromkeys(finding.rule for finding in verdict.findings)
    reasons = [*(finding.message for finding in deciding(verdict)), *crashes(verdict)]
    return "; ".join(rules), "; ".join(dict.fromkeys(reasons))


def _place(verdict: Verdict) -> tuple[Cell, ...]:
    place = verdict.record.place()
    return place.file, place.line, place.column


def _finding_rows(verdict: Verdict) -> Iterator[tuple[Cell, ...]]:
    for finding in verdict.findings:
        yield verdict.name, verdict.id, verdict.host, *_finding(verdict, finding)
    for unknown in verdict.unknowns:
        yield verdict.name, verdict.id, verdict.host, *_unknown(verdict, unknown)
    for answer in verdict.answers:
        if answer.value in ("pass", "not-applicable"):
            yield verdict.name, verdict.id, verdict.host, *_answer(verdict, answer)


def _finding(verdict: Verdict, finding: Finding) -> tuple[Cell, ...]:
    place = verdict.record.place(finding.path)
    pointer = verdict.record.pointer(finding.path)
    return *_found(finding, finding.object), place.file, place.line, place.column, pointer


def _found(finding: Finding | FleetFinding, about: str | None) -> tuple[Cell, ...]:
    remedy = finding.remedy
    return (
        finding.rule,
        finding.severity,
        finding.outcome,
        finding.confidence,
        about,
        finding.message,
        finding.impact,
        remedy.text,
        remedy.powershell,
        remedy.shell,
        _YES_NO[remedy.downtime],
        None,
    )


def _fleet_row(finding: FleetFinding) -> Iterator[tuple[Cell, ...]]:
    """One row: "3 VMs" instead of a name, what they have in common as the object.

    There is neither an id nor a host nor a pointer; the place is that of the first cause.
    """
    place = finding.place
    vms = plural(finding.vms, "VM")
    yield vms, None, None, *_found(finding, finding.shared), place.file, place.line, place.column, None


def _unknown(verdict: Verdict, unknown: Unknown) -> tuple[Cell, ...]:
    crashed = unknown.fault is not None
    return (
        unknown.rule,
        "error" if crashed else "unknown",
        unknown.outcome,
        None,
        None,
        f"the rule crashed: {unknown.fault}" if crashed else not_collected(unknown.missing),
        *(None,) * 5,
        "; ".join(unknown.missing),
        *_place(verdict),
        verdict.record.pointer(),
    )


def _answer(verdict: Verdict, answer: Answer) -> tuple[Cell, ...]:
    """A rule that found nothing; what it said stands where a finding has its severity."""
    said = f"{answer.title}: {answer.why}" if answer.why else answer.title
    cells: tuple[Cell, ...] = (answer.rule, answer.value, None, None, None, said, *(None,) * 6)
    return *cells, *_place(verdict), verdict.record.pointer()


_VM_HEADINGS = (
    "name,id,host,release,state,classification,mode,consistency,coverage,downtime,excluded_items,"
    "excluded_bytes,excluded_unknown_size,rules,reasons,missing,remedies,file,line,column"
)
_FINDING_HEADINGS = (
    "name,id,host,rule,severity,outcome,confidence,object,message,impact,remedy,powershell,shell,"
    "remedy_downtime,missing,file,line,column,pointer"
)

LAYOUTS: Mapping[CsvLayout, Layout] = MappingProxyType(
    {
        "vms": Layout(_VM_HEADINGS.split(","), _vm_rows, _no_rows),
        "findings": Layout(_FINDING_HEADINGS.split(","), _finding_rows, _fleet_row),
    }
)
