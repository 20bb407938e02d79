"""What a plan keeps of a VM that is not online-capable."""

from collections.abc import Sequence

from msgspec import Struct

from vmcheck.changes.change import Change, NewerHost, Obstacle
from vmcheck.engine.rule import BLOCKING
from vmcheck.inventory.events import Place
from vmcheck.plan.hosts import HostKey
from vmcheck.plan.ranking import Prize
from vmcheck.plan.standing import Standing, standing
from vmcheck.report.tally import without_indices
from vmcheck.verdict import Classification, Verdict

_RUNS_ON = ("crash-consistent", "online-capable")


class Left(Struct, frozen=True, gc=False):
    """How a VM stands, and what keeps it from being online-capable."""

    standing: Standing
    rules: Sequence[str]
    """Rules that fail, and, where the VM is undetermined, those that are open."""
    missing: Sequence[str]
    """Facts that are not collected, without list indices."""


def left(verdict: Verdict) -> Left:
    """Take from a verdict what a plan says of it."""
    rules = {finding.rule: None for finding in verdict.findings if finding.outcome in BLOCKING}
    if verdict.classification == "undetermined":
        rules |= {one.rule: None for one in verdict.unknowns if one.outcome in BLOCKING}
    missing = dict.fromkeys(without_indices(fact) for fact in verdict.missing)
    return Left(standing(verdict), tuple(rules), tuple(missing))


class Needy(Struct, frozen=True, kw_only=True):
    """A VM that is not online-capable, or one that a scenario takes apart."""

    number: int
    """Among all VMs, from 0."""
    name: str
    id: str | None
    host: str | None
    release: str | None
    key: HostKey
    place: Place
    pointer: str
    now: Left
    changes: Sequence[Change]
    """The smallest set of changes after which it is what it can become; empty where none helps."""
    obstacles: Sequence[Obstacle]
    newer_host: NewerHost | None
    reached: Classification
    """What the VM is after its changes."""

    @property
    def prize(self) -> Prize:
        """What it gains by them: better than partially covered means that nothing is left out."""
        whole = self.reached not in ("fails", "partially-covered")
        return Prize(
            ready=self.reached == "online-capable",
            downtime=self.now.standing.downtime is True and self.reached in _RUNS_ON,
            bytes=self.now.standing.excluded_bytes if whole else 0,
            better=self.reached != self.now.standing.classification,
        )
