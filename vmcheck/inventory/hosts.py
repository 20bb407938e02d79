"""The hosts of a header, and the VMs that name a host it does not have."""

from collections.abc import Iterator

from vmcheck.inventory.events import Place, Problem
from vmcheck.inventory.explain import Locator
from vmcheck.inventory.model import Header
from vmcheck.inventory.record import VmRecord
from vmcheck.inventory.wording import did_you_mean, shown


class HostList:
    """The host names of one inventory. Names are compared without case.

    Attributes:
        only: the name of the host where there is exactly one, else None.
    """

    def __init__(self, header: Header, locator: Locator) -> None:
        self._names = [host.name for host in header.hosts or ()]
        self._known = (
            None if header.hosts is None else {*self._names, *[name.lower() for name in self._names]}
        )
        """Also as they are spelled: most VMs spell them so."""
        self._locator = locator
        self.only = self._names[0] if len(self._names) == 1 else None

    def knows(self, host: str) -> bool:
        """Whether the list has the host, or was not collected."""
        return self._known is None or host in self._known or host.lower() in self._known

    def place(self) -> Place:
        """Where the list stands."""
        return self._locator.place(("hosts",))

    def problems(self) -> Iterator[Problem]:
        """Hosts with the name of an earlier one."""
        first: dict[str, int] = {}
        for index, name in enumerate(self._names):
            earlier = first.setdefault(name.lower(), index)
            if earlier != index:
                yield Problem(
                    place=self._locator.place(("hosts", index, "name")),
                    pointer=self._locator.pointer(("hosts", index, "name")),
                    message=f"Another host has the name {shown(name)} too.",
                    related=self._locator.place(("hosts", earlier, "name")),
                )

    def unknown(self, record: VmRecord, host: str) -> Problem:
        """The problem of a VM whose host is not in the list."""
        return Problem(
            place=record.place(("host",)),
            pointer=record.pointer(("host",)),
            message=f"The host {shown(host)} of VM {shown(record.vm.name)} is not among the hosts.",
            hint=did_you_mean(host, self._names),
            related=self.place(),
        )
