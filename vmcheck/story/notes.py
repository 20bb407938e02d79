"""What a story rests on, and what its reader must know."""

from collections.abc import Iterator

from vmcheck.knowledge.releases import RELEASES
from vmcheck.pages.blocks import Text, name
from vmcheck.story.case import Case
from vmcheck.story.fate import Fate
from vmcheck.story.log_label import OFFLINE_IS_NO_DOWNTIME, log_label
from vmcheck.story.say import joined


def notes_of(case: Case, fate: Fate) -> Iterator[Text]:
    """What the story rests on."""
    yield "vmcheck judged what the inventory says, by its rules. It did not look at the host or the guest."
    yield "Sizes are those that the guest sees; a virtual hard disk that grows takes less room in a backup."
    if fate == "crash" and log_label(case, fate):
        yield OFFLINE_IS_NO_DOWNTIME
    if case.verdict.release_assumed:
        yield (
            "Nobody gave the release of the host, so the rules of Windows Server 2008 were taken. "
            "`--host-release` gives one."
        )
    for fact, value in case.taken_as_given.items():
        rests = (
            "the verdict rests on it"
            if fact in case.verdict.rests_on
            else "the verdict is the same without it"
        )
        yield joined(
            ["Taken as given, because nobody collected it: ", name(f"{fact} = {value}"), f"; {rests}."]
        )
    if set(case.releases) == set(RELEASES):
        yield "As the release of the host is not known, only what holds on every release was told."
