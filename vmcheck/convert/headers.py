"""The headers of all inputs as one. What two of them say differently becomes unknown."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from msgspec import structs

from vmcheck.inventory.events import Opened
from vmcheck.inventory.model import FileServer, Header, Host, Release
from vmcheck.knowledge.releases import RELEASES

Named = TypeVar("Named", Host, FileServer)


class HeaderSum:
    """Adds up headers, and remembers what did not go together."""

    def __init__(self) -> None:
        self._headers: list[Header] = []
        self._earliest: list[Release] = []
        self._named_hosts: dict[str, str] = {}
        self._differing: dict[str, None] = {}

    def open(self, opened: Opened) -> None:
        """Adds the header of an input. The VMs added from now on are its."""
        self._headers.append(opened.header)
        self._earliest.append(opened.earliest)

    def host_of(self, host: str | None) -> str | None:
        """The host of a VM of the last input: the one it names, or the only one that there is."""
        hosts = self._headers[-1].hosts
        if host is None and hosts is not None and len(hosts) == 1:
            host = hosts[0].name
        if host is not None and hosts is None:
            self._named_hosts.setdefault(host.casefold(), host)
        return host

    def header(self) -> Header:
        """The header of all inputs together."""
        earliest = min(self._earliest, key=RELEASES.index, default=RELEASES[0])
        bound = None if earliest == RELEASES[0] else earliest
        if len(self._headers) == 1:
            [header] = self._headers
            return structs.replace(header, earliest_host_release=bound or header.earliest_host_release)
        return Header(
            schema_version=1,
            collected_at=self._same({header.collected_at for header in self._headers}, "collected_at"),
            earliest_host_release=bound,
            hosts=self._hosts(),
            file_servers=self._merged(header.file_servers for header in self._headers),
        )

    def remarks(self) -> Iterator[str]:
        """What the inputs say differently. Asked after the header."""
        for fact in self._differing:
            yield f"The inputs give different values for {fact}, so it is unknown."

    def _hosts(self) -> tuple[Host, ...] | None:
        """All hosts, those too that only VMs name: with a list, every VM's host must be in it."""
        hosts = self._merged(header.hosts for header in self._headers)
        if hosts is None:
            return None
        known = {host.name.casefold() for host in hosts}
        return hosts + tuple(Host(name=name) for key, name in self._named_hosts.items() if key not in known)

    def _merged(self, lists: Iterable[tuple[Named, ...] | None]) -> tuple[Named, ...] | None:
        found: dict[str, Named] = {}
        collected = False
        for named in lists:
            collected = collected or named is not None
            for one in named or ():
                key = one.name.casefold()
                found[key] = self._both(found[key], one) if key in found else one
        return tuple(found.values()) if collected else None

    def _both(self, one: Named, other: Named) -> Named:
        changes = {
            field: self._same({getattr(one, field), getattr(other, field)}, f"{field} of {one.name}")
            for field in one.__struct_fields__
            if field != "name"
        }
        return structs.replace(one, **changes)

    def _same(self, values: set[Any], fact: str) -> Any:
        """The one value that is known; None if there is none, or more than one."""
        known = [value for value in values if value is not None]
        if len(known) > 1:
            self._differing[fact] = None
        return known[0] if len(known) == 1 else None
