"""What a VM becomes by changes, in the JSON report."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from vmcheck.changes.change import Becomes, Change, Edit, NewerHost, Obstacle
from vmcheck.engine.files.fix_file import Effort, Side
from vmcheck.inventory.model import Release
from vmcheck.report.json_parts import Part, Rule, about
from vmcheck.verdict import Classification


class EditEntry(Part, frozen=True):
    """One edit of the inventory after which the facts are those that are promised."""

    target: Annotated[Literal["vm", "host", "file server"], about("What is edited.")]
    name: Annotated[str, about("Name of the VM, the host or the file server.")]
    action: Annotated[
        Literal["set", "add", "remove"],
        about("set: the fact has the value; add: the list has it too; remove: the element goes."),
    ]
    pointer: Annotated[str, about("JSON pointer from the VM, the host or the file server, as it was.")]
    value: Annotated[Any, about("The value, as in an inventory; null for remove.")]


class ChangeEntry(Part, frozen=True):
    """What mends everything that one rule failed on."""

    rule: Rule
    title: Annotated[str, about("What is wrong.")]
    outcome: Annotated[str, about("What the rule does to the backup as long as nothing is changed.")]
    effort: Annotated[Effort, about("What it costs the VM; none: no downtime.")]
    side: Annotated[Side, about("Where somebody has to do something.")]
    text: Annotated[str, about("What to do, in words.")]
    powershell: Annotated[tuple[str, ...], about("Commands for Windows PowerShell.")]
    shell: Annotated[tuple[str, ...], about("Commands for a shell in a Linux or FreeBSD guest.")]
    objects: Annotated[tuple[str, ...], about("Disks, volumes, LUNs it is about; empty: the VM.")]
    edits: Annotated[tuple[EditEntry, ...], about("The facts that are different afterwards.")]


class ObstacleEntry(Part, frozen=True):
    """A rule that stays in the way."""

    rule: Rule
    title: Annotated[str, about("What is wrong.")]
    outcome: Annotated[str, about("What it does to the backup.")]
    why: Annotated[str, about("Why no change in place helps.")]
    instead: Annotated[tuple[str, ...], about("What would help instead.")]


class NewerHostEntry(Part, frozen=True):
    """What the VM would become on a newer host release."""

    release: Release
    classification: Classification
    changes: Annotated[tuple[ChangeEntry, ...], about("What would have to be changed there.")]


class BecomesEntry(Part, frozen=True):
    """What changes make of the VM, by the engine's own word: it was asked about the changed facts."""

    reached: Annotated[Classification, about("The best class there is; the present one where none helps.")]
    sets: Annotated[
        tuple[tuple[ChangeEntry, ...], ...],
        about("Smallest sets of changes that reach it, in the order to make them; the least effort first."),
    ]
    missing: Annotated[tuple[str, ...], about("Facts to collect before anybody can say more.")]
    obstacles: Annotated[tuple[ObstacleEntry, ...], about("Why it does not become online-capable.")]
    newer_host: Annotated[
        NewerHostEntry | None,
        about("A newer host release on which it becomes better, if any."),
    ]
    complete: Annotated[
        bool, about("Whether every smaller set was tried; false: only that no change can be left out.")
    ]


def becomes_entry(becomes: Becomes) -> BecomesEntry:
    """Give everything that is known of it."""
    newer = becomes.newer_host
    return BecomesEntry(
        reached=becomes.reached,
        sets=tuple(_changes(changes) for changes in becomes.sets),
        missing=tuple(becomes.missing),
        obstacles=tuple(map(_obstacle, becomes.obstacles)),
        newer_host=None if newer is None else _newer_host(newer),
        complete=becomes.complete,
    )


def _changes(changes: Sequence[Change]) -> tuple[ChangeEntry, ...]:
    return tuple(map(_change, changes))


def _change(change: Change) -> ChangeEntry:
    return ChangeEntry(
        rule=change.rule,
        title=change.title,
        outcome=change.outcome,
        effort=change.effort,
        side=change.side,
        text=change.text,
        powershell=tuple(change.powershell),
        shell=tuple(change.shell),
        objects=tuple(change.objects),
        edits=tuple(map(_edit, change.edits)),
    )


def _edit(edit: Edit) -> EditEntry:
    return EditEntry(
        target=edit.target, name=edit.name, action=edit.action, pointer=edit.pointer, value=edit.value
    )


def _obstacle(obstacle: Obstacle) -> ObstacleEntry:
    return ObstacleEntry(
        rule=obstacle.rule,
        title=obstacle.title,
        outcome=obstacle.outcome,
        why=obstacle.why,
        instead=tuple(obstacle.instead),
    )


def _newer_host(newer: NewerHost) -> NewerHostEntry:
    return NewerHostEntry(
        release=newer.release, classification=newer.classification, changes=_changes(newer.changes)
    )
