"""From missing facts to what to do about them: one entry for all facts that one recipe gives."""

from collections.abc import Mapping

from vmcheck.knowledge.collecting import Recipe, how_to_collect
from vmcheck.report.base import Collect


def to_collect(missing: Mapping[str, int]) -> tuple[Collect, ...]:
    """How to collect missing facts, in their order.

    Args:
        missing: Paths without list indices, with the number of VMs that lack them; most VMs first.
    """
    facts: dict[str, list[str]] = {}
    found: dict[str, Recipe] = {}
    for fact in missing:
        recipe = how_to_collect(fact)
        if recipe is not None:
            found[recipe.name] = recipe
            facts.setdefault(recipe.name, []).append(fact)
    return tuple(
        Collect(
            facts=tuple(facts[name]),
            vms=missing[facts[name][0]],
            side=recipe.side,
            how=recipe.how,
            powershell=recipe.command,
            shell=recipe.shell,
        )
        for name, recipe in found.items()
    )
