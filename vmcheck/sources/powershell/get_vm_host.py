"""Get-VMHost, and the hosts that VMs name: their names, and no more.

No cmdlet here gives the host's release. A configuration version only bounds it, so the release stays
unknown.
"""

from collections.abc import Iterable, Mapping

from vmcheck.inventory.model import Header, Host
from vmcheck.sources.powershell.node import Node


class HostNames:
    """Host names by their small letters, as Get-VMHost writes them, else as the first VM does."""

    def __init__(self, hosts: Iterable[Node], named_by_vms: Mapping[str, str]) -> None:
        self._names: dict[str, str] = {}
        for node in hosts:
            name = node.get("ComputerName") or node.get("Name")
            if name is not None and isinstance(name.value, str):
                self._names.setdefault(name.value.lower(), name.value)
        for small, written in named_by_vms.items():
            self._names.setdefault(small, written)

    def __getitem__(self, name: str) -> str:
        """The name as it is written once for all."""
        return self._names[name.lower()]

    def header(self) -> Header:
        """The header with these hosts; no list if no object names its host."""
        hosts = tuple(Host(name=name) for name in self._names.values()) or None
        return Header(schema_version=1, hosts=hosts)
