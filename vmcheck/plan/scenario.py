"""The fleet as it is beside the fleet as it would be, VM by VM."""

from collections.abc import Sequence

from vmcheck.inventory.model import Release
from vmcheck.plan.model import Move, Scenario
from vmcheck.plan.standing import Fleet, Standing, standing
from vmcheck.verdict import Verdict


class Outlook:
    """Takes each VM twice; grows with the VMs that change."""

    def __init__(self, *, rules: Sequence[str] = (), release: Release | None = None) -> None:
        """Say what is taken as given: changes of rules, or a release of all hosts."""
        self._rules = rules
        self._release = release
        self._before = Fleet()
        self._after = Fleet()
        self._moves: list[Move] = []

    def see(self, before: Standing, verdict: Verdict) -> None:
        """Take a VM: how it stands, and what would be said of it."""
        after = standing(verdict)
        self._before.add(before)
        self._after.add(after)
        if differs(before, after):
            self._moves.append(move(before, after, verdict))

    def scenario(self) -> Scenario:
        """What all of it comes to."""
        return Scenario(
            rules=self._rules,
            release=self._release,
            before=self._before.tally(),
            after=self._after.tally(),
            moves=self._moves,
        )


def differs(before: Standing, after: Standing) -> bool:
    """Whether a VM has another class, or another answer to whether it is interrupted."""
    return (before.classification, before.downtime) != (after.classification, after.downtime)


def move(before: Standing, after: Standing, verdict: Verdict) -> Move:
    """What happened to a VM."""
    return Move(
        name=verdict.name,
        id=verdict.id,
        host=verdict.host,
        before=before.classification,
        after=after.classification,
        interrupted_before=before.downtime,
        interrupted_after=after.downtime,
        missing=verdict.missing if after.classification == "undetermined" else (),
    )
