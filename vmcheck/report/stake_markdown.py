"""The section of the Markdown report about downtime and data at stake."""

from collections.abc import Callable, Sequence

from vmcheck.report import stake_words as words
from vmcheck.report.base import Summary
from vmcheck.report.escape import markdown_code, markdown_text
from vmcheck.report.words import plural
from vmcheck.stake.model import Share, Stake


def at_stake_markdown(summary: Summary, limit: int) -> list[str]:
    """Give the estimate of the pauses, and tables of the hosts and jobs; nothing where nothing is at stake.

    Args:
        summary: The run in numbers.
        limit: Rows of one table at most.
    """
    stake = summary.stake
    if stake is None or not stake.total.anything:
        return []
    lines = [f"- {label}: {markdown_text(value)}" for label, value in words.estimate(stake)]
    if lines:
        lines = ["Estimated pause of the VMs that are put into a saved state:", "", *lines]
    for what, shares, name in (
        ("Host", stake.hosts, words.host_name),
        ("Backup job", stake.jobs, words.job_name),
    ):
        if len(shares) > 1:
            lines += [*([""] if lines else []), *_table(what, shares, name, stake, limit)]
    return ["### Downtime and data at stake", "", *lines] if lines else []


def _table(
    what: str, shares: Sequence[Share], name: Callable[[Share], str], stake: Stake, limit: int
) -> list[str]:
    shown = [share for share in shares if share.anything]
    titles = [what, "VMs interrupted", "Not in the backup", "Perhaps not in it"]
    lines = [_row([*titles, *(["Pause (estimate)"] if stake.rate else [])])]
    lines.append(_row(["---"] * (len(titles) + bool(stake.rate))))
    for share in shown[:limit]:
        cells = [words.interrupted(share), words.excluded(share), words.uncertain(share)]
        label = markdown_code(share.name) if share.name else name(share)
        lines.append(_row([label, *cells, *([words.pause(share)] if stake.rate else [])]))
    if len(shown) > limit:
        lines += ["", f"... and {plural(len(shown) - limit, f'more {what.lower()}')}."]
    clean = len(shares) - len(shown)
    return [*lines, *(["", f"{plural(clean, what.lower())} with nothing at stake."] if clean else [])]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
