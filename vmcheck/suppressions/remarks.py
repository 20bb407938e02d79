"""What people are told about suppressions: that they expired, soon will, or fit nothing."""

from collections.abc import Iterator
from datetime import date

from vmcheck.report.words import plural
from vmcheck.suppressions.suppression import Suppression
from vmcheck.suppressions.use import Use

SOON = 14
"""From so many days before the last day on there is a warning."""


def remarks_on(use: Use, today: date, *, stale: bool) -> Iterator[tuple[str, str]]:
    """Messages about one suppression, each with what to do."""
    entry = use.entry
    if entry.expires is not None and not entry.works(today):
        yield (
            f"The suppression of {about(entry)} expired on {entry.expires} and no longer works{_again(use)}.",
            "Mend what it is about, or renew expires." if use.fitting else "Remove it.",
        )
        return
    if stale and not use.fitting and not use.undecided:
        yield (
            f"The suppression of {about(entry)} fits no finding of this run.",
            "Remove it if the VM was mended or is gone.",
        )
    if entry.expires is not None and (entry.expires - today).days <= SOON:
        when = _in_days((entry.expires - today).days)
        yield (
            f"The suppression of {about(entry)} expires {when}: {entry.expires} is its last day.",
            "Mend what it is about, or renew expires.",
        )


def use_line(use: Use) -> str:
    """One line for --show-suppressed: place, what is accepted, how often, until when, and why."""
    entry = use.entry
    until = f", until {entry.expires}" if entry.expires is not None else ""
    place = f"{entry.place.file}:{entry.place.line}:{entry.place.column}"
    return f"{place}: {plural(use.accepted, 'finding')} of {about(entry)} accepted{until}: {entry.reason}"


def about(entry: Suppression) -> str:
    """What a suppression is about: ``HVB401 on SQL*, SCSI 0:8``."""
    whose = entry.vm if entry.vm is not None else f"VM id {entry.vm_id}"
    return f"{entry.rule} on {whose}" + (f", {entry.object}" if entry.object is not None else "")


def _again(use: Use) -> str:
    if not use.fitting:
        return "; it fits nothing any more"
    return f"; it fits {plural(use.fitting, 'finding')}"


def _in_days(days: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
