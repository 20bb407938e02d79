"""What a regression is: the one table that says which differences make a VM worse, or better.

| measure          | worse                                                        | better          |
| ---------------- | ------------------------------------------------------------ | --------------- |
| classification   | further towards fails, in the order of CLASSIFICATIONS       | the other way   |
| coverage         | further towards none, in the order of COVERAGES              | the other way   |
| excluded         | more bytes excluded, or another item of unknown size         | fewer bytes     |
| finding          | an error or warning that was not there                       | one is gone     |

``undetermined`` is worse than ``online-capable`` and better than what is certainly bad; from
undetermined to certainly bad is a regression too: what is now known must be mended before it is
merged. Mode alone is none (a VM that is off has no downtime), nor is a remark of severity info, nor
a new name or host, nor another order or layout of the file.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from vmcheck.diff.snapshot import Noted, Snapshot
from vmcheck.verdict import CLASSIFICATIONS, Coverage

Measured = Literal["classification", "coverage", "excluded", "finding"]

COVERAGES: tuple[Coverage, ...] = ("none", "partial", "unknown", "full")
"""Worst first."""


_Question = Callable[[Snapshot, Snapshot], bool]


@dataclass(frozen=True, slots=True)
class _Measure:
    """Two questions about a VM before and after."""

    name: Measured
    worse: _Question
    better: _Question


def _class_fell(old: Snapshot, new: Snapshot) -> bool:
    return CLASSIFICATIONS.index(new.classification) < CLASSIFICATIONS.index(old.classification)


def _coverage_fell(old: Snapshot, new: Snapshot) -> bool:
    return COVERAGES.index(new.coverage) < COVERAGES.index(old.coverage)


def _more_excluded(old: Snapshot, new: Snapshot) -> bool:
    another = new.excluded_unsized > old.excluded_unsized and new.excluded_items > old.excluded_items
    return another or new.excluded_bytes > old.excluded_bytes


def _less_excluded(old: Snapshot, new: Snapshot) -> bool:
    """Fewer bytes because a size is no longer known are no improvement."""
    return new.excluded_bytes < old.excluded_bytes and new.excluded_unsized <= old.excluded_unsized


_MEASURES = (
    _Measure("classification", _class_fell, lambda old, new: _class_fell(new, old)),
    _Measure("coverage", _coverage_fell, lambda old, new: _coverage_fell(new, old)),
    _Measure("excluded", _more_excluded, _less_excluded),
)


def measure(
    old: Snapshot, new: Snapshot, appeared: Sequence[Noted], fixed: Sequence[Noted]
) -> tuple[list[Measured], list[Measured]]:
    """Give the measures in which a VM is worse, and those in which it is better."""
    worse = [one.name for one in _MEASURES if one.worse(old, new)] + _grave(appeared)
    better = [one.name for one in _MEASURES if one.better(old, new)] + _grave(fixed)
    return worse, better


def _grave(findings: Sequence[Noted]) -> list[Measured]:
    return ["finding"] if any(finding.severity != "info" for finding in findings) else []


def now_known(old: Snapshot, new: Snapshot) -> bool:
    """Whether nothing need have changed: what was undetermined is now certainly bad."""
    worse = CLASSIFICATIONS.index(new.classification) < CLASSIFICATIONS.index("undetermined")
    return old.classification == "undetermined" and worse
