"""What people are told about a baseline."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from vmcheck.baseline.baseline import Unseen, Why
from vmcheck.report.words import plural

LISTED = 20
"""So many fixed findings are named; the others are counted."""

_WHY: Mapping[Why, str] = MappingProxyType(
    {
        "undecided": "not decided this time, facts are missing",
        "no-such-vm": "of VMs that this run did not see",
        "not-asked": "of rules that this run does not have",
    }
)


def about(unseen: Unseen) -> str:
    """Accepted findings in a few words: ``HVB401 on SQL01, SCSI 0:8``."""
    whose = unseen.object if unseen.vm is None else unseen.vm
    detail = f", {unseen.object}" if unseen.vm is not None and unseen.object is not None else ""
    times = f" ({unseen.count} times)" if unseen.count > 1 else ""
    return f"{unseen.rule} on {whose}{detail}{times}"


def baseline_notes(file: str, unseen: Sequence[Unseen]) -> Iterator[str]:
    """Lines for the notes of a report: what is fixed, and what else of the baseline did not come up."""
    fixed = [entry for entry in unseen if entry.why == "fixed"]
    if fixed:
        number = sum(entry.count for entry in fixed)
        names = "; ".join(about(entry) for entry in fixed[:LISTED])
        more = f" and {len(fixed) - LISTED} more" if len(fixed) > LISTED else ""
        yield (
            f"{file}: {plural(number, 'accepted finding')} fixed: {names}{more}. "
            "Write the baseline anew, or the gate lets them come back."
        )
    counts: Counter[Why] = Counter()
    for entry in unseen:
        counts[entry.why] += entry.count
    for why, words in _WHY.items():
        if counts[why]:
            yield f"{file}: {plural(counts[why], 'accepted finding')} {words}."
