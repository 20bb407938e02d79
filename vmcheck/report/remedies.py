"""What to do, grouped by rule: one remedy mends many VMs."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct

from vmcheck.report.words import plural
from vmcheck.verdict import Finding, FleetFinding, Remedy, Severity, Verdict

_ORDER: Mapping[Severity, int] = MappingProxyType({"error": 0, "warning": 1, "info": 2})


class Group(Struct, frozen=True, kw_only=True):
    """A rule that failed, and how to mend it."""

    rule: str
    title: str
    severity: Severity
    vms: int
    """How many VMs it failed for; a VM that is in several groups counts in each."""
    groups: int
    """How many groups of VMs it failed for; 0 for a rule about single VMs."""
    remedy: Remedy
    """Filled in for the first of them with a command, as old hosts lack the cmdlets, or else the first."""

    @property
    def concerned(self) -> str:
        """How many VMs it is about, in words."""
        vms = plural(self.vms, "VM")
        return f"{self.groups} groups, up to {vms}" if self.groups > 1 else vms

    @property
    def of_first(self) -> bool:
        """Whether there is a command that mends only the first of several VMs or groups."""
        return (self.groups or self.vms) > 1 and bool(self.remedy.powershell or self.remedy.shell)


def commands_for(groups: Iterable[Group]) -> str:
    """Say whom the commands are for, empty where each of them mends everything."""
    of_first = [group for group in groups if group.of_first]
    if not of_first:
        return ""
    return (
        "for the first VM or group of VMs" if any(group.groups for group in of_first) else "for the first VM"
    )


class Remedies:
    """Collects findings by rule; grows with the number of rules, not of VMs."""

    def __init__(self, *, info: bool = False) -> None:
        """Prepare.

        Args:
            info: Whether findings that only inform are grouped, too, and not only counted.
        """
        self._info = info
        self._first: dict[str, Finding | FleetFinding] = {}
        self._groups: dict[str, int] = {}
        self._vms: dict[str, int] = {}
        self.informed = 0
        """VMs with findings that only inform, where those are not grouped."""
        self.informed_groups = 0
        """Findings across VMs that only inform, where those are not grouped."""

    def add(self, verdict: Verdict) -> None:
        """Take the findings of one VM."""
        found = {finding.rule: finding for finding in reversed(verdict.findings)}
        self.informed += any(not self._groups_it(finding) for finding in found.values())
        for rule, finding in found.items():
            if self._groups_it(finding):
                first = self._first.setdefault(rule, finding)
                if not _has_command(first) and _has_command(finding):
                    self._first[rule] = finding
                self._vms[rule] = self._vms.get(rule, 0) + 1

    def add_fleet(self, finding: FleetFinding) -> None:
        """Take a finding across VMs."""
        if not self._groups_it(finding):
            self.informed_groups += 1
            return
        self._first.setdefault(finding.rule, finding)
        self._vms[finding.rule] = self._vms.get(finding.rule, 0) + finding.vms
        self._groups[finding.rule] = self._groups.get(finding.rule, 0) + 1

    def _groups_it(self, finding: Finding | FleetFinding) -> bool:
        return self._info or finding.severity != "info"

    def groups(self) -> list[Group]:
        """Give errors before warnings before advice, then what concerns most VMs, then by rule."""
        return [
            Group(
                rule=finding.rule,
                title=finding.title,
                severity=finding.severity,
                vms=self._vms[finding.rule],
                groups=self._groups.get(finding.rule, 0),
                remedy=finding.remedy,
            )
            for finding in sorted(self._first.values(), key=self._order)
        ]

    def remarks(self) -> str:
        """Say what there are remarks on that only inform: VMs, groups of VMs; empty for none."""
        vms = [plural(self.informed, "VM")] if self.informed else []
        groups = (
            [plural(self.informed_groups, "group of VMs", "groups of VMs")] if self.informed_groups else []
        )
        return " and ".join([*vms, *groups])

    def _order(self, finding: Finding | FleetFinding) -> tuple[int, bool, int, str]:
        advice = finding.outcome == "advice"
        return _ORDER[finding.severity], advice, -self._vms[finding.rule], finding.rule


def _has_command(finding: Finding | FleetFinding) -> bool:
    return bool(finding.remedy.powershell or finding.remedy.shell)
