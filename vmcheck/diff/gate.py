"""Does a comparison pass? Looks only at what the newer run brings: what was bad before does not count.

- ``regression`` (the default): a VM that is in both runs got worse, or there is a new error or warning
  across VMs. New VMs do not count: they are listed with what they are.
- A classification: a VM got there, or to a worse one, from a better one; or a new VM is there.
- A severity: a finding at or above it that was not there before, those of new VMs too.
- ``never``.
"""

from dataclasses import dataclass, field

from vmcheck.diff.across import AcrossChange
from vmcheck.diff.change import Change
from vmcheck.gate import LEVELS as CHECK_LEVELS
from vmcheck.gate import SEVERITIES, at_or_above
from vmcheck.verdict import CLASSIFICATIONS

REGRESSION = "regression"
LEVELS = (REGRESSION, *CHECK_LEVELS)
"""What --fail-on takes; all but never may be combined."""


@dataclass(slots=True)
class DiffGate:
    """Remembers whether anything that its levels forbid was seen."""

    levels: frozenset[str]
    closed: bool = False
    _severities: frozenset[str] = field(init=False)
    _classes: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._severities = at_or_above(SEVERITIES, self.levels)
        self._classes = at_or_above(CLASSIFICATIONS, self.levels)

    def see(self, change: Change) -> None:
        """Take one VM."""
        if self.closed or change.new is None:
            return
        arrived = change.old is None or "classification" in change.worse
        self.closed = (
            (change.kind == "worse" and REGRESSION in self.levels)
            or (arrived and change.new.classification in self._classes)
            or any(finding.severity in self._severities for finding in change.new_findings)
        )

    def see_across(self, change: AcrossChange) -> None:
        """Take one finding across VMs."""
        if change.kind == "new":
            grave = change.severity != "info" and REGRESSION in self.levels
            self.closed = self.closed or grave or change.severity in self._severities
