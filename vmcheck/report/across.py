"""Findings across VMs, kept for reports that are written at the end."""

from vmcheck.report.capped import Capped
from vmcheck.report.words import plural
from vmcheck.verdict import FleetFinding

_RANKS = 3


class Across:
    """Keeps errors and warnings, at most ``limit`` of them. Those that only inform are not for it."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._ranks = tuple(Capped[FleetFinding](limit) for _ in range(_RANKS))
        self._failing = 0

    def add(self, finding: FleetFinding) -> None:
        """Keep a finding."""
        self._ranks[_rank(finding)].add(finding)
        self._failing += finding.outcome == "fails"

    @property
    def count(self) -> int:
        """How many errors and warnings there are."""
        return sum(kept.count for kept in self._ranks)

    def shown(self) -> list[FleetFinding]:
        """Give errors before warnings before advice, then in input order; at most ``limit``."""
        return [finding for kept in self._ranks for finding in kept.kept][: self._limit]

    def left_out(self) -> int:
        """How many errors and warnings ``shown`` does not give."""
        return self.count - len(self.shown())

    def notes(self) -> list[str]:
        """Give a note for those who read only the first lines: verdicts are about single VMs."""
        if not self.count:
            return []
        found = f"{plural(self.count, 'finding')} across VMs"
        return [f"{found}{self._about_failing()}: see Across VMs"]

    def _about_failing(self) -> str:
        if not self._failing:
            return ""
        some = "" if self._failing == self.count else f"{self._failing} of them "
        return f", {some}about VMs whose backups can fail together"


def _rank(finding: FleetFinding) -> int:
    """Give 0 for an error, 1 for a warning, 2 for a warning that is only advice."""
    if finding.severity == "error":
        return 0
    return 2 if finding.outcome == "advice" else 1
