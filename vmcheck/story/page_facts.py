"""The parts of the page that say which VM it is, and what the story rests on."""

from collections.abc import Iterator, Sequence

from vmcheck.knowledge.releases import RELEASES, TITLES, describe
from vmcheck.pages.blocks import Foreign, Text, name
from vmcheck.report.problems import at
from vmcheck.report.stake_words import duration
from vmcheck.report.words import MEANING
from vmcheck.story.case import Case
from vmcheck.story.log_label import OFFLINE_IS_NO_DOWNTIME, log_label
from vmcheck.story.page_data import in_words
from vmcheck.story.say import joined, say
from vmcheck.story.selection import job_name
from vmcheck.story.story import Story

Row = Sequence[Text]


def facts(story: Story) -> list[Row]:
    """The VM in a few lines."""
    case = story.case
    verdict = case.verdict
    label = log_label(case, story.fate)
    return [
        ("Verdict", f"{verdict.classification}: {MEANING[verdict.classification]}"),
        ("Host", (name(verdict.host),) if verdict.host and case.host_known else _host(case)),
        ("Host release", _release(case)),
        ("State", verdict.state or "not collected"),
        ("Guest", _guest(case)),
        ("Backup job", _job(case)),
        ("Interrupted", _interrupted(story)),
        *([("Its log will say", (name(label),))] if label else []),
        ("Data", in_words(story.pieces)),
        ("In the inventory", (name(at(verdict.record.place())),)),
    ]


def _host(case: Case) -> Text:
    if case.verdict.host is None:
        return "not known"
    return say("{host}, of which the inventory says nothing", host=name(case.verdict.host))


def _release(case: Case) -> Text:
    if len(case.releases) > 1:
        return f"not known: one of {describe(frozenset(case.releases))}"
    title = TITLES[case.releases[0]]
    if case.release_forced:
        return f"{title} (--host-release)"
    return f"{title} (assumed: nobody gave the release)" if case.verdict.release_assumed else title


def _guest(case: Case) -> Text:
    os = case.vm.guest.os if case.vm.guest is not None else None
    return (Foreign(os.name),) if os is not None and os.name else "not collected"


def _job(case: Case) -> Text:
    return "not in the inventory" if case.job is None else job_name(case.job)


def _interrupted(story: Story) -> str:
    downtime = story.case.verdict.downtime
    if downtime is None:
        return "not known"
    if not downtime:
        return "no"
    seconds = story.pause_seconds
    return "yes" if seconds is None else f"yes, for about {duration(seconds)} (an estimate)"


def notes(story: Story) -> Iterator[Text]:
    """What the story rests on."""
    yield "vmcheck judged what the inventory says, by its rules. It did not look at the host or the guest."
    yield "Sizes are those that the guest sees; a virtual hard disk that grows takes less room in a backup."
    case = story.case
    if story.fate == "crash" and log_label(case, story.fate):
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
