"""Get-VMHost, and the hosts that VMs name: their names, and no more.

No cmdlet here gives the host's release. A configuration version only bounds it, so the release stays
unknown.
"""

from collections.abc import Iterable

from vmcheck.inventory.model import Header, Host
from vmcheck.sources.powershell.node import Node


def host_names(hosts: Iterable[Node], vms: Iterable[Node]) -> dict[str, str]:
    """Host names by their small letters, as Get-VMHost writes them, else as the first VM does."""
    names: dict[str, str] = {}
    found = [node.get("ComputerName") or node.get("Name") for node in hosts]
    for name in [*found, *(node.get("ComputerName") for node in vms)]:
        if name is not None and isinstance(name.value, str):
            names.setdefault(name.value.lower(), name.value)
    return names


def header_of(names: dict[str, str]) -> Header:
    """The header with these hosts; no list if no object names its host."""
    hosts = tuple(Host(name=name) for name in names.values()) or None
    return Header(schema_version=1, hosts=hosts)
