"""Counts a run, one VM at a time, in memory that does not grow with the number of VMs."""

import re
from collections import Counter
from collections.abc import Mapping

from vmcheck.inventory.events import Problem, Refused
from vmcheck.knowledge.releases import WITHOUT_CMDLETS
from vmcheck.report.base import Collect, Summary
from vmcheck.verdict import CLASSIFICATIONS, Classification, FleetFinding, Verdict

_INDEX = re.compile(r"\[\d+\]")


def without_indices(fact: str) -> str:
    """Give the path of a fact without list indices: ``disks[3].path`` becomes ``disks[].path``."""
    return _INDEX.sub("[]", fact) if "[" in fact else fact


class Tally:
    """Adds up what a ``Summary`` says."""

    def __init__(self) -> None:
        self._by_class: dict[Classification, int] = dict.fromkeys(CLASSIFICATIONS, 0)
        self._missing: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._crashed: set[str] = set()

    def verdict(self, verdict: Verdict) -> None:
        """Count one VM."""
        self._by_class[verdict.classification] += 1
        if verdict.downtime:
            self._counts["interrupted"] += 1
        if verdict.release_assumed:
            self._counts["release_assumed"] += 1
        if verdict.excluded:
            self._add_excluded(verdict)
        if verdict.uncertain:
            self._counts["uncertain_items"] += len(verdict.uncertain)
        if verdict.missing:
            self._missing.update({without_indices(fact) for fact in verdict.missing})
            if verdict.release in WITHOUT_CMDLETS and not verdict.release_assumed:
                self._counts["lacking_without_cmdlets"] += 1
        if verdict.unknowns:
            self._crashed.update(unknown.rule for unknown in verdict.unknowns if unknown.fault is not None)

    def _add_excluded(self, verdict: Verdict) -> None:
        self._counts["not_in_backup_bytes"] += verdict.excluded_bytes
        self._counts["excluded_items"] += len(verdict.excluded)
        self._counts["excluded_unknown_size"] += sum(item.size_bytes is None for item in verdict.excluded)

    def refused(self, _refused: Refused) -> None:
        """Count one VM that does not fit the schema."""
        self._counts["refused"] += 1

    def problem(self, problem: Problem) -> None:
        """Count one problem of the input."""
        self._counts["errors" if problem.severity == "error" else "warnings"] += 1

    def fleet(self, _finding: FleetFinding) -> None:
        """Count one finding across VMs."""
        self._counts["fleet_findings"] += 1

    @property
    def missing(self) -> Mapping[str, int]:
        """Facts that matter and were not collected, with the number of VMs: most VMs first, then by name."""
        return dict(sorted(self._missing.items(), key=lambda pair: (-pair[1], pair[0])))

    def summary(
        self,
        *,
        selection_not_assessed: int = 0,
        collect: tuple[Collect, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> Summary:
        """Give the sums so far.

        Args:
            selection_not_assessed: VMs for which the inventory carries no backup job.
            collect: how to collect what is missing.
            notes: further remarks that hold for the whole run.
        """
        vms = sum(self._by_class.values())
        ready = self._by_class["online-capable"]
        return Summary(
            vms=vms,
            ready=ready,
            attention=vms - ready,
            by_class=dict(self._by_class),
            interrupted=self._counts["interrupted"],
            not_in_backup_bytes=self._counts["not_in_backup_bytes"],
            excluded_items=self._counts["excluded_items"],
            excluded_unknown_size=self._counts["excluded_unknown_size"],
            uncertain_items=self._counts["uncertain_items"],
            missing=self.missing,
            refused=self._counts["refused"],
            errors=self._counts["errors"],
            warnings=self._counts["warnings"],
            faults=len(self._crashed),
            release_assumed=self._counts["release_assumed"],
            lacking_without_cmdlets=self._counts["lacking_without_cmdlets"],
            fleet_findings=self._counts["fleet_findings"],
            selection_not_assessed=selection_not_assessed,
            collect=collect,
            notes=notes,
        )
