"""What to do, grouped by rule: one remedy mends many VMs."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from vmcheck.verdict import Finding, Remedy, Severity, Verdict

_ORDER: Mapping[Severity, int] = MappingProxyType({"error": 0, "warning": 1, "info": 2})


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A rule that failed, and how to mend it."""

    rule: str
    title: str
    severity: Severity
    vms: int
    """How many VMs it failed for."""
    remedy: Remedy
    """Filled in for the first of them."""

    @property
    def of_first(self) -> bool:
        """Whether there is a command that mends only the first of several VMs."""
        return self.vms > 1 and bool(self.remedy.powershell or self.remedy.shell)


class Remedies:
    """Collects errors and warnings by rule; grows with the number of rules, not of VMs."""

    def __init__(self) -> None:
        self._first: dict[str, Finding] = {}
        self._vms: dict[str, int] = {}
        self.informed = 0
        """VMs with findings that only inform: those are not grouped."""

    def add(self, verdict: Verdict) -> None:
        """Take the findings of one VM."""
        found = {finding.rule: finding for finding in reversed(verdict.findings)}
        self.informed += any(finding.severity == "info" for finding in found.values())
        for rule, finding in found.items():
            if finding.severity != "info":
                self._first.setdefault(rule, finding)
                self._vms[rule] = self._vms.get(rule, 0) + 1

    def groups(self) -> list[Group]:
        """Give errors before warnings before advice, then what concerns most VMs, then by rule."""
        return [
            Group(
                rule=finding.rule,
                title=finding.title,
                severity=finding.severity,
                vms=self._vms[finding.rule],
                remedy=finding.remedy,
            )
            for finding in sorted(self._first.values(), key=self._order)
        ]

    def _order(self, finding: Finding) -> tuple[int, bool, int, str]:
        advice = finding.outcome == "advice"
        return _ORDER[finding.severity], advice, -self._vms[finding.rule], finding.rule
