"""What every rule said of a VM, made compact: rules that said the same stand on one line."""

from collections.abc import Iterator

from msgspec import Struct

from vmcheck.report.words import not_collected
from vmcheck.verdict import Answer, Classification, Verdict

_ORDER = ("fail", "crashed", "unknown", "not-applicable", "pass")


class Line(Struct, frozen=True):
    """Rules that said the same, for the same reason."""

    value: str
    rules: tuple[str, ...]
    why: str
    """Empty for a pass."""


class Sheet(Struct, frozen=True):
    """What the rules said of one VM. Names and reasons are not yet escaped."""

    vm: str
    host: str | None
    classification: Classification
    lines: tuple[Line, ...]


def sheet(verdict: Verdict) -> Sheet:
    """Give the answers of a VM: what failed first, what passed last."""
    return Sheet(verdict.name, verdict.host, verdict.classification, tuple(_lines(verdict)))


def _lines(verdict: Verdict) -> Iterator[Line]:
    for value in _ORDER:
        alike: dict[str, list[str]] = {}
        for answer in verdict.answers:
            if answer.value == value:
                alike.setdefault(because(answer), []).append(answer.rule)
        for why, rules in alike.items():
            yield Line(value, tuple(rules), why)


def because(answer: Answer) -> str:
    """Say why a rule answered as it did; nothing for a pass."""
    if answer.value == "unknown":
        return not_collected(answer.missing) if answer.missing else "cannot be told from what was collected"
    return answer.why or ""
