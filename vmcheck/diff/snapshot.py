"""What is remembered of one VM of a run: a tuple of plain values that a temporary file can hold."""

from typing import NamedTuple

from vmcheck.inventory.events import Place
from vmcheck.verdict import Classification, Coverage, Finding, Mode, Severity, Verdict


class Noted(NamedTuple):
    """A finding, without what is only needed to mend it."""

    rule: str
    object: str | None
    outcome: str
    severity: Severity
    message: str
    line: int | None
    """None in the older run: nobody needs the position of what is gone."""
    column: int | None

    @property
    def key(self) -> tuple[str, str | None, str]:
        """What makes it the same finding in both runs: never its position, never its wording."""
        return self.rule, self.object, self.outcome


class Snapshot(NamedTuple):
    """One VM of a run."""

    number: int
    """The how many-eth VM of its run."""
    id: str | None
    name: str
    host: str | None
    file: str
    line: int
    column: int
    classification: Classification
    mode: Mode
    coverage: Coverage
    excluded_bytes: int
    """Bytes certainly not in the backup, as far as sizes are known."""
    excluded_items: int
    excluded_unsized: int
    """How many of the excluded items have no known size."""
    findings: tuple[Noted, ...]

    @property
    def place(self) -> Place:
        """Where the VM stands."""
        return Place(self.file, self.line, self.column)

    def place_of(self, finding: Noted) -> Place:
        """Where the fact stands that decided a finding; the VM where that was not noted."""
        if finding.line is None or finding.column is None:
            return self.place
        return Place(self.file, finding.line, finding.column)


Row = tuple[object, ...]
"""A snapshot as ``marshal`` takes it: tuples of plain values all the way down."""


def snapshot_of(verdict: Verdict, number: int, *, positions: bool) -> Snapshot:
    """Note one VM.

    Args:
        verdict: What was found.
        number: The how many-eth VM of its run.
        positions: Whether to note where each finding stands, which takes a second look at the text.
    """
    place = verdict.record.place()
    return Snapshot(
        number=number,
        id=verdict.id,
        name=verdict.name,
        host=verdict.host,
        file=place.file,
        line=place.line,
        column=place.column,
        classification=verdict.classification,
        mode=verdict.mode,
        coverage=verdict.coverage,
        excluded_bytes=verdict.excluded_bytes,
        excluded_items=len(verdict.excluded),
        excluded_unsized=sum(item.size_bytes is None for item in verdict.excluded),
        findings=tuple(_noted(finding, verdict, positions=positions) for finding in verdict.findings),
    )


def _noted(finding: Finding, verdict: Verdict, *, positions: bool) -> Noted:
    place = verdict.record.place(finding.path) if positions else None
    return Noted(
        rule=finding.rule,
        object=finding.object,
        outcome=finding.outcome,
        severity=finding.severity,
        message=finding.message,
        line=place.line if place else None,
        column=place.column if place else None,
    )


def to_row(snapshot: Snapshot) -> Row:
    """Give the snapshot as a row."""
    return (*snapshot[:-1], tuple(map(tuple, snapshot.findings)))


def from_row(row: Row) -> Snapshot:
    """Give the snapshot that a row was made of."""
    *values, findings = row
    return Snapshot._make((*values, tuple(map(Noted._make, findings))))  # type: ignore[call-overload]  # a row of ours
