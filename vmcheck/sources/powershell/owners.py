"""Which VM an object belongs to: by the VM's id, else by its name; and on which host.

A replica has the id of its primary, and hosts may have VMs of one name: where the object and the VM
both name their host, the hosts must be the same.
"""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.properties import NO_GUID
from vmcheck.sources.powershell.numbers import NumbersByText

_IN_ID: Final = re.compile(r"Microsoft:([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})(?:\\|$)")

_NO_NAME: Final = re.compile(r"localhost|\.|[0-9.]+|.*:.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Owner:
    """A VM as an object names it, all in small letters; None for what it does not say."""

    id: str | None
    name: str | None
    host: str | None


def owner_named_by(node: Node) -> Owner:
    """The VM that a disk, a service or a checkpoint names."""
    identity = _text(node, "VMId")
    if identity is None and (found := _IN_ID.match(_text(node, "Id", fold=False) or "")):
        identity = found[1].lower()
    return Owner(identity, _text(node, "VMName"), host_of(node))


def owner_itself(node: Node) -> Owner:
    """The VM that an object of Get-VM is."""
    identity = _text(node, "Id") or _text(node, "VMId")
    return Owner(identity, _text(node, "Name") or _text(node, "VMName"), host_of(node))


def host_of(node: Node) -> str | None:
    """The name of an object's host, in small letters."""
    name = host_name(node)
    return None if name is None else str(name.value).lower()


def host_name(node: Node) -> Node | None:
    """The property that names an object's host: its own, else where remoting says it was read.

    Remoting may have been told an address or localhost, which is nobody's name.
    """
    for key in ("ComputerName", "PSComputerName"):
        found = node.get(key)
        if found is None or not isinstance(found.value, str):
            continue
        if key == "ComputerName" or not _NO_NAME.fullmatch(found.value):
            return found
    return None


def same_host(one: str | None, other: str | None) -> bool:
    """Whether two names in small letters may mean one host: unknown, equal, or one short for the other."""
    if one is None or other is None or one == other:
        return True
    short, long = sorted((one, other), key=len)
    return "." not in short and long.startswith(f"{short}.")


class OwnerIndex:
    """VMs by id and by name. Memory: about 250 bytes for a VM."""

    def __init__(self) -> None:
        self._by_id = NumbersByText()
        self._by_name = NumbersByText()
        self._hosts = array("l")
        self._with_id = bytearray()
        self._host_names: list[str | None] = []
        self._host_numbers: dict[str | None, int] = {}

    def add(self, owner: Owner) -> None:
        """Adds a VM; its number is how many were added before."""
        number = len(self._hosts)
        self._hosts.append(self._host_number(owner.host))
        self._with_id.append(owner.id is not None)
        if owner.id:
            self._by_id.add(owner.id, number)
        if owner.name:
            self._by_name.add(owner.name, number)

    def same_id(self, owner: Owner) -> list[int]:
        """Numbers of the VMs with an owner's id on its host."""
        return self._on_host(self._by_id.find(owner.id), owner.host)

    def find(self, owner: Owner) -> list[int]:
        """Numbers of all VMs that may be meant: by id where both have one, else by name."""
        if self._by_id.find(owner.id):
            return self.same_id(owner)
        named = self._by_name.find(owner.name)
        if owner.id:
            named = [number for number in named if not self._with_id[number]]
        return self._on_host(named, owner.host)

    def _on_host(self, numbers: Sequence[int], host: str | None) -> list[int]:
        return [number for number in numbers if same_host(self._host_names[self._hosts[number]], host)]

    def _host_number(self, host: str | None) -> int:
        if host not in self._host_numbers:
            self._host_numbers[host] = len(self._host_names)
            self._host_names.append(host)
        return self._host_numbers[host]


def _text(node: Node, name: str, *, fold: bool = True) -> str | None:
    found = node.get(name)
    if found is None or not isinstance(found.value, str) or found.value == NO_GUID:
        return None
    return found.value.lower() if fold else found.value
