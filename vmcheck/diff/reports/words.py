"""The wording that reports of a comparison share: headline, notes, and what happened to a VM."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from vmcheck.diff.change import Change, Kind
from vmcheck.diff.measures import now_known
from vmcheck.diff.reports.base import DiffCounts, DiffRun, Side
from vmcheck.diff.snapshot import Noted, Snapshot
from vmcheck.report.words import human_bytes, plural

TITLES: Mapping[Kind, str] = MappingProxyType(
    {
        "worse": "Got worse",
        "better": "Got better",
        "changed": "Changed, neither worse nor better",
        "new": "New",
        "gone": "Gone",
        "not-compared": "Not compared: refused in the other inventory",
        "unchanged": "Only renamed or moved",
    }
)
"""Headings of the sections."""

_COUNTED: Mapping[Kind, str] = MappingProxyType(
    {
        "better": "got better",
        "changed": "changed otherwise",
        "new": "new",
        "gone": "gone",
        "not-compared": "not compared",
    }
)
_FINDINGS = 5


def headline(run: DiffRun, counts: DiffCounts) -> str:
    """Say in one line what happened, the worst first, and what could not be compared."""
    worse = counts.by_kind["worse"]
    parts = [f"{plural(worse, 'VM')} got worse" if worse else "No VM got worse"]
    parts += [f"{counts.by_kind[kind]} {words}" for kind, words in _COUNTED.items() if counts.by_kind[kind]]
    renamed = f" ({counts.renamed} renamed or moved)" if counts.renamed else ""
    parts.append(f"{counts.by_kind['unchanged']} unchanged{renamed}")
    return "; ".join([", ".join(parts), *_besides(run, counts)])


def _besides(run: DiffRun, counts: DiffCounts) -> Iterator[str]:
    if counts.across["new"]:
        yield f"{plural(counts.across['new'], 'new finding')} across VMs"
    for side in (run.old, run.new):
        if side.refused:
            yield f"{plural(side.refused, 'VM')} of {side.input} refused"
        if side.errors:
            yield f"{plural(side.errors, 'error')} in {side.input}"
    if run.faults:
        yield f"{plural(len(run.faults), 'rule')} crashed"


def notes(run: DiffRun) -> list[str]:
    """Give what changes how the comparison is to be read."""
    lines = []
    if run.old.errors:
        lines.append(_unread(run.old, "new"))
    if run.new.errors:
        lines.append(_unread(run.new, "gone"))
    if run.faults:
        lines.append(f"{', '.join(run.faults)} crashed; see vmcheck check for the fault")
    return lines


def _unread(side: Side, kind: str) -> str:
    return f"{side.input} could not be read completely: VMs that count as {kind} may be in what was not read"


def steps(change: Change) -> list[str]:
    """Say what happened to a VM, one thing a line, not yet escaped."""
    if change.old is None:
        grave = [finding for finding in change.new_findings if finding.severity != "info"]
        return [change.vm.classification, *_listed("", grave)]
    if change.new is None:
        return [f"was {change.vm.classification}"]
    return [
        *_states(change.old, change.new),
        *_listed("new: ", change.new_findings),
        *_listed("fixed: ", change.fixed_findings),
    ]


def _states(old: Snapshot, new: Snapshot) -> Iterator[str]:
    yield from _names(old, new)
    if old.classification != new.classification:
        known = " (now known)" if now_known(old, new) else ""
        yield f"{old.classification} -> {new.classification}{known}"
    elif old.mode != new.mode:
        yield f"mode {old.mode} -> {new.mode}"
    if old.coverage != new.coverage:
        yield f"coverage {old.coverage} -> {new.coverage}"
    yield from _excluded(old, new)


def _names(old: Snapshot, new: Snapshot) -> Iterator[str]:
    if old.name != new.name:
        yield f"renamed from {old.name}"
    if old.host != new.host:
        yield f"host {old.host or 'not given'} -> {new.host or 'not given'}"


def _excluded(old: Snapshot, new: Snapshot) -> Iterator[str]:
    delta = new.excluded_bytes - old.excluded_bytes
    if delta:
        sign = "+" if delta > 0 else "-"
        before, after = human_bytes(old.excluded_bytes), human_bytes(new.excluded_bytes)
        yield f"not in the backup: {before} -> {after} ({sign}{human_bytes(abs(delta))})"
    if old.excluded_unsized != new.excluded_unsized:
        yield f"not in the backup, of unknown size: {old.excluded_unsized} -> {new.excluded_unsized}"


def _listed(label: str, findings: Sequence[Noted]) -> Iterator[str]:
    for finding in findings[:_FINDINGS]:
        yield f"{label}{finding.rule} {finding.severity}: {finding.message}"
    if len(findings) > _FINDINGS:
        yield f"{label}{len(findings) - _FINDINGS} more"
