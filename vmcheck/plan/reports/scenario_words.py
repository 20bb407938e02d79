"""The wording about --what-if and --host-release: the fleet before and after, and which VMs change."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from vmcheck.plan.model import Move, Scenario
from vmcheck.report.tally import without_indices
from vmcheck.report.words import human_bytes, plural
from vmcheck.verdict import CLASSIFICATIONS

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "worse": "in a worse class",
        "open": "that cannot be judged then",
        "better": "in a better class",
        "same": "in the same class, but for the interruption",
    }
)
"""What can become of a VM, bad news first."""


def counts(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
    """Give what is counted, before and after."""
    before, after = scenario.before, scenario.after
    for name in before.by_class:
        if before.by_class[name] or after.by_class[name]:
            yield name, str(before.by_class[name]), str(after.by_class[name])
    yield "interrupted", str(before.interrupted), str(after.interrupted)
    if before.excluded_items or after.excluded_items:
        yield "not in the backup", human_bytes(before.excluded_bytes), human_bytes(after.excluded_bytes)


def balance(scenario: Scenario) -> str:
    """Say how many VMs are better off, worse off, or cannot be judged any more."""
    kinds = Counter(map(_kind, scenario.moves))
    parts = [f"{plural(kinds[kind], 'VM')} {words}" for kind, words in _KINDS.items() if kinds[kind]]
    return ", ".join(parts) or "No VM changes its class"


def _kind(move: Move) -> str:
    before, after = CLASSIFICATIONS.index(move.before), CLASSIFICATIONS.index(move.after)
    if before == after:
        return "same"
    if move.after == "undetermined":
        return "open"
    return "better" if after > before else "worse"


@dataclass(frozen=True, slots=True)
class Moves:
    """VMs that a scenario moves from one class to another."""

    title: str
    names: Sequence[str]
    missing: Sequence[str]
    better: bool


def moves(scenario: Scenario) -> list[Moves]:
    """Group the VMs that the scenario changes: those that get worse or cannot be told any more first."""
    groups: dict[tuple[int, int, str], list[Move]] = {}
    for move in scenario.moves:
        before, after = CLASSIFICATIONS.index(move.before), CLASSIFICATIONS.index(move.after)
        title = f"{move.before} -> {move.after}" if before != after else _pause(move)
        groups.setdefault((after - before, before, title), []).append(move)
    return [
        Moves(
            title,
            [f"{move.name} on {move.host}" if move.host else move.name for move in found],
            list(dict.fromkeys(without_indices(fact) for move in found for fact in move.missing)),
            better=change > 0 and found[0].after != "undetermined",
        )
        for (change, _, title), found in sorted(groups.items(), key=lambda pair: pair[0])
    ]


def _pause(move: Move) -> str:
    words = {True: "interrupted", False: "not interrupted", None: "interruption not known"}
    return f"{move.after}: {words[move.interrupted_before]} -> {words[move.interrupted_after]}"
