"""What follows from the host volume or share a file lies on, worked out once for each volume."""

from collections.abc import Callable, Mapping
from functools import lru_cache

import msgspec

from vmcheck.inventory.model import FileServer, Host, HostVolume
from vmcheck.knowledge.host_volume import is_share, normalise, server_of
from vmcheck.knowledge.selection import Selection

_VOLUMES_KEPT = 1024
"""A host has a few volumes; a fleet with a share for every VM must not fill the memory."""


class VolumeFacts(msgspec.Struct, frozen=True, gc=False):
    """A host volume or share, as the place where files of VMs lie."""

    on_share: bool
    """Whether it is an SMB share."""
    share_has_vss_agent: bool | None
    """Whether the file server of the share has the File Server VSS Agent Service."""
    server_is_address: bool
    """Whether the file server of the share is named by IP address."""
    on_csv: bool
    """Whether it is a Cluster Shared Volume (CSV)."""
    filesystem: str | None
    free_percent: int | None


class Storage:
    """The volumes of one host and the shares its VMs use."""

    def __init__(
        self, host: Host | None, file_servers: tuple[FileServer, ...] | None, selection: Selection
    ) -> None:
        volumes = (host.volumes if host is not None else None) or ()
        self._listed = {normalise(volume.path): volume for volume in reversed(volumes)}
        self._servers = _by_name(file_servers)
        self._volume_of = selection.volumes.volume_of
        self._facts = lru_cache(_VOLUMES_KEPT)(self._work_out)

    def facts_of(self, path: str | None) -> VolumeFacts | None:
        """The facts of the volume a path lies on; None if nobody can tell which that is."""
        volume = self._volume_of(path)
        return None if volume is None else self._facts(volume)

    def told_by(self, rank: Callable[[int], object]) -> tuple[object, ...]:
        """All that facts of volumes follow from, by the volume; of its free space, what ``rank`` says."""
        return tuple(
            [
                (path, volume.filesystem, volume.csv, None if free is None else rank(free))
                for path, volume in self._listed.items()
                for free in (percent(volume.free_bytes, volume.size_bytes),)
            ]
        )

    def _work_out(self, volume: str) -> VolumeFacts:
        listed: HostVolume | None = self._listed.get(volume)
        shared = bool(is_share(volume))
        server = server_of(volume)
        found = self._servers.get(server) if shared else None
        return VolumeFacts(
            on_share=shared,
            share_has_vss_agent=found.vss_agent if found is not None else None,
            server_is_address=shared and _is_address(server),
            on_csv="\\clusterstorage\\" in volume or (listed is not None and bool(listed.csv)),
            filesystem=listed.filesystem if listed is not None else None,
            free_percent=percent(listed.free_bytes, listed.size_bytes) if listed is not None else None,
        )


def percent(part: int | None, whole: int | None) -> int | None:
    """How much of a whole, rounded down; None if either is unknown or there is no whole."""
    if part is None or not whole:
        return None
    return part * 100 // whole


def _by_name(servers: tuple[FileServer, ...] | None) -> Mapping[str, FileServer]:
    return {server.name.casefold(): server for server in servers or ()}


def _is_address(server: str) -> bool:
    from ipaddress import ip_address

    try:
        ip_address(server)
    except ValueError:
        return server.endswith(".ipv6-literal.net")
    return True
