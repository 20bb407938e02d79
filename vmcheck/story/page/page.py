"""The story as a page, for the terminal or as Markdown."""

from collections.abc import Iterator, Sequence

from vmcheck.pages.blocks import Block, Bullets, Code, Foreign, Heading, Paragraph, Table, Text, name
from vmcheck.report.problems import at
from vmcheck.report.words import plural
from vmcheck.story.page.changes import changes
from vmcheck.story.page.data import data
from vmcheck.story.page.downtime import downtime
from vmcheck.story.page.facts import facts
from vmcheck.story.say import joined, listed, say
from vmcheck.story.steps import Bite, Step
from vmcheck.story.story import Story
from vmcheck.verdict import Unknown


def page(story: Story) -> list[Block]:
    """The whole page."""
    return list(_blocks(story))


def _blocks(story: Story) -> Iterator[Block]:
    verdict = story.case.verdict
    yield Heading(say("The next backup of {vm}", vm=name(verdict.name)), 1)
    yield Paragraph(joined(story.lead, " "))
    yield Table(("", ""), facts(story))
    for step in story.steps:
        yield from _step(step)
    yield from data(story)
    yield from downtime(story)
    yield from _questions(story)
    yield from changes(story.case.becomes)
    if story.remarks:
        yield Heading("Also worth knowing")
        yield Bullets([(0, _bitten(bite)) for bite in story.remarks])
    yield Heading("What this rests on")
    yield Bullets([(0, note) for note in story.notes])


def _step(step: Step) -> Iterator[Block]:
    yield Heading(f"{step.number}. {step.title}")
    yield Paragraph(step.text)
    if step.leaves is not None:
        yield Paragraph(step.leaves)
    items: list[tuple[int, Text]] = [(0, _bitten(bite)) for bite in step.bites]
    items += [(0, _doubt(unknown)) for unknown in step.doubts]
    if step.passed:
        other = "other rule" if items else "rule"
        items.append((0, f"{plural(step.passed, other)} asked here: nothing found."))
    if items:
        yield Bullets(items)


def _bitten(bite: Bite) -> Text:
    return say(
        "{rule} {message} ({place})",
        rule=Foreign(bite.finding.rule),
        message=Foreign(bite.finding.message.rstrip(".")),
        place=name(at(bite.place)),
    )


def _doubt(unknown: Unknown) -> Text:
    words = {"rule": Foreign(unknown.rule), "title": Foreign(unknown.title)}
    if unknown.fault is not None:
        return say("{rule} {title}: the rule crashed ({fault})", **words, fault=Foreign(unknown.fault))
    return say("{rule} not decided ({title}): {facts} not collected", **words, facts=listed(unknown.missing))


def _questions(story: Story) -> Iterator[Block]:
    if not story.questions:
        return
    yield Heading("What is not known, and how to find out")
    for question in story.questions:
        yield Bullets([(0, joined([listed(question.facts), f": {question.how}."]))])
        yield from _commands(
            [question.powershell] if question.powershell else [],
            [question.shell] if question.shell else [],
        )


def _commands(powershell: Sequence[str], shell: Sequence[str]) -> Iterator[Block]:
    for command in powershell:
        yield Code("powershell", command, foreign=True)
    for command in shell:
        yield Code("sh", command, foreign=True)
