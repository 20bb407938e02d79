"""The part of the page about what would change the verdict."""

from collections.abc import Iterator, Mapping, Sequence

from vmcheck.changes import Becomes, Change, NewerHost, Obstacle
from vmcheck.knowledge.releases import TITLES
from vmcheck.pages.blocks import Block, Bullets, Code, Foreign, Heading, Paragraph, Text
from vmcheck.report.words import MEANING
from vmcheck.story.say import joined, listed, say

_SIDE: Mapping[str, str] = {
    "vm": "on its host",
    "host": "on its host",
    "guest": "inside the guest",
    "job": "in the backup job",
    "file server": "on the file server",
}
_EFFORT: Mapping[str, str] = {
    "none": "no downtime",
    "guest restart": "the guest has to be restarted",
    "VM off": "the VM has to be off meanwhile",
    "data move": "data has to be moved",
}


def changes(becomes: Becomes) -> Iterator[Block]:
    """What the VM becomes by changes; nothing for one that needs none."""
    if becomes.now == "online-capable":
        return
    yield Heading("What would change it")
    if becomes.sets:
        yield from _sets(becomes)
    elif becomes.now == "undetermined":
        yield Paragraph("Nothing that is known has to be changed. First collect what is missing.")
    else:
        yield Paragraph("No change in place makes it better on this host.")
    yield from _obstacles(becomes.obstacles)
    if becomes.newer_host is not None:
        yield from _newer_host(becomes.newer_host)
    if becomes.sets and becomes.missing:
        yield Paragraph(say("To be collected all the same: {facts}.", facts=listed(becomes.missing)))


def _sets(becomes: Becomes) -> Iterator[Block]:
    first, *others = becomes.sets
    these = "This change" if len(first) == 1 else "These changes together"
    does = "s" if len(first) == 1 else ""
    if becomes.reached == "undetermined":
        yield Paragraph(
            f"{these} mend{does} what is known to be wrong. What is not known decides about the rest."
        )
    else:
        yield Paragraph(
            f"{these} make{does} the verdict {becomes.reached}: {MEANING[becomes.reached]}. "
            "vmcheck judged the changed facts to say so."
        )
    for change in first:
        yield from _change(change)
    for other in others:
        texts = joined((_text(change) for change in other), "; and ")
        yield Bullets([(0, joined(["The same is reached otherwise: ", texts]))])


def _change(change: Change) -> Iterator[Block]:
    yield Bullets([(0, _text(change))])
    for command in change.powershell:
        yield Code("powershell", command, foreign=True)
    for command in change.shell:
        yield Code("sh", command, foreign=True)


def _text(change: Change) -> Text:
    where = joined([" (", listed(change.objects), ")"]) if change.objects else ""
    return say(
        "{text}{where}. ({rule}; {side}; {effort})",
        text=Foreign(change.text.rstrip(".")),
        where=where,
        rule=Foreign(change.rule),
        side=_SIDE[change.side],
        effort=_EFFORT[change.effort],
    )


def _obstacles(obstacles: Sequence[Obstacle]) -> Iterator[Block]:
    if not obstacles:
        return
    yield Paragraph("In the way of an online backup stays:")
    for obstacle in obstacles:
        words = {"rule": Foreign(obstacle.rule), "title": Foreign(obstacle.title)}
        why = Foreign(f"{obstacle.why.rstrip('.')}.")
        instead = Foreign(f" Instead: {', or '.join(obstacle.instead)}." if obstacle.instead else "")
        yield Bullets([(0, say("{rule} {title}. {why}{instead}", **words, why=why, instead=instead))])


def _newer_host(newer: NewerHost) -> Iterator[Block]:
    on = f"On a host with {TITLES[newer.release]} it would be {newer.classification}"
    if not newer.changes:
        yield Paragraph(f"{on}, with nothing else changed.")
        return
    yield Paragraph(f"{on}, with these changes:")
    yield Bullets([(0, _text(change)) for change in newer.changes])
