"""The story in a few sentences: what happens to the VM, what is left out, and why."""

from collections.abc import Collection, Iterator, Sequence

from vmcheck.pages.blocks import Foreign, Text, name
from vmcheck.report.problems import at
from vmcheck.report.stake_words import UNKNOWN_SIZE, duration, size
from vmcheck.report.words import plural
from vmcheck.stake.pause import pause_seconds
from vmcheck.story.case import Case
from vmcheck.story.course import course
from vmcheck.story.data import Piece, State
from vmcheck.story.departure import GRAVEST_FIRST, departures
from vmcheck.story.fate import Fate, runs
from vmcheck.story.say import joined, say
from vmcheck.story.steps import bite
from vmcheck.verdict import Finding

_LOST: frozenset[Fate] = frozenset({"fails", "left-out"})
_IF_RUNNING = {
    "fails": "When it runs, its backup fails",
    "saved-state": "When it runs, it is put into a saved state",
    "crash-consistent": "When it runs, its backup is crash-consistent",
}
_STATES = {"Off": "off", "Saved": "in a saved state", "Paused": "paused"}


def lead_of(case: Case, fate: Fate, pieces: list[Piece]) -> tuple[Text, ...]:
    """The sentences, each a text of its own."""
    return tuple(_sentences(case, fate, pieces))


def total(pieces: Sequence[Piece], state: State) -> str:
    """The bytes of the disks and LUNs in one state; empty where there are none."""
    found = [piece for piece in pieces if piece.state == state and piece.kind != "files"]
    unknown = sum(piece.size_bytes is None for piece in found)
    known = sum(piece.size_bytes or 0 for piece in found)
    return size(len(found), known, unknown) if found else ""


def _sentences(case: Case, fate: Fate, pieces: list[Piece]) -> Iterator[Text]:
    seconds = pause_seconds(case.verdict, case.rate)
    pause = "" if seconds is None else f" for about {duration(seconds)} (an estimate)"
    state = _STATES.get(case.verdict.state or "", "")
    yield say(course().outcome[fate], pause=pause, state=state)
    yield from _cause(case, fate)
    if fate not in _LOST:
        yield _coverage(case, pieces)
    if case.verdict.state is None:
        yield course().no_state
    yield from _missing(case)


def _coverage(case: Case, pieces: list[Piece]) -> Text:
    texts = course().coverage
    coverage = case.verdict.coverage
    if coverage == "full" and not case.assessed:
        coverage_text: Text = texts["not-assessed"]
        return coverage_text
    if coverage != "partial":
        return texts[coverage]
    out = [piece for piece in pieces if piece.state == "out"]
    if not out:
        return _not_restorable(case, pieces)
    return say(texts["partial"], size=_how_much(out, pieces))


def _not_restorable(case: Case, pieces: list[Piece]) -> Text:
    found = [finding for finding in case.verdict.findings if finding.outcome == "not-restorable"]
    sure = any(piece.state == "in" for piece in pieces)
    return joined(
        [
            course().coverage["not-restorable" if sure else "nothing-certain"],
            *(_because(case, "The reason", finding) for finding in found[:1]),
        ],
        " ",
    )


def _how_much(out: list[Piece], pieces: list[Piece]) -> str:
    things = plural(len(out), "disk, LUN or file set", "disks, LUNs or file sets")
    known = total(pieces, "out")
    return things if known in ("", UNKNOWN_SIZE) else f"{known} in {things}"


def _cause(case: Case, fate: Fate) -> Iterator[Text]:
    """The rules that make it so: the gravest first, then what is behind it."""
    left = departures(case.verdict)[::-1]
    if fate != "left-out" and not runs(case.verdict):
        yield from (_because(case, _IF_RUNNING[one.finding.outcome], one.finding) for one in left[:1])
        return
    for departure in left:
        first = "Certain is" if fate == "unknown" else "The reason"
        yield _because(case, first if departure is left[0] else "Behind it", departure.finding)
    told = {departure.finding.rule for departure in left}
    others = dict.fromkeys(
        finding.rule
        for finding in case.verdict.findings
        if finding.outcome in GRAVEST_FIRST and finding.rule not in told
    )
    if others:
        yield f"To mend that alone is not enough: {', '.join(others)} {_verb(others)} in the way, too."


def _verb(rules: Collection[str]) -> str:
    return "stands" if len(rules) == 1 else "stand"


def _because(case: Case, opening: str, finding: Finding) -> Text:
    return say(
        f"{opening}: {{rule}} {{message}} ({{place}}).",
        rule=Foreign(finding.rule),
        message=Foreign(finding.message.rstrip(".")),
        place=name(at(bite(case, finding).place)),
    )


def _missing(case: Case) -> Iterator[Text]:
    number = len(case.verdict.missing)
    if number:
        yield f"{plural(number, 'fact')} {'is' if number == 1 else 'are'} missing to say more: see below."
