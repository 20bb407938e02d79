"""One suppression: which findings it fits, and until when."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vmcheck.inventory.events import Place
from vmcheck.suppressions.wildcards import compiled


@dataclass(frozen=True, kw_only=True)
class Suppression:
    """A table [[suppress]] that fits the rules of the run."""

    rule: str
    """Id of the rule."""
    vm: str | None
    """Name pattern; None where ``vm_id`` is given."""
    vm_id: str | None
    object: str | None
    """Pattern for the disk, volume or LUN; None for any."""
    reason: str
    expires: date | None
    """The last day on which it works."""
    place: Place

    def works(self, today: date) -> bool:
        """Whether it has not expired yet. The day of expiry is the last on which it works."""
        return self.expires is None or today <= self.expires

    def fits_name(self, name: str) -> bool:
        """Whether its pattern fits a VM's name. One for a VM id fits no name."""
        return self._name is not None and self._name.fullmatch(name.casefold()) is not None

    def fits_object(self, name: str | None) -> bool:
        """Whether it is for this disk, volume, LUN or whatever the finding is about."""
        if self._object is None:
            return True
        return name is not None and self._object.fullmatch(name.casefold()) is not None

    @property
    def fits_every_name(self) -> bool:
        """Whether it is for all VMs."""
        return self.vm is not None and not self.vm.strip("*")

    @cached_property
    def _name(self) -> re.Pattern[str] | None:
        return None if self.vm is None else compiled(self.vm)

    @cached_property
    def _object(self) -> re.Pattern[str] | None:
        return None if self.object is None else compiled(self.object)
