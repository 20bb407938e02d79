"""What is remembered of a verdict: a tuple of plain values that a temporary file can hold."""

from typing import NamedTuple

from vmcheck.inventory.events import Place
from vmcheck.verdict import Classification, Consistency, Mode, Severity, Verdict

WITHOUT_GUEST = frozenset({"saved-state", "crash-consistent"})
"""Outcomes of rules that keep the guest from taking part."""
OF_MODE = WITHOUT_GUEST | {"file-system-consistent", "fails"}
"""Outcomes of rules that decide how a VM is backed up, whatever is in the backup."""


class RuleNote(NamedTuple):
    """A rule that had something to say of the VM."""

    rule: str
    outcome: str
    severity: Severity | None
    """None where it could not be decided."""
    message: str


class Prediction(NamedTuple):
    """What was predicted for a VM."""

    number: int
    """The how many-eth VM of the inventory."""
    id: str | None
    name: str
    host: str | None
    release: str | None
    """Host release it was judged by; None where the host is not known."""
    release_assumed: bool
    state: str | None
    """When the inventory was collected."""
    classification: Classification
    mode: Mode
    consistency: Consistency | None
    file: str
    line: int
    column: int
    missing: tuple[str, ...]
    """Facts that would settle what is unknown."""
    rules: tuple[RuleNote, ...]
    """Rules that failed, but for those about what is in the backup."""
    undecided: tuple[RuleNote, ...]
    """Rules about the mode that could not be decided, those that crashed among them."""

    @property
    def place(self) -> Place:
        """Where the VM stands."""
        return Place(self.file, self.line, self.column)

    @property
    def without_guest(self) -> bool:
        """Whether a rule says for certain that the guest cannot take part."""
        return any(note.outcome in WITHOUT_GUEST for note in self.rules)


Row = tuple[object, ...]
"""A prediction as ``marshal`` takes it."""

_ABOUT_COVERAGE = frozenset({"excluded", "not-restorable"})


def predicted(verdict: Verdict, number: int) -> Prediction:
    """Note one VM.

    Args:
        verdict: What was found.
        number: The how many-eth VM of the inventory.
    """
    place = verdict.record.place()
    return Prediction(
        number=number,
        id=verdict.id,
        name=verdict.name,
        host=verdict.host,
        release=verdict.release,
        release_assumed=verdict.release_assumed,
        state=verdict.state,
        classification=verdict.classification,
        mode=verdict.mode,
        consistency=verdict.consistency,
        file=place.file,
        line=place.line,
        column=place.column,
        missing=tuple(verdict.missing),
        rules=tuple(
            RuleNote(found.rule, found.outcome, found.severity, found.message)
            for found in verdict.findings
            if found.outcome not in _ABOUT_COVERAGE
        ),
        undecided=tuple(
            RuleNote(unknown.rule, unknown.outcome, None, unknown.title)
            for unknown in verdict.unknowns
            if unknown.outcome in OF_MODE
        ),
    )


def to_row(prediction: Prediction) -> Row:
    """Give the prediction as a row."""
    *values, rules, undecided = prediction
    return (*values, tuple(map(tuple, rules)), tuple(map(tuple, undecided)))


def from_row(row: Row) -> Prediction:
    """Give the prediction that a row was made of."""
    *values, rules, undecided = row
    notes = (tuple(map(RuleNote._make, part)) for part in (rules, undecided))  # type: ignore[call-overload]
    return Prediction._make((*values, *notes))
