"""The wording about --what-if and --host-release: the fleet before and after, and which VMs change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vmcheck.plan.model import Move, Scenario
from vmcheck.report.tally import without_indices
from vmcheck.report.words import human_bytes
from vmcheck.verdict import CLASSIFICATIONS


def counts(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
    """Give what is counted, before and after."""
    before, after = scenario.before, scenario.after
    for name in before.by_class:
        if before.by_class[name] or after.by_class[name]:
            yield name, str(before.by_class[name]), str(after.by_class[name])
    yield "interrupted", str(before.interrupted), str(after.interrupted)
    if before.excluded_items or after.excluded_items:
        yield "not in the backup", human_bytes(before.excluded_bytes), human_bytes(after.excluded_bytes)


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
