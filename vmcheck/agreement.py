"""One verdict where the host, and so its release, cannot be told: what holds on every release."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import structs

from vmcheck.answers import agreed_answers
from vmcheck.inventory.events import Path
from vmcheck.verdict import Finding, Item, Unknown, Verdict

T = TypeVar("T")
Key = tuple[str, str | None, str]
"""What makes two findings the same: rule, object and outcome."""
ItemKey = tuple[Path, str]
"""What makes two items the same: path and name."""


def agreed(verdicts: Sequence[Verdict]) -> Verdict:
    """What all verdicts say; whatever they disagree about is unknown.

    Args:
        verdicts: One for each release the host may have, the oldest first.
    """
    first = verdicts[0]
    common = set.intersection(*({_key(finding) for finding in verdict.findings} for verdict in verdicts))
    excluded = [item for item in first.excluded if all(_holds(item, other.excluded) for other in verdicts)]
    return structs.replace(
        first,
        release=None,
        release_assumed=any(verdict.release_assumed for verdict in verdicts),
        classification=_same([verdict.classification for verdict in verdicts], "undetermined"),
        mode=_same([verdict.mode for verdict in verdicts], "unknown"),
        consistency=_same([verdict.consistency for verdict in verdicts], "unknown"),
        coverage=_same([verdict.coverage for verdict in verdicts], "unknown"),
        downtime=_same([verdict.downtime for verdict in verdicts], None),
        findings=[finding for finding in first.findings if _key(finding) in common],
        unknowns=_unknowns(verdicts, common),
        excluded=excluded,
        uncertain=_uncertain(verdicts, excluded),
        missing=_missing(verdicts),
        remedies=[text for text in first.remedies if all(text in other.remedies for other in verdicts)],
        answers=agreed_answers([verdict.answers for verdict in verdicts]),
    )


def _missing(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """What any release lacks; and the release itself, where the host is known and the verdicts differ."""
    missing = dict.fromkeys(path for verdict in verdicts for path in verdict.missing)
    if "host" not in missing and len({_stated(verdict) for verdict in verdicts}) > 1:
        missing["host.release"] = None
    return tuple(missing)


def _stated(verdict: Verdict) -> tuple[object, ...]:
    return verdict.classification, verdict.mode, verdict.consistency, verdict.coverage


def _key(finding: Finding) -> Key:
    return finding.rule, finding.object, finding.outcome


def _unknowns(verdicts: Sequence[Verdict], common: set[Key]) -> list[Unknown]:
    """Rules open on any release, and those that fail on some releases only: the release decides them."""
    deciding = "host" if any("host" in verdict.missing for verdict in verdicts) else "host.release"
    merged: dict[str, Unknown] = {}
    for verdict in verdicts:
        disputed = [_open(finding, deciding) for finding in verdict.findings if _key(finding) not in common]
        for unknown in (*verdict.unknowns, *disputed):
            known = merged.setdefault(unknown.rule, unknown)
            if unknown.missing != known.missing or unknown.fault != known.fault:  # mostly they are the same
                merged[unknown.rule] = _both(known, unknown)
    return list(merged.values())


def _both(known: Unknown, other: Unknown) -> Unknown:
    missing = tuple(dict.fromkeys((*known.missing, *other.missing)))
    return structs.replace(known, missing=missing, fault=known.fault or other.fault)


def _open(finding: Finding, deciding: str) -> Unknown:
    return Unknown(rule=finding.rule, title=finding.title, outcome=finding.outcome, missing=(deciding,))


def _uncertain(verdicts: Sequence[Verdict], excluded: Sequence[Item]) -> list[Item]:
    """What some release leaves out, or may, each thing once."""
    merged: dict[ItemKey, Item] = {}
    for verdict in verdicts:
        for item in (*verdict.excluded, *verdict.uncertain):
            if not _holds(item, excluded):
                merged.setdefault((item.path, item.name), item)
    return list(merged.values())


def _holds(item: Item, items: Iterable[Item]) -> bool:
    return any(other.path == item.path and other.name == item.name for other in items)


def _same(values: Sequence[T], otherwise: T) -> T:
    return values[0] if all(value == values[0] for value in values) else otherwise
