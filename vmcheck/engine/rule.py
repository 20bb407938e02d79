"""A rule as data, and what asking it of a VM gives."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

from vmcheck.engine.conditions import AllOf, Condition
from vmcheck.engine.fields import Field
from vmcheck.engine.files.fix_file import FixPart
from vmcheck.inventory.model import Release

Outcome = Literal[
    "saved-state",
    "crash-consistent",
    "file-system-consistent",
    "fails",
    "left-out",
    "excluded",
    "not-restorable",
    "advice",
]

OUTCOMES: Mapping[Outcome, str] = {
    "fails": "the backup of the VM fails",
    "left-out": "the backup job does not take the VM",
    "excluded": "the data is not in the backup",
    "not-restorable": "the VM cannot be restored from the backup as a unit",
    "saved-state": "the VM is put into a saved state while the snapshot is taken",
    "crash-consistent": "the VM runs on, but applications are not quiesced",
    "file-system-consistent": "file systems are frozen, applications are not quiesced",
    "advice": "no effect on the verdict",
}

BLOCKING: frozenset[str] = frozenset(
    {"fails", "left-out", "excluded", "not-restorable", "saved-state", "crash-consistent"}
)
"""Outcomes that keep a VM from being online-capable, if they strike or might."""

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
CONFIDENCES: tuple[Literal["high", "medium", "low"], ...] = ("high", "medium", "low")


class Source(Struct, frozen=True, kw_only=True):
    """Where a rule is written down."""

    title: str
    where: str | None = None
    date: str | None = None
    confidence: Literal["high", "medium", "low"]


class Remediation(Struct, frozen=True, kw_only=True):
    """What to do, with placeholders such as {vm.name}."""

    text: str
    powershell: str | None = None
    shell: str | None = None
    downtime: bool | None = None
    since: Release | None = None
    """The first host release that has the cmdlets of ``powershell``; None: they are everywhere."""


class Group(Struct, frozen=True, kw_only=True):
    """What a rule of scope fleet looks at together."""

    of: str
    """The scope whose elements are collected; vm for the VMs themselves."""
    together: tuple[Field, ...]
    """What has the same values in all of these is one group; a missing value is in none."""
    where: Condition | None
    at_least: int
    """From how many VMs on a group counts."""


class RuleData(Struct, frozen=True, kw_only=True):
    """What of a rule is plain data: everything but its hosts and its conditions."""

    id: str
    name: str
    title: str
    chapter: str
    severities: Mapping[Release, Severity]
    scope: str
    outcomes: Mapping[Release, Outcome]
    only_running: bool
    """Whether it strikes only a running VM (a failing checkpoint does not touch one that is off)."""
    message: str
    impact: str
    remediation: Remediation
    fixes: Sequence[FixPart]
    """Changes that mend it, each enough by itself, or why there is none; ``fix.build_fixes`` reads them."""
    sources: Sequence[Source]
    notes: str | None
    """Where sources disagree, or what else an expert should know."""
    suppressible: bool
    file: str
    variant: int = 0
    """0 for the rule itself; its variants, asked where the forms before do not hold, count from 1."""
    second_pass: bool
    """Whether it asks for the verdict so far (if_running.*) and so comes after the others."""


class Rule(RuleData, frozen=True, kw_only=True):
    """One rule. It knows fields and outcomes, nothing of how it is evaluated."""

    hosts: frozenset[Release]
    applies: Condition | None
    when: Condition
    group: Group | None = None
    """Set for rules of scope fleet: they are asked of groups of VMs, not of one."""

    @property
    def whole(self) -> Condition:
        """All that must hold for it to strike."""
        return self.when if self.applies is None else AllOf((self.applies, self.when))

    @property
    def own(self) -> Condition:
        """What this form says by itself, without "and none of the forms before"."""
        return self.when.conditions[0] if self.variant and isinstance(self.when, AllOf) else self.when

    @property
    def severity(self) -> Severity:
        """The gravest it has on any host release."""
        return min(self.severities.values(), key=SEVERITIES.index)

    @property
    def confidence(self) -> Literal["high", "medium", "low"]:
        """That of its best source."""
        found = [source.confidence for source in self.sources]
        return min(found, key=CONFIDENCES.index)


Value = Literal["fail", "pass", "unknown", "not-applicable", "crashed"]


class Witness(Struct, frozen=True, gc=False):
    """An element on which a rule failed or could not be decided; the VM itself has index None."""

    index: int | None
    element: Any
    path: tuple[str | int, ...]
    label: str | None


class Result(Struct, frozen=True, kw_only=True, gc=False):
    """What a rule says of a VM."""

    rule: Rule
    outcome: Outcome | None
    """What it does on this host release; None where it does not concern it."""
    value: Value
    failed: Sequence[Witness] = ()
    undecided: Sequence[Witness] = ()
    missing: Sequence[str] = ()
    why: str | None = None
    """Why it does not apply, or how it crashed."""

    @property
    def is_trouble(self) -> bool:
        """Whether it says more than that all is well."""
        return self.value not in ("pass", "not-applicable")
