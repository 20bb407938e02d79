"""The part of the page about what ends up in the backup, piece by piece."""

from collections.abc import Iterator, Mapping, Sequence

from vmcheck.inventory.events import Path
from vmcheck.pages.blocks import Block, Bullets, Foreign, Heading, Text, name
from vmcheck.report.problems import at
from vmcheck.report.stake_words import UNKNOWN_SIZE
from vmcheck.report.words import human_bytes, plural
from vmcheck.story.data import Piece, State
from vmcheck.story.lead import total
from vmcheck.story.say import joined, say
from vmcheck.story.story import Story


def data(story: Story) -> Iterator[Block]:
    """What is in the backup, what is not, and what may not be."""
    yield from _part(story, "in", "What is in the backup" + ("" if story.case.assessed else IF_TAKEN))
    yield from _part(story, "out", "What is not in the backup")
    yield from _part(story, "unknown", "What may or may not be in the backup")


IF_TAKEN = ", if a job takes it"


def _part(story: Story, state: State, title: str) -> Iterator[Block]:
    found = [piece for piece in story.pieces if piece.state == state]
    if found:
        known = total(story.pieces, state)
        yield Heading(f"{title}: {known}" if known and known != UNKNOWN_SIZE else title)
        yield Bullets([(0, _piece(story, piece)) for piece in found])


def _piece(story: Story, piece: Piece) -> Text:
    line = joined(_parts(piece), ", ")
    if piece.rule is None:
        return line
    return say(
        "{line}: {rule} {why} ({place})" if line else "{rule} {why} ({place})",
        line=line,
        rule=Foreign(piece.rule),
        why=Foreign((piece.why or "").rstrip(".")),
        place=name(at(story.case.verdict.record.place(piece.path))),
    )


def _parts(piece: Piece) -> Iterator[Text]:
    """Name, size and path; nothing for what has no name but the rule's."""
    if not piece.listed:
        if piece.name != piece.why:
            yield _UNLISTED.get(piece.path, piece.name)
        return
    yield piece.name.capitalize() if piece.kind == "files" else (name(piece.name),)
    if piece.kind != "files":
        yield UNKNOWN_SIZE if piece.size_bytes is None else human_bytes(piece.size_bytes)
    if piece.where:
        yield (name(piece.where),)


_UNLISTED: Mapping[Path, Text] = {
    ("disks",): "Hard disks, which were not collected",
    ("assigned_devices",): "Assigned devices, which were not collected",
    ("guest", "disks"): "Disks as the guest sees them, which were not collected",
    ("guest", "iscsi_disks"): "LUNs of the guest's iSCSI initiator, which were not collected",
}


def in_words(pieces: Sequence[Piece]) -> str:
    """How much is in the backup, in one line."""
    parts: list[str] = []
    for state, where in _WHERE:
        known = total(pieces, state)
        if known:
            amount = _unsized(pieces, state) if known == UNKNOWN_SIZE else known
            parts.append(f"{amount} {where} {'it' if parts else 'the backup'}")
    return ", ".join(parts) or "no disk that the inventory lists"


_WHERE: tuple[tuple[State, str], ...] = (("in", "in"), ("out", "not in"), ("unknown", "perhaps not in"))


def _unsized(pieces: Sequence[Piece], state: State) -> str:
    number = sum(piece.state == state and piece.kind != "files" for piece in pieces)
    return f"{plural(number, 'disk or LUN', 'disks or LUNs')} of unknown size"
