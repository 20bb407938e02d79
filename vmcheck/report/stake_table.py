"""The section of the table about downtime and data at stake, host by host and job by job."""

from collections.abc import Callable, Sequence

from vmcheck.report import stake_words as words
from vmcheck.report.base import Options, Summary
from vmcheck.report.colour import BOLD, paint
from vmcheck.report.escape import terminal
from vmcheck.report.layout import Cell, grid, hanging, heading, shorten
from vmcheck.report.words import plural
from vmcheck.stake.model import Share, Stake

_WIDE = (12, 16, 16, 12)
"""Columns of the terminal for interruptions, excluded and uncertain data, pauses."""
_NARROW = (11, 10, 10, 10)
_NARROW_BELOW = 76
_NARROWEST_NAME = 10
_LABEL = "  {:<15}"


def at_stake(summary: Summary, options: Options) -> list[str]:
    """Give the estimate of the pauses, and tables of the hosts and jobs; nothing if nothing is at stake."""
    stake = summary.stake
    if stake is None or not stake.total.anything:
        return []
    sections = [
        _estimate(stake, options),
        _table("Host", stake.hosts, words.host_name, stake, options),
        _table("Backup job", stake.jobs, words.job_name, stake, options),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines).split("\n") if any(sections) else []


def _estimate(stake: Stake, options: Options) -> list[str]:
    lines = [
        text
        for label, value in words.estimate(stake)
        for text in hanging(_LABEL.format(label), terminal(value), options.width)
    ]
    title = paint(
        "Estimated pause of the VMs that are put into a saved state", BOLD if options.colour else ""
    )
    return [title, *lines] if lines else []


def _table(
    what: str, shares: Sequence[Share], name: Callable[[Share], str], stake: Stake, options: Options
) -> list[str]:
    """One table; with a single host or job it would only repeat the totals."""
    if len(shares) < 2:  # noqa: PLR2004 - several
        return []
    shown = [share for share in shares if share.anything]
    limits = (_NARROW if options.width < _NARROW_BELOW else _WIDE)[: 4 if stake.rate else 3]
    width = max(options.width - sum(limits) - 2 * len(limits), _NARROWEST_NAME)
    titles = [what, "Interrupted", "Excluded", "Uncertain", *(["Pause est."] if stake.rate else [])]
    rows = [
        [
            Cell(shorten(terminal(name(share)), 3 * width)),
            Cell(words.interrupted(share)),
            Cell(words.excluded(share)),
            Cell(words.uncertain(share)),
            *([Cell(words.pause(share))] if stake.rate else []),
        ]
        for share in shown[: options.limit]
    ]
    lines = grid([heading(title, colour=options.colour) for title in titles], rows, [width, *limits])
    return [*lines, *_left_out(what.lower(), len(shown) - len(rows), len(shares) - len(shown))]


def _left_out(what: str, more: int, clean: int) -> list[str]:
    cut = [f"... and {plural(more, f'more {what}')}: see the json report"] if more else []
    return [*cut, *([f"{plural(clean, what)} with nothing at stake"] if clean else [])]
