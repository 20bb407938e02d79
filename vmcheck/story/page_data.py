"""The part of the page about what ends up in the backup, piece by piece."""

from collections.abc import Iterator, Sequence

from vmcheck.pages.blocks import Block, Bullets, Foreign, Heading, Text, name
from vmcheck.report.problems import at
from vmcheck.report.stake_words import UNKNOWN_SIZE
from vmcheck.report.words import human_bytes
from vmcheck.story.data import Piece, State
from vmcheck.story.lead import total
from vmcheck.story.say import joined, say
from vmcheck.story.story import Story


def data(story: Story) -> Iterator[Block]:
    """What is in the backup, what is not, and what may not be."""
    yield from _part(story, "in", "What is in the backup" + ("" if story.case.assessed else _IF_TAKEN))
    yield from _part(story, "out", "What is not in the backup")
    yield from _part(story, "unknown", "What may or may not be in the backup")


_IF_TAKEN = ", if a job takes it"


def _part(story: Story, state: State, title: str) -> Iterator[Block]:
    found = [piece for piece in story.pieces if piece.state == state]
    if found:
        known = total(story.pieces, state)
        yield Heading(f"{title}: {known}" if known and known != UNKNOWN_SIZE else title)
        yield Bullets([(0, _piece(story, piece)) for piece in found])


def _piece(story: Story, piece: Piece) -> Text:
    parts: list[Text] = [_label(piece)]
    if piece.kind != "files":
        parts.append("size not known" if piece.size_bytes is None else human_bytes(piece.size_bytes))
    if piece.where:
        parts.append((name(piece.where),))
    line = joined(parts, ", ")
    if piece.rule is None:
        return line
    return say(
        "{line}: {rule} {why} ({place})",
        line=line,
        rule=Foreign(piece.rule),
        why=Foreign((piece.why or "").rstrip(".")),
        place=name(at(story.case.verdict.record.place(piece.path))),
    )


def _label(piece: Piece) -> Text:
    return piece.name.capitalize() if piece.kind == "files" else (name(piece.name),)


def in_words(pieces: Sequence[Piece]) -> str:
    """How much is in the backup, in one line."""
    parts = [
        f"{_amount(total(pieces, state), otherwise)} {where}"
        for state, otherwise, where in _WHERE
        if state == "in" or total(pieces, state)
    ]
    return ", ".join(parts)


_WHERE: tuple[tuple[State, str, str], ...] = (
    ("in", "no disk", "in the backup"),
    ("out", "", "not in it"),
    ("unknown", "", "perhaps in it"),
)


def _amount(known: str, otherwise: str) -> str:
    return "disks of unknown size" if known == UNKNOWN_SIZE else known or otherwise
