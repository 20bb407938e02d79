"""The wording that the reports of a reconciliation share: headline, notes, titles, lines of logs."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from vmcheck.reconcile.judging import Result
from vmcheck.reconcile.reading import Log
from vmcheck.reconcile.reports.base import ReconcileCounts, ReconcileRun
from vmcheck.report.words import plural

TITLES: Mapping[Result, str] = MappingProxyType(
    {
        "disagrees": "The log disagrees",
        "contradictory": "The log says both",
        "taught": "Not predicted, but in the log",
        "not-compared": "Could not be compared",
        "only-in-log": "Only in the log",
        "only-in-inventory": "Only in the inventory",
        "agrees": "The log agrees",
    }
)
_BESIDES: Mapping[Result, str] = MappingProxyType(
    {
        "contradictory": "with both labels",
        "taught": "not predicted",
        "not-compared": "not compared",
        "only-in-log": "only in the log",
        "only-in-inventory": "only in the inventory",
    }
)


def headline(run: ReconcileRun, counts: ReconcileCounts) -> str:
    """Say in one line who was right, and what could not be compared."""
    besides = [
        f"{counts.by_result[result]} {words}"
        for result, words in _BESIDES.items()
        if counts.by_result[result]
    ]
    return "; ".join([_verdict(counts), *([", ".join(besides)] if besides else []), *_unread(run)])


def _verdict(counts: ReconcileCounts) -> str:
    agrees, disagrees = counts.by_result["agrees"], counts.by_result["disagrees"]
    both = agrees + disagrees
    if not both:
        return "No prediction could be compared with the log"
    if both == 1:
        return f"The log {'refutes' if disagrees else 'confirms'} the only prediction"
    if not disagrees or not agrees:
        return f"The log {'refutes' if disagrees else 'confirms'} all {both} predictions"
    return f"The log refutes {disagrees} of {both} predictions and confirms {agrees}"


def _unread(run: ReconcileRun) -> Iterator[str]:
    lines = sum(log.counts["doubtful"] + log.counts["unknown"] for log in run.logs)
    if lines:
        yield f"{plural(lines, 'line')} not understood"
    if run.refused:
        yield f"{plural(run.refused, 'VM')} refused"
    if run.errors:
        yield f"{plural(run.errors, 'error')} in the input"
    if run.faults:
        yield f"{plural(len(run.faults), 'rule')} crashed"


def notes(run: ReconcileRun) -> list[str]:
    """Give what changes how the comparison is to be read."""
    lines = [note for log in run.logs for note in _log_notes(log)]
    if run.host is not None and run.elsewhere:
        lines.append(f"{plural(run.elsewhere, 'VM')} of other hosts than {run.host} left out")
    if run.host is None and run.hosts > 1:
        lines.append(
            f"The inventory has {run.hosts} hosts: VMs of hosts whose log this is not count as only in "
            "the inventory; --host says of which host the log is"
        )
    if run.errors:
        lines.append("Not everything could be read: VMs that count as on one side only may be in the rest")
    if run.faults:
        lines.append(f"{', '.join(run.faults)} crashed; see vmcheck check for the fault")
    return lines


def _log_notes(log: Log) -> Iterator[str]:
    if not log.counts["statement"]:
        yield f"{log.name} says of no VM how it is backed up"
    if log.counts["doubtful"]:
        have = plural(log.counts["doubtful"], "line has", "lines have")
        yield (
            f"{log.name}: {have} the form of a label, but in words that vmcheck does not know "
            "(another language?); such lines count for nothing"
        )
    if log.other is not None:
        yield (
            f"{log.name}: line {log.other} is no UTF-8; such lines were read as Windows-1252. Where names "
            "look wrong, say the encoding, for a console log --encoding cp850"
        )


def log_line(log: Log) -> str:
    """Say how many lines of a log went into each bucket."""
    counts = log.counts
    return (
        f"{log.name} ({log.encoding}): {plural(log.lines, 'line')}, {counts['statement']} say how a VM is "
        f"backed up, {counts['known']} known, {counts['doubtful']} doubtful, {counts['unknown']} unknown"
    )
