"""The hosts of an export: their names, and what the objects of a host say of it.

Get-VMHost gives names only, and a configuration version only bounds the host's release: that comes
from Win32_OperatingSystem, or stays unknown.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from vmcheck.inventory.model import Header, Host
from vmcheck.sources.cmdlets import Cmdlet
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.powershell.get_volume import volume_of
from vmcheck.sources.powershell.get_wb_policy import job_of
from vmcheck.sources.powershell.owners import host_name, same_host
from vmcheck.sources.powershell.store import ObjectStore
from vmcheck.sources.powershell.win32_operating_system import is_client, release_of


class Hosts:
    """Hosts by name in small letters, written as Get-VMHost does, else as the first VM does."""

    def __init__(
        self,
        store: ObjectStore,
        numbers: Mapping[Cmdlet, Sequence[int]],
        named_by_vms: Mapping[str, str],
        doubts: Doubts,
    ) -> None:
        self._store = store
        self._numbers = numbers
        self._doubts = doubts
        self._hosts: dict[str, Host] = {}
        for node in self._nodes("Get-VMHost"):
            name = host_name(node) or node.get("Name")
            if name is not None and isinstance(name.value, str):
                self._add(name.value)
        for written in named_by_vms.values():
            self._add(written)
        self._put_systems()
        self._put_volumes()
        self._put_jobs()

    def __getitem__(self, name: str) -> str:
        """The name as it is written once for all."""
        return self._hosts[name.lower()].name

    def header(self) -> Header:
        """The header with these hosts; no list if no object names its host."""
        return Header(schema_version=1, hosts=tuple(self._hosts.values()) or None)

    def _add(self, name: str) -> None:
        self._hosts.setdefault(name.lower(), Host(name=name))

    def _nodes(self, cmdlet: Cmdlet) -> Iterator[Node]:
        return map(self._store.node, self._numbers.get(cmdlet, ()))

    def _put_systems(self) -> None:
        """A guest's own system may be among them, so its computer must be a host."""
        for node in self._nodes("Win32_OperatingSystem"):
            named = node.get("CSName") or host_name(node)
            keys = [] if named is None else self._keys(named.value)
            if len(keys) == 1:
                self._change(keys[0], release=release_of(node), client=is_client(node))
            else:
                self._doubts.add("system", "Win32_OperatingSystem of a computer that is no host here", node)

    def _put_volumes(self) -> None:
        found: dict[str, list[Node]] = {}
        for node in self._nodes("Get-Volume"):
            key = self._key_of(node, "volume")
            if key is not None:
                found.setdefault(key, []).append(node)
        for key, nodes in found.items():
            volumes = [volume for node in nodes if (volume := volume_of(node, self._doubts)) is not None]
            self._change(key, volumes=tuple(volumes))

    def _put_jobs(self) -> None:
        for node in self._nodes("Get-WBPolicy"):
            key = self._key_of(node, "backup job")
            if key is not None:
                self._change(key, backup_job=job_of(node, self._doubts))

    def _key_of(self, node: Node, noun: str) -> str | None:
        """The host an object comes from: the one it names, or the only one."""
        named = host_name(node)
        keys = [*self._hosts] if named is None else self._keys(named.value)
        if len(keys) == 1:
            return keys[0]
        self._doubts.add(noun, "its host cannot be told, so it was left out", node)
        return None

    def _keys(self, name: str) -> list[str]:
        return [key for key in self._hosts if same_host(key, name.lower())]

    def _change(self, key: str, **facts: object) -> None:
        known = {name: value for name, value in facts.items() if value is not None}
        self._hosts[key] = structs.replace(self._hosts[key], **known)
