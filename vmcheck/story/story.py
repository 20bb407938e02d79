"""One VM's next backup, told: a pure function from its case to the parts of the story."""

from msgspec import Struct

from vmcheck.pages.blocks import Text
from vmcheck.stake.pause import pause_seconds
from vmcheck.story.asking import Question, questions_of
from vmcheck.story.case import Case
from vmcheck.story.data import Piece, pieces_of
from vmcheck.story.fate import Fate, fate_of
from vmcheck.story.lead import lead_of
from vmcheck.story.notes import notes_of
from vmcheck.story.steps import Bite, Step, remarks_of, steps_of


class Story(Struct, frozen=True, kw_only=True):
    """The parts of the story; ``page`` and ``document`` write them down."""

    case: Case
    fate: Fate
    lead: tuple[Text, ...]
    """The story in a few sentences."""
    steps: tuple[Step, ...]
    pieces: tuple[Piece, ...]
    """Every disk, LUN and set of files, each once."""
    remarks: tuple[Bite, ...]
    """Findings that belong to no step."""
    questions: tuple[Question, ...]
    """What is not known, and how to find out."""
    pause_seconds: int | None
    """Estimated interruption; None: none, or nothing to estimate it from."""
    notes: tuple[Text, ...]
    """What the story rests on."""


def tell(case: Case) -> Story:
    """Tell the story of a VM."""
    fate = fate_of(case.verdict)
    pieces = pieces_of(case)
    return Story(
        case=case,
        fate=fate,
        lead=lead_of(case, fate, pieces),
        steps=tuple(steps_of(case)),
        pieces=tuple(pieces),
        remarks=tuple(remarks_of(case)),
        questions=tuple(questions_of(case)),
        pause_seconds=pause_seconds(case.verdict, case.rate),
        notes=tuple(notes_of(case, fate)),
    )
