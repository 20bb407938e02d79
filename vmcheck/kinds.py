"""Sites of which rules cannot tell one from the other: what is remembered of VMs on one holds on all.

Every host has its own name, its own free space and its own volume GUIDs, and else hosts are much alike.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from vmcheck.engine.rule import Rule
from vmcheck.engine.walk import all_tests
from vmcheck.knowledge.subject import Site

_FREE = "disk.host_volume_free_percent"
_MOST = 4096
"""So many kinds are told apart at once; then one begins anew."""


class Kinds:
    """The kinds of sites that were met."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Take the rules: free space tells sites apart only by the numbers they compare it with."""
        self._rules = rules
        self._first: dict[tuple[object, ...], Site] = {}

    def of(self, site: Site) -> Site:
        """The first site of the same kind."""
        if len(self._first) >= _MOST:
            self._first.clear()
        return self._first.setdefault(site.told_by(self._rank), site)

    def _rank(self, percent: int) -> tuple[object, ...]:
        """How free space compares with all numbers that rules compare it with."""
        return tuple(
            [
                percent in number
                if isinstance(number, frozenset)
                else (percent > number) - (percent < number)
                for number in self._numbers
            ]
        )

    @cached_property
    def _numbers(self) -> Sequence[int | frozenset[int]]:
        """What rules compare free space with; whether it is known is told anyway."""
        asked = [test for rule in self._rules for test in all_tests(rule.whole)]
        return [test.operand for test in asked if test.field.name == _FREE and test.operator != "exists"]
