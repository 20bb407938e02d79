"""Downtime and data at stake: counted where a report shows them."""

from typing import TYPE_CHECKING, Final

from vmcheck.config.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vmcheck.report.many import Wanted
    from vmcheck.stake.rate import Rate
    from vmcheck.stake.tally import StakeTally


_SHOWN_IN: Final = frozenset({"table", "markdown", "json", "ndjson", "github"})
"""Formats with a place for sums by host and by job."""


def rate_of(settings: Settings) -> "Rate | None":
    """The save rate that counts."""
    if settings.save_rate is None:
        return None
    from vmcheck.stake.rate import parse_rate

    return parse_rate(settings.save_rate)


def stake_tally(reports: "Iterable[Wanted]", settings: Settings) -> "StakeTally | None":
    """What counts; None where no report shows it, so that the others take no longer."""
    if all(wanted.format_name not in _SHOWN_IN for wanted in reports):
        return None
    from vmcheck.stake.tally import StakeTally

    return StakeTally(rate_of(settings))
