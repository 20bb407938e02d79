"""The five steps of the backup, told for one VM."""

from msgspec import Struct

from vmcheck.inventory.events import Place
from vmcheck.pages.blocks import Text
from vmcheck.pages.flow import load_flow
from vmcheck.report.words import human_bytes
from vmcheck.story.case import Case
from vmcheck.story.course import course, step_text
from vmcheck.story.departure import (
    Departure,
    decided_at,
    departures,
    matters,
    rules_of,
    step_of,
)
from vmcheck.story.fate import Fate, fate_of, mechanism_of, runs
from vmcheck.story.say import say
from vmcheck.story.selection import selection_text
from vmcheck.verdict import Finding, Unknown


class Bite(Struct, frozen=True):
    """A rule that failed, and where the fact stands that decided."""

    finding: Finding
    place: Place


class Step(Struct, frozen=True, kw_only=True):
    """What happens to the VM at one step."""

    number: int
    title: str
    text: Text
    leaves: str | None
    """Set where the VM leaves the online path, or would if it were running."""
    bites: tuple[Bite, ...]
    doubts: tuple[Unknown, ...]
    """Rules that matter for the verdict and could not be decided."""
    passed: int
    """Rules that were asked here and are in nobody's way."""


def steps_of(case: Case) -> list[Step]:
    """Tell the five steps."""
    left = departures(case.verdict)
    return [
        Step(
            number=number,
            title=step.title,
            text=_text(case, number, left),
            leaves=_marker(case, number, left),
            bites=tuple(
                bite(case, finding) for finding in case.verdict.findings if step_of(finding) == number
            ),
            doubts=tuple(
                unknown
                for unknown in case.verdict.unknowns
                if step_of(unknown) == number and matters(unknown)
            ),
            passed=_passed(case, number),
        )
        for number, step in enumerate(load_flow().steps, 1)
    ]


def bite(case: Case, finding: Finding) -> Bite:
    """A finding with its place."""
    return Bite(finding, case.verdict.record.place(finding.path))


def remarks_of(case: Case) -> list[Bite]:
    """Findings that belong to no step."""
    return [bite(case, finding) for finding in case.verdict.findings if step_of(finding) is None]


def _passed(case: Case, number: int) -> int:
    rules = rules_of(number)
    return sum(answer.value == "pass" and answer.rule in rules for answer in case.answers)


def _text(case: Case, number: int, left: list[Departure]) -> Text:
    fate = fate_of(case.verdict)
    if number == 1:
        return selection_text(case, fate)
    decided = decided_at(fate, left)
    if fate == "unknown" or (fate == "fails" and (decided is None or number < decided)):
        fate = _as_far_as_known(case)
        decided = decided_at(fate, left)
    moment = "before" if decided is None or number < decided else "here" if number == decided else "after"
    mechanism = mechanism_of(case.releases)
    by_wmi = (
        case.job is not None
        and case.job.requestor == "Wmi"
        and mechanism == "checkpoint"
        and fate not in ("left-out", "fails")
    )
    return say(step_text(number, fate, mechanism, moment, by_wmi=by_wmi), memory=_memory(case))


def _as_far_as_known(case: Case) -> Fate:
    """How a backup goes that fails in the end, or of which not everything is known."""
    outcomes = {finding.outcome for finding in case.verdict.findings}
    if case.verdict.state in ("Off", "Saved", "Paused"):
        return "not-running"
    if "saved-state" in outcomes:
        return "saved-state"
    if "crash-consistent" in outcomes:
        return "crash"
    if any(matters(unknown) for unknown in case.verdict.unknowns):
        return "unknown"
    return "file-system" if "file-system-consistent" in outcomes else "online"


def _marker(case: Case, number: int, left: list[Departure]) -> str | None:
    here = next((departure for departure in left if departure.step == number), None)
    if here is None:
        return None
    return (course().leaving if runs(case.verdict) else course().if_running)[here.finding.outcome]


def _memory(case: Case) -> str:
    memory = case.verdict.record.vm.memory_bytes
    return f" ({human_bytes(memory)})" if memory else ""
