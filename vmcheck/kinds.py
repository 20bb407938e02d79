"""Sites of which rules cannot tell one from the other: what is remembered of VMs on one holds on all.

Every host has its own name, its own free space and its own volume GUIDs, and else hosts are much alike.
"""

from collections.abc import Iterable

from vmcheck.engine.questions import whole
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
        self._limits: list[int] | None = None
        self._sets: list[frozenset[int]] = []
        self._first: dict[tuple[object, ...], Site] = {}

    def of(self, site: Site) -> Site:
        """The first site of the same kind."""
        if self._limits is None:
            asked = [test for rule in self._rules for test in all_tests(whole(rule))]
            numbers = [test.operand for test in asked if test.field.name == _FREE]
            self._limits = [number for number in numbers if type(number) is int]
            self._sets = [number for number in numbers if isinstance(number, frozenset)]
        if len(self._first) >= _MOST:
            self._first.clear()
        return self._first.setdefault(site.told_by(self._rank), site)

    def _rank(self, percent: int) -> tuple[object, ...]:
        """How free space compares with all numbers that rules compare it with."""
        limits = [(percent > limit) - (percent < limit) for limit in self._limits or ()]
        return (*limits, *[percent in one for one in self._sets])
