"""Finding the one VM that is meant, by name or id, in inventories of any size."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from vmcheck.engine.suggest import did_you_mean
from vmcheck.inventory.events import Event, Opened, Problem, Record, Refused
from vmcheck.inventory.model import Header
from vmcheck.report.escape import terminal
from vmcheck.report.problems import at
from vmcheck.report.words import plural

_MOST_SHOWN = 20
_MOST_NAMES = 20_000
"""So many names are kept for a did-you-mean."""


class Found(Struct, frozen=True):
    """A VM, and the inventory it stands in."""

    record: Record
    opened: Opened

    @property
    def host(self) -> str | None:
        """Its host: the one it names, or the only one of the inventory."""
        hosts = self.opened.header.hosts or ()
        return self.record.vm.host or (hosts[0].name if len(hosts) == 1 else None)


class NotOneVmError(Exception):
    """There is no such VM, or there are several; the message says what to do, safe for a terminal."""


class Finder:
    """Looks through inventories for one VM."""

    def __init__(self, name: str, host: str | None, tell: Callable[[Problem | Refused], None]) -> None:
        """Prepare.

        Args:
            name: Name or id of the VM; case does not count.
            host: Its host, if somebody said so.
            tell: Told of what could not be read, and why the VM itself was refused.
        """
        self._name = name
        self._wanted = name.casefold()
        self._id = _bare(name)
        self._host = host
        self._tell = tell
        self._found: list[Found] = []
        self._elsewhere: list[Found] = []
        self._more = 0
        self._names: dict[str, None] = {}
        self._opened = Opened(file="", header=Header(schema_version=1))
        self.vms = 0
        """VMs that were read."""
        self.unread = False
        """Whether some input could not be read or did not fit."""

    def look_through(self, events: Iterable[Event]) -> None:
        """Take all events of all inputs."""
        for event in events:
            if isinstance(event, Opened):
                self._opened = event
            elif isinstance(event, Problem):
                self._problem(event)
            elif isinstance(event, Refused):
                self._refused(event)
            else:
                self._vm(event)

    def only(self) -> Found:
        """The VM that is meant.

        Raises:
            NotOneVmError: There is none, or there are several.
        """
        if len(self._found) == 1:
            return self._found[0]
        raise NotOneVmError("\n".join(map(terminal, self._several() if self._found else self._none())))

    def _problem(self, problem: Problem) -> None:
        if problem.severity == "error":
            self.unread = True
            self._tell(problem)

    def _refused(self, refused: Refused) -> None:
        self.unread = True
        if refused.name is not None and self._is_meant(refused.name, None):
            self._tell(refused)

    def _vm(self, record: Record) -> None:
        self.vms += 1
        vm = record.vm
        if len(self._names) < _MOST_NAMES:
            self._names[vm.name] = None
        if not self._is_meant(vm.name, vm.id):
            return
        found = Found(record, self._opened)
        here = self._host is None or self._host.casefold() == (found.host or "").casefold()
        kept = self._found if here else self._elsewhere
        if len(kept) < _MOST_SHOWN:
            kept.append(found)
        else:
            self._more += here

    def _is_meant(self, name: str, guid: str | None) -> bool:
        return self._wanted == name.casefold() or (guid is not None and self._id == _bare(guid))

    def _several(self) -> list[str]:
        number = len(self._found) + self._more
        hosts = {(found.host or "").casefold() for found in self._found}
        which = (
            "--host says which"
            if len(hosts) == number
            else "--host, or the id instead of the name, says which"
        )
        more = [f"  and {plural(self._more, 'more VM')}"] if self._more else []
        return [f"{number} VMs are called {self._name!r}; {which}:", *map(_line, self._found), *more]

    def _none(self) -> list[str]:
        if self._elsewhere:
            return [f"no VM {self._name!r} on host {self._host!r}; it is here:", *map(_line, self._elsewhere)]
        if not self.vms:
            return [f"no VM {self._name!r}: no VM was read at all"]
        hint = did_you_mean(self._name, self._names)
        return [f"no VM {self._name!r} among {plural(self.vms, 'VM')}{hint}"]


def _bare(guid: str) -> str:
    """An id as it is compared: without case, and without the braces that some tools put around it."""
    return guid.casefold().removeprefix("{").removesuffix("}")


def _line(found: Found) -> str:
    vm = found.record.vm
    host = f"on {found.host}" if found.host else "on a host that is not known"
    guid = f", id {vm.id}" if vm.id else ""
    return f"  {vm.name} {host}{guid}, {at(found.record.place())}"
