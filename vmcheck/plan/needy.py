"""What a plan keeps of a VM that is not online-capable."""

from collections.abc import Sequence

from msgspec import Struct

from vmcheck.changes.change import Change, NewerHost, Obstacle
from vmcheck.engine.rule import BLOCKING
from vmcheck.inventory.events import Place
from vmcheck.plan.hosts import HostKey
from vmcheck.plan.ranking import Prize
from vmcheck.plan.standing import READY, Standing, standing
from vmcheck.report.tally import without_indices
from vmcheck.verdict import Verdict


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
    release_assumed: bool = False
    """Whether nobody gave the release."""
    key: HostKey
    place: Place
    pointer: str
    now: Left
    changes: Sequence[Change]
    """What is to be done for it, in the order in which it was worked out; empty where nothing helps."""
    obstacles: Sequence[Obstacle]
    newer_host: NewerHost | None
    promised: Standing
    """How it stands once its own changes are made."""

    @property
    def prize(self) -> Prize:
        """What it gains by them."""
        now, then = self.now.standing, self.promised
        return Prize(
            ready=then.classification == READY.classification,
            downtime=now.downtime is True and then.downtime is not True,
            bytes=max(now.excluded_bytes - then.excluded_bytes, 0),
            better=then.rank > now.rank,
        )
