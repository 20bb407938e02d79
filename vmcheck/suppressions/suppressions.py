"""The suppressions of one run: marks what they accept, and remembers which of them were of use."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import structs

from vmcheck.fleet.group import NAMED
from vmcheck.inventory.events import Problem
from vmcheck.suppressions.index import Index
from vmcheck.suppressions.remarks import remarks_on
from vmcheck.suppressions.suppression import Suppression
from vmcheck.suppressions.use import Use
from vmcheck.verdict import Finding, FleetFinding, Verdict


class Suppressions:
    """Takes the verdicts of one run, one after another."""

    def __init__(self, entries: Sequence[Suppression] = ()) -> None:
        """Begin a run with suppressions in the order of their file; none accept nothing."""
        self._entries = entries
        self._index = Index(entries)
        self._accepted: Counter[int] = Counter()
        self._fitting: Counter[int] = Counter()
        self._undecided: set[int] = set()

    def apply(self, verdict: Verdict, today: date) -> Verdict:
        """Mark the findings that are accepted; the very same verdict where none is.

        Nothing else of a verdict changes: a VM whose pass-through disk is accepted is still
        partially covered.
        """
        self._look_at_unknowns(verdict)
        marked = [self._marked(finding, verdict, today) for finding in verdict.findings]
        if all(new is old for new, old in zip(marked, verdict.findings, strict=True)):
            return verdict
        return structs.replace(verdict, findings=marked)

    def apply_fleet(self, finding: FleetFinding, today: date) -> FleetFinding:
        """Mark a finding across VMs if each VM that causes it is accepted.

        Only the first causes are named (``NAMED``). Beyond that nobody can say who they are, and
        only suppressions for every VM (``vm = "*"``) will do.
        """
        if finding.rule not in self._index.rules or not finding.spoiled_by:
            return finding
        causes: list[str | None] = [*finding.spoiled_by]
        if len(causes) >= NAMED:
            causes.append(None)
        fitting = [self._for_cause(finding, cause) for cause in causes]
        self._fitting.update({number for numbers in fitting for number in numbers})
        chosen = {self._first_working(numbers, today) for numbers in fitting}
        if None in chosen:
            return finding
        numbers = sorted(number for number in chosen if number is not None)
        self._accepted.update(numbers)
        reasons = dict.fromkeys(self._entries[number].reason for number in numbers)
        return structs.replace(finding, suppression="; ".join(reasons))

    def uses(self) -> Iterator[Use]:
        """What each suppression did so far, in the order of the file."""
        for number, entry in enumerate(self._entries):
            yield Use(entry, self._accepted[number], self._fitting[number], number in self._undecided)

    def remarks(self, today: date, *, stale: bool = True) -> Iterator[Problem]:
        """What is to be said of the suppressions at the end of a run, as warnings with their places.

        Args:
            today: The date of the run.
            stale: Whether to tell of those that fit nothing. Pointless where only a part of the
                fleet was checked.
        """
        for number, use in enumerate(self.uses()):
            for message, hint in remarks_on(use, today, stale=stale):
                yield Problem(
                    place=use.entry.place,
                    pointer=f"/suppress/{number}",
                    message=message,
                    hint=hint,
                    severity="warning",
                )

    def _marked(self, finding: Finding, verdict: Verdict, today: date) -> Finding:
        if finding.rule not in self._index.rules:
            return finding
        candidates = self._index.of(finding.rule, verdict.name, verdict.id)
        numbers = [number for number in candidates if self._entries[number].fits_object(finding.object)]
        self._fitting.update(numbers)
        first = self._first_working(numbers, today)
        if first is None:
            return finding
        self._accepted[first] += 1
        return structs.replace(finding, suppression=self._entries[first].reason)

    def _first_working(self, numbers: Sequence[int], today: date) -> int | None:
        return next((number for number in numbers if self._entries[number].works(today)), None)

    def _for_cause(self, finding: FleetFinding, cause: str | None) -> list[int]:
        """Those that fit one cause of a finding across VMs; None is a cause that is not named."""
        if cause is None:
            numbers = [
                number
                for number, entry in enumerate(self._entries)
                if entry.rule == finding.rule and entry.fits_every_name
            ]
        else:
            numbers = self._index.of(finding.rule, cause, None)
        return [number for number in numbers if self._entries[number].fits_object(finding.shared)]

    def _look_at_unknowns(self, verdict: Verdict) -> None:
        for unknown in verdict.unknowns:
            if unknown.rule in self._index.rules:
                self._undecided.update(self._index.of(unknown.rule, verdict.name, verdict.id))
