"""Suppressions and baseline together, as a run needs them: marks findings, and says what it did."""

from collections.abc import Collection, Iterator
from datetime import date

from vmcheck.baseline.baseline import Baseline
from vmcheck.baseline.wording import baseline_notes
from vmcheck.inventory.events import Problem
from vmcheck.report.words import plural
from vmcheck.suppressions.remarks import use_line
from vmcheck.suppressions.suppressions import Suppressions
from vmcheck.verdict import FleetFinding, Verdict


class Acceptance:
    """Takes every verdict and every finding across VMs of one run, before any is filtered out."""

    def __init__(
        self, today: date, *, suppressions: Suppressions | None = None, baseline: Baseline | None = None
    ) -> None:
        self._today = today
        self._suppressions = suppressions or Suppressions()
        self._baseline = baseline
        self._known = 0

    def apply(self, verdict: Verdict) -> Verdict:
        """Mark what is accepted; the very same verdict where nothing is.

        A finding that is suppressed is looked up in the baseline too: it is not fixed.
        """
        verdict = self._suppressions.apply(verdict, self._today)
        if self._baseline is not None:
            verdict = self._baseline.apply(verdict)
            self._known += sum(finding.known for finding in verdict.findings)
        return verdict

    def apply_fleet(self, finding: FleetFinding) -> FleetFinding:
        """Mark a finding across VMs if it is accepted."""
        finding = self._suppressions.apply_fleet(finding, self._today)
        if self._baseline is not None:
            finding = self._baseline.apply_fleet(finding)
            self._known += finding.known
        return finding

    def remarks(self, *, stale: bool = True) -> Iterator[Problem]:
        """Warnings at the end of the run: suppressions that expired, soon will, or fit nothing.

        Args:
            stale: Whether to tell of those that fit nothing.
        """
        yield from self._suppressions.remarks(self._today, stale=stale)

    def shown(self) -> Iterator[str]:
        """A line for each suppression, for --show-suppressed: what it accepted, and why."""
        return (use_line(use) for use in self._suppressions.uses())

    def notes(self, asked: Collection[str] | None = None) -> Iterator[str]:
        """Notes for the summary of a report: how much is accepted, and what of the baseline is fixed.

        Args:
            asked: Ids of the rules of the run, all of them, shown or not.
        """
        suppressed = [use for use in self._suppressions.uses() if use.accepted]
        if suppressed:
            number = plural(sum(use.accepted for use in suppressed), "finding")
            files = ", ".join(dict.fromkeys(use.entry.place.file for use in suppressed))
            yield f"{number} suppressed ({files}); verdicts count them all the same."
        if self._baseline is not None:
            known = plural(self._known, "finding")
            yield f"{known} known from {self._baseline.file}; the gate looks at the others."
            yield from baseline_notes(self._baseline.file, list(self._baseline.unseen(asked)))
