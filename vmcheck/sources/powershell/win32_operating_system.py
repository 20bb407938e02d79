"""Win32_OperatingSystem of a host: its release, and whether it is a client."""

from typing import Final

from vmcheck.inventory.model import Release
from vmcheck.sources.objects.enumeration import whole_number
from vmcheck.sources.objects.node import Node

_BUILDS: Final[dict[int, Release]] = {
    6001: "2008",
    6002: "2008",
    6003: "2008",
    7600: "2008R2",
    7601: "2008R2",
    9200: "2012",
    9600: "2012R2",
    14393: "2016",
    17763: "2019",
    20348: "2022",
    26100: "2025",
}
"""Builds of Windows Server with long-term servicing."""
_CLIENT: Final = 1
_SERVERS: Final = (2, 3)
"""ProductType: domain controller, server."""


def release_of(node: Node) -> Release | None:
    """The release of a server, by its build; None for a client or another build."""
    build, kind = node.get("BuildNumber"), node.get("ProductType")
    number = None if build is None else whole_number(build.value)
    if number is None or kind is None or whole_number(kind.value) not in _SERVERS:
        return None
    return _BUILDS.get(number)


def is_client(node: Node) -> bool | None:
    """Whether it is a Windows client."""
    kind = node.get("ProductType")
    number = None if kind is None else whole_number(kind.value)
    if number == _CLIENT:
        return True
    return False if number in _SERVERS else None
