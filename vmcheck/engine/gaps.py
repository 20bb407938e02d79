"""Which of the collected facts that derived ones need are missing: unknown results name them."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from vmcheck.engine.conditions import Condition
from vmcheck.engine.fields import follow
from vmcheck.engine.walk import all_tests

Gaps = Callable[[Any], tuple[bool, ...]]
"""For a subject, whether each fact of the VM that a derived fact needs is missing."""


def gaps_of(conditions: Iterable[Condition]) -> Gaps:
    """What looks for all facts of the VM that conditions ask for."""
    needs = dict.fromkeys(
        need
        for condition in conditions
        for test in all_tests(condition)
        for need in test.field.needs
        if not need.startswith(("[].", "host", "file_servers"))  # of elements, and of the site
    )
    chains = [tuple(need.split(".")) for need in needs]
    flat = [attrgetter(chain[0]) for chain in chains if len(chain) == 1]
    deep = [chain for chain in chains if len(chain) > 1]

    def gaps(subject: Any) -> tuple[bool, ...]:
        vm = subject.vm
        return (*[get(vm) is None for get in flat], *[follow(vm, chain) is None for chain in deep])

    return gaps
