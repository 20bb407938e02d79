"""What judges VMs and works out their changes, made the same way for every look at a fleet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vmcheck.changes.becomer import Becomer
from vmcheck.checker import Checker
from vmcheck.config.settings import Settings
from vmcheck.engine.rule import Rule
from vmcheck.inventory.model import Release
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.plan.upgrade import NewerHosts

if TYPE_CHECKING:
    from vmcheck.assume.assumptions import Assumptions
    from vmcheck.assume.tally import AssumptionTally


class PlanTools:
    """Makes checkers and becomers."""

    def __init__(self, rules: Sequence[Rule], settings: Settings, assumptions: "Assumptions | None") -> None:
        self._rules = rules
        self._settings = settings
        self._assumptions = assumptions
        self.assumed = None if assumptions is None else _tally(assumptions)
        """Counts what rests on assumptions, where there are any."""

    def checker(self, upgrade: Release | None = None) -> Checker:
        """What judges VMs, on their hosts or on another release."""
        return Checker(
            self._rules,
            catalogue(),
            host_release=upgrade or self._settings.host_release,
            host_releases=self._settings.host_releases,
            assumptions=self._assumptions,
        )

    def newer(self, upgrade: Release) -> NewerHosts:
        """What tells the hosts that an upgrade leaves alone."""
        return NewerHosts(upgrade, self._settings.host_releases)

    def becomer(self, upgrade: Release | None = None) -> Becomer:
        """What works out the changes of VMs, on their hosts or on another release."""
        return Becomer(
            self._rules,
            catalogue(),
            host_release=upgrade or self._settings.host_release,
            host_releases=self._settings.host_releases,
            assumptions=self._assumptions,
        )


def _tally(assumptions: "Assumptions") -> "AssumptionTally":
    from vmcheck.assume.tally import AssumptionTally

    return AssumptionTally(assumptions)
