"""The part of the page about what ends up in the backup, piece by piece."""

from collections.abc import Iterator, Sequence

from vmcheck.pages.blocks import Block, Bullets, Foreign, Heading, Paragraph, Text, name
from vmcheck.report.problems import at
from vmcheck.report.words import human_bytes
from vmcheck.story.data import Piece, State
from vmcheck.story.lead import total
from vmcheck.story.say import joined, say
from vmcheck.story.story import Story


def data(story: Story) -> Iterator[Block]:
    """What is in the backup, what is not, and what may not be."""
    sure = story.case.assessed and story.fate not in ("fails", "left-out", "unknown")
    inside = "What ends up in the backup" if sure else _IF[story.fate in ("fails", "unknown")]
    yield from _part(story, "in", inside)
    yield from _part(story, "out", "What does not")
    yield from _part(story, "unknown", "What may or may not")
    if not story.pieces:
        yield Heading("What ends up in the backup")
        yield Paragraph("The inventory lists no disk of the VM.")


_IF = {
    True: "What ends up in the backup, if it succeeds",
    False: "What ends up in the backup, if a job takes it",
}


def _part(story: Story, state: State, title: str) -> Iterator[Block]:
    found = [piece for piece in story.pieces if piece.state == state]
    if not found:
        return
    known = total(list(story.pieces), state)
    yield Heading(f"{title}: {known}" if known and known != "size not known" else title)
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
    out, unknown = total(list(pieces), "out"), total(list(pieces), "unknown")
    known = total(list(pieces), "in") or "nothing"
    parts = [known, f"not {out}" if out else "", f"perhaps {unknown}" if unknown else ""]
    return "; ".join(part for part in parts if part)
