"""The gate: does this run pass? Pure, and apart from the verdict, which it never changes."""

from collections.abc import Container

from msgspec import Struct

from vmcheck.accepted import active_class
from vmcheck.verdict import CLASSIFICATIONS, FleetFinding, Verdict

SEVERITIES = ("error", "warning", "info")
LEVELS = (*SEVERITIES, *CLASSIFICATIONS[:-1], "never")
"""What --fail-on takes: a severity or worse, a classification or worse, or never."""


class Gate(Struct):
    """Remembers whether anything at or above its levels was seen."""

    levels: frozenset[str]
    closed: bool = False
    _severities: frozenset[str] = frozenset()
    _classes: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._severities = at_or_above(SEVERITIES, self.levels)
        self._classes = at_or_above(CLASSIFICATIONS, self.levels)

    def see(self, verdict: Verdict, shown: Container[str] | None = None) -> None:
        """Take one VM, with all its findings. What was accepted does not count.

        Args:
            verdict: The verdict on the VM.
            shown: Rules whose findings count by their severity; None for all. The class of the VM
                rests on all rules.
        """
        if self.closed:
            return
        if not verdict.findings:  # mostly
            self.closed = verdict.classification in self._classes
            return
        self.closed = active_class(verdict) in self._classes or any(
            finding.active and finding.severity in self._severities
            for finding in verdict.findings
            if shown is None or finding.rule in shown
        )

    def see_fleet(self, finding: FleetFinding) -> None:
        """Take one finding across VMs. Only its severity counts: it changes no classification."""
        self.closed = self.closed or (finding.active and finding.severity in self._severities)


def at_or_above(ordered: tuple[str, ...], levels: frozenset[str]) -> frozenset[str]:
    """Everything as bad as the mildest level named; the order is worst first."""
    named = [ordered.index(level) for level in levels if level in ordered]
    return frozenset(ordered[: max(named) + 1]) if named else frozenset()
