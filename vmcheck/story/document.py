"""The story as JSON, version 1: typed structs, the one source of its JSON Schema."""

from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal

from vmcheck.report.json_document import Tool, VmEntry
from vmcheck.report.json_entries import vm_entry
from vmcheck.report.json_parts import Column, Count, File, Line, Part, Pointer, Rule, about
from vmcheck.report.json_stake import EstimateEntry, estimate_entry
from vmcheck.report.json_text import json_text
from vmcheck.report.schema import schema_of
from vmcheck.story.fate import Fate
from vmcheck.story.say import spoken
from vmcheck.story.steps import Bite, Step
from vmcheck.story.story import Story
from vmcheck.version import __version__

STORY_VERSION: Final = 1


class BiteEntry(Part, frozen=True):
    """A rule that failed; the whole finding stands in `vm`."""

    rule: Rule
    outcome: Annotated[str, about("What it does to the backup: saved-state, fails, excluded, advice.")]
    message: Annotated[str, about("What was found.")]
    file: File
    line: Line
    column: Column
    pointer: Pointer


class DoubtEntry(Part, frozen=True):
    """A rule that matters and could not be decided."""

    rule: Rule
    title: Annotated[str, about("The rule in one line.")]
    missing: Annotated[tuple[str, ...], about("Facts that would settle it.")]


class StepEntry(Part, frozen=True):
    """What happens to the VM at one step of the backup."""

    number: Annotated[Count, about("From 1 to 5.")]
    title: Annotated[str, about("The step.")]
    text: Annotated[str, about("What happens to this VM.")]
    leaves: Annotated[str | None, about("Set where it leaves the online path, or would if it were running.")]
    bites: Annotated[tuple[BiteEntry, ...], about("Rules that failed at this step.")]
    doubts: Annotated[tuple[DoubtEntry, ...], about("Rules that could not be decided.")]
    passed: Annotated[Count, about("Rules that were asked here and found nothing.")]


class PieceEntry(Part, frozen=True):
    """A disk, a LUN or a set of files of the VM."""

    kind: Literal["disk", "lun", "files", "vm"]
    name: Annotated[str, about("SCSI 0:1, an iSCSI target name, configuration files.")]
    where: Annotated[str | None, about("Path on the host, or mount point in the guest.")]
    size_bytes: Annotated[Count | None, about("Size the guest sees; null: not known, or files.")]
    state: Annotated[
        Literal["in", "out", "unknown"], about("Whether it is in the backup; unknown: facts are missing.")
    ]
    rule: Annotated[Rule | None, about("The rule that leaves it out, or that could not be decided.")]
    why: Annotated[str | None, about("Why.")]
    file: File
    line: Line
    column: Column
    pointer: Pointer


class QuestionEntry(Part, frozen=True):
    """Facts that are missing, and how to collect them."""

    facts: Annotated[tuple[str, ...], about("Their paths in the VM.")]
    side: Annotated[str, about("Who can answer: host, guest, job, file server, inventory.")]
    how: Annotated[str, about("In words.")]
    powershell: Annotated[str | None, about("Command for Windows PowerShell.")]
    shell: Annotated[str | None, about("Command for a shell in a Linux or FreeBSD guest.")]


class StoryDocument(Part, frozen=True):
    """What `vmcheck explain VM --inventory FILE --format json` tells."""

    story_version: Annotated[Literal[1], about("Version of this format. It grows only by new keys.")]
    tool: Tool
    vm: Annotated[
        VmEntry, about("The verdict as in the report of `vmcheck check`, and what the VM becomes by changes.")
    ]
    fate: Annotated[Fate, about("What becomes of the VM in the state it is in.")]
    lead: Annotated[tuple[str, ...], about("The story in a few sentences.")]
    steps: Annotated[tuple[StepEntry, ...], about("The five steps of the backup.")]
    data: Annotated[tuple[PieceEntry, ...], about("Every disk, LUN and set of files, each once.")]
    questions: Annotated[tuple[QuestionEntry, ...], about("What is not known, and how to find out.")]
    estimate: Annotated[
        EstimateEntry | None, about("What `vm.saved_state_seconds` rests on; null: no save rate was given.")
    ]
    remarks: Annotated[tuple[BiteEntry, ...], about("Findings that belong to no step.")]
    notes: Annotated[tuple[str, ...], about("What the story rests on.")]


def story_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the JSON story."""
    return schema_of(StoryDocument, "story-1.json", "vmcheck story of a VM, version 1")


def document_text(story: Story) -> str:
    """The story as indented JSON, in ASCII."""
    return f"{json_text(document(story))}\n"


def document(story: Story) -> StoryDocument:
    """The story for programs."""
    case = story.case
    return StoryDocument(
        story_version=STORY_VERSION,
        tool=Tool(name="vmcheck", version=__version__),
        vm=vm_entry(case.verdict, case.rate),
        fate=story.fate,
        lead=tuple(map(spoken, story.lead)),
        steps=tuple(_step(story, step) for step in story.steps),
        data=tuple(_pieces(story)),
        questions=tuple(_questions(story)),
        estimate=estimate_entry(case.rate),
        remarks=tuple(_bite(story, bite) for bite in story.remarks),
        notes=tuple(map(spoken, story.notes)),
    )


def _step(story: Story, step: Step) -> StepEntry:
    return StepEntry(
        number=step.number,
        title=step.title,
        text=spoken(step.text),
        leaves=step.leaves,
        bites=tuple(_bite(story, bite) for bite in step.bites),
        doubts=tuple(
            DoubtEntry(rule=doubt.rule, title=doubt.title, missing=tuple(doubt.missing))
            for doubt in step.doubts
        ),
        passed=step.passed,
    )


def _bite(story: Story, bite: Bite) -> BiteEntry:
    return BiteEntry(
        rule=bite.finding.rule,
        outcome=bite.finding.outcome,
        message=bite.finding.message,
        file=bite.place.file,
        line=bite.place.line,
        column=bite.place.column,
        pointer=story.case.verdict.record.pointer(bite.finding.path),
    )


def _pieces(story: Story) -> Iterator[PieceEntry]:
    record = story.case.verdict.record
    for piece in story.pieces:
        place = record.place(piece.path)
        yield PieceEntry(
            kind=piece.kind,
            name=piece.name,
            where=piece.where,
            size_bytes=piece.size_bytes,
            state=piece.state,
            rule=piece.rule,
            why=piece.why,
            file=place.file,
            line=place.line,
            column=place.column,
            pointer=record.pointer(piece.path),
        )


def _questions(story: Story) -> Iterator[QuestionEntry]:
    for question in story.questions:
        yield QuestionEntry(
            facts=question.facts,
            side=question.side,
            how=question.how,
            powershell=question.powershell,
            shell=question.shell,
        )
