"""The part of the page about how long users are cut off."""

from collections.abc import Iterator

from vmcheck.pages.blocks import Block, Bullets, Heading, Paragraph
from vmcheck.report.stake_words import duration
from vmcheck.report.words import human_bytes
from vmcheck.stake.pause import LIMITS, SOURCES
from vmcheck.story.story import Story


def downtime(story: Story) -> Iterator[Block]:
    """The estimate of the interruption, how it was made, and what it leaves out."""
    if not story.case.verdict.downtime:
        return
    yield Heading("How long users are cut off")
    rate, memory = story.case.rate, story.case.verdict.record.vm.memory_bytes
    if rate is None:
        yield Paragraph("`--save-rate 200MB/s`, with the speed of your disks, gives an estimate.")
    elif not memory or story.pause_seconds is None:
        yield Paragraph("There is no estimate, because the memory of the VM is not in the inventory.")
    else:
        yield Paragraph(
            f"About {duration(story.pause_seconds)}. This is an estimate: {human_bytes(memory)} of memory at "
            f"{rate.text}, a rate that somebody gave (--save-rate). {LIMITS}"
        )
        yield Bullets([(0, f"{source}.") for source in SOURCES])
