"""The part of the page that says which VM it is: a few lines."""

from collections.abc import Sequence

from vmcheck.knowledge.releases import TITLES
from vmcheck.pages.blocks import Foreign, Text, name
from vmcheck.report.problems import at
from vmcheck.report.stake_words import duration
from vmcheck.report.words import MEANING
from vmcheck.story.case import Case
from vmcheck.story.fate import runs
from vmcheck.story.log_label import log_label
from vmcheck.story.page.data import IF_TAKEN, in_words
from vmcheck.story.say import say
from vmcheck.story.selection import job_name
from vmcheck.story.story import Story

Row = Sequence[Text]


def facts(story: Story) -> list[Row]:
    """The VM in a few lines."""
    case = story.case
    verdict = case.verdict
    label = log_label(case, story.fate)
    return [
        ("Verdict", _verdict(case)),
        ("Host", (name(verdict.host),) if verdict.host and case.host_known else _host(case)),
        ("Host release", _release(case)),
        ("State", verdict.state or "not collected"),
        ("Guest", _guest(case)),
        ("Backup job", _job(case)),
        *([("Its log will say", (name(label),))] if label else []),
        ("Interrupted", _interrupted(story)),
        ("Data", in_words(story.pieces) + ("" if case.assessed else IF_TAKEN)),
        ("In the inventory", (name(at(verdict.record.place())),)),
    ]


def _verdict(case: Case) -> str:
    word = case.verdict.classification
    judged = "" if runs(case.verdict) else " (judged as if it were running)"
    return f"{word}: {MEANING[word]}{judged}"


def _host(case: Case) -> Text:
    if case.verdict.host is None:
        return "not known"
    return say("{host}, of which the inventory says nothing", host=name(case.verdict.host))


def _release(case: Case) -> Text:
    if len(case.releases) > 1:
        return f"not known: {' or '.join(case.releases)}"
    title = TITLES[case.releases[0]]
    if case.client:
        return f"a Windows client, of the age of {title}"
    if case.release_forced:
        return f"{title} (--host-release)"
    return f"{title} (assumed: nobody gave the release)" if case.verdict.release_assumed else title


def _guest(case: Case) -> Text:
    os = case.vm.guest.os if case.vm.guest is not None else None
    return (Foreign(os.name),) if os is not None and os.name else "not collected"


def _job(case: Case) -> Text:
    if case.job is not None:
        return job_name(case.job)
    return "not in the inventory" if case.host_known else "not known"


def _interrupted(story: Story) -> str:
    downtime = story.case.verdict.downtime
    if downtime is None:
        return "not known"
    if not downtime:
        return "no"
    seconds = story.pause_seconds
    return "yes" if seconds is None else f"yes, for about {duration(seconds)} (an estimate)"
