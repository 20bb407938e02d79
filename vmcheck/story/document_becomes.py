"""What a VM can become by changes, as a part of the JSON story."""

from collections.abc import Sequence
from typing import Annotated

from vmcheck.changes import Becomes, Change, NewerHost, Obstacle
from vmcheck.report.json_document import Rule
from vmcheck.report.json_part import Part, about
from vmcheck.verdict import Classification


class ChangeEntry(Part, frozen=True):
    """What mends everything that one rule failed on."""

    rule: Rule
    text: Annotated[str, about("What to do, in words.")]
    effort: Annotated[str, about("What it costs: none, guest restart, VM off, data move.")]
    objects: Annotated[tuple[str, ...], about("The disks, volumes, LUNs it is about; none: the whole VM.")]
    powershell: Annotated[tuple[str, ...], about("Commands for Windows PowerShell.")]
    shell: Annotated[tuple[str, ...], about("Commands for a shell in a Linux or FreeBSD guest.")]


class ObstacleEntry(Part, frozen=True):
    """A rule that no change in place mends."""

    rule: Rule
    title: Annotated[str, about("The rule in one line.")]
    why: Annotated[str, about("Why no change in place helps.")]
    instead: Annotated[tuple[str, ...], about("What would.")]


class NewerHostEntry(Part, frozen=True):
    """What it would become on a newer host release."""

    release: Annotated[str, about("The release.")]
    classification: Classification
    changes: Annotated[tuple[ChangeEntry, ...], about("What would have to be changed there.")]


class BecomesEntry(Part, frozen=True):
    """What the VM can become by changes in place, as the rules judge the changed facts."""

    now: Classification
    reached: Annotated[Classification, about("The best class there is; as now where no change helps.")]
    sets: Annotated[
        tuple[tuple[ChangeEntry, ...], ...],
        about("The smallest sets of changes that reach it, the least effort first."),
    ]
    missing: Annotated[tuple[str, ...], about("Facts to collect before anybody can say more.")]
    obstacles: Annotated[tuple[ObstacleEntry, ...], about("Why it does not become online-capable.")]
    newer_host: NewerHostEntry | None


def becomes_entry(becomes: Becomes) -> BecomesEntry:
    """Give it for programs."""
    return BecomesEntry(
        now=becomes.now,
        reached=becomes.reached,
        sets=tuple(map(_changes, becomes.sets)),
        missing=tuple(becomes.missing),
        obstacles=tuple(map(_obstacle, becomes.obstacles)),
        newer_host=None if becomes.newer_host is None else _newer_host(becomes.newer_host),
    )


def _changes(changes: Sequence[Change]) -> tuple[ChangeEntry, ...]:
    return tuple(
        ChangeEntry(
            rule=change.rule,
            text=change.text,
            effort=change.effort,
            objects=tuple(change.objects),
            powershell=tuple(change.powershell),
            shell=tuple(change.shell),
        )
        for change in changes
    )


def _obstacle(obstacle: Obstacle) -> ObstacleEntry:
    return ObstacleEntry(
        rule=obstacle.rule, title=obstacle.title, why=obstacle.why, instead=tuple(obstacle.instead)
    )


def _newer_host(newer: NewerHost) -> NewerHostEntry:
    return NewerHostEntry(
        release=newer.release,
        classification=newer.classification,
        changes=_changes(newer.changes),
    )
