"""Which collected facts are missing that unknown results may name, beside those that rules ask for."""

from collections.abc import Callable, Hashable, Iterable
from operator import attrgetter
from typing import Any

from vmcheck.engine.conditions import Condition
from vmcheck.engine.fields import Catalogue, follow
from vmcheck.engine.reference import missing
from vmcheck.engine.walk import all_tests, counts

Gaps = Callable[[Any], Hashable]
"""For a subject, what is missing: the same for two that agree in all that rules ask for, and in this,
if the same facts are missing."""


def gaps_of(conditions: Iterable[Condition], catalogue: Catalogue) -> Gaps:
    """What looks for the facts that derived facts need, and for those of elements that are counted."""
    asked = list(conditions)
    needs = dict.fromkeys(
        need
        for condition in asked
        for test in all_tests(condition)
        for need in test.field.needs
        if not need.startswith(("[].", "host", "file_servers"))  # of elements, and of the site
    )
    chains = [tuple(need.split(".")) for need in needs]
    flat = [attrgetter(chain[0]) for chain in chains if len(chain) == 1]
    deep = [chain for chain in chains if len(chain) > 1]
    counted = [count for condition in asked for count in counts(condition) if count.where is not None]

    def gaps(subject: Any) -> Hashable:
        vm = subject.vm
        return (
            *[get(vm) is None for get in flat],
            *[follow(vm, chain) is None for chain in deep],
            *[tuple(missing(count, subject, None, "", catalogue)) for count in counted],
        )

    return gaps
