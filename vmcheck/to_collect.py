"""From missing facts to what to do about them: one entry for all facts that one command gives."""

from collections.abc import Mapping

from vmcheck.knowledge.collecting import Collecting, how_to_collect
from vmcheck.report.base import Collect


def to_collect(missing: Mapping[str, int]) -> tuple[Collect, ...]:
    """How to collect missing facts, in their order.

    Args:
        missing: Paths without list indices, with the number of VMs that lack them; most VMs first.
    """
    facts: dict[str, list[str]] = {}
    entries: dict[str, Collecting] = {}
    for fact in missing:
        entry = how_to_collect(fact)
        if entry is not None:
            entries[entry.fact] = entry
            facts.setdefault(entry.fact, []).append(fact)
    return tuple(
        Collect(
            facts=tuple(facts[name]),
            vms=missing[facts[name][0]],
            side=entry.side,
            how=entry.how,
            powershell=entry.command,
            shell=entry.shell,
        )
        for name, entry in entries.items()
    )
