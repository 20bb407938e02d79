"""What becomes of the VM in the next backup, in a word: the thread of the story."""

from collections.abc import Sequence
from typing import Literal

from vmcheck.inventory.model import Release
from vmcheck.knowledge.releases import SAVES_STATE
from vmcheck.verdict import Verdict

Fate = Literal[
    "online",
    "file-system",
    "quality-unknown",
    "crash",
    "saved-state",
    "paused",
    "not-running",
    "fails",
    "left-out",
    "unknown",
]
"""online: application-consistent; file-system and crash: the weaker kinds of online; quality-unknown:
online, but which kind is not known; paused: a paused VM that is saved, which nobody notices."""

Mechanism = Literal["saved-state", "checkpoint", "either"]
"""What the host does where the guest cannot be brought to rest: it saves the VM's state (2008 to 2012),
or takes a checkpoint while the VM runs on (2012 R2 and later)."""


def runs(verdict: Verdict) -> bool:
    """Whether the VM is known to run; verdicts are judged as if it did."""
    return verdict.state == "Running"


def mechanism_of(releases: Sequence[Release]) -> Mechanism:
    """What hosts of these releases do; either where they differ."""
    saves = {release in SAVES_STATE for release in releases}
    if len(saves) > 1:
        return "either"
    return "saved-state" if saves == {True} else "checkpoint"


def fate_of(verdict: Verdict) -> Fate:
    """What becomes of the VM in the state that it is in."""
    if any(finding.outcome == "left-out" for finding in verdict.findings):
        return "left-out"
    match verdict.mode:
        case "fails":
            return "fails"
        case "not-running":
            return "not-running"
        case "saved-state":
            return "paused" if verdict.state == "Paused" else "saved-state"
        case "online":
            return _online(verdict)
        case "unknown":
            return "unknown"


def _online(verdict: Verdict) -> Fate:
    match verdict.consistency:
        case "crash":
            return "crash"
        case "file-system":
            return "file-system"
        case "application":
            return "online"
        case _:
            return "quality-unknown"
