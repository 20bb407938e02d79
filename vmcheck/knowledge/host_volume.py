r"""Which host volume a Windows path lies on.

The longest mount point wins: ``C:\ClusterStorage\Volume1\vm.vhdx`` lies on the CSV volume, not
on C:. Where no mount point is known the drive letter, the CSV folder, the volume GUID or the SMB
share decides. A relative or empty path lies nowhere that can be told, nor does one in which a short name
(8.3) may stand for a mount point.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from vmcheck.knowledge.short_names import is_short, may_lie_in
from vmcheck.patterns import on_first_use

_GUID = on_first_use(r"\\\\\?\\volume\{[0-9a-f-]+\}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DRIVES = {f"{letter}:\\": f"{letter.lower()}:" for letter in _LETTERS + _LETTERS.upper()}
"""Drives by their roots, in both spellings."""
_CLUSTER_STORAGE = "\\clusterstorage\\"
_NO_NAME = ".\\/"
"""With these no name of a folder begins that counts as it stands."""


class VolumeMap:
    """The mount points of one host, as case-folded paths without a trailing backslash.

    Attributes:
        mounts: the mount points, the longest first.
    """

    def __init__(self, paths: Iterable[str] = (), ids: Mapping[str, str] = MappingProxyType({})) -> None:
        """Take what is known of a host.

        Args:
            paths: Mount points as Windows spells them; what is no absolute path is left out.
            ids: Mount points by volume GUID path, both normalised.
        """
        self._ids = ids
        known = {mount for path in paths if (mount := normalise(path)) is not None}
        self.mounts = tuple(sorted(known, key=lambda mount: (-len(mount), mount)))
        divided = {mount[0] for mount in self.mounts if len(mount) > len("c:")}
        self._whole_drives = _DRIVES
        if divided:
            self._whole_drives = {root: drive for root, drive in _DRIVES.items() if drive[0] not in divided}

    def volume_of(self, path: str | None) -> str | None:
        r"""The volume a path lies on, normalised (``d:``, ``c:\clusterstorage\volume1``), or None."""
        if path is None:
            return None
        drive = self._whole_drives.get(path[:3])
        plain = drive is not None and ".." not in path and path[3:4] not in _NO_NAME
        if plain and (path[3] not in "cC" or not _may_be_cluster_storage(path)):
            return drive  # nearly all paths are so plain
        normal = normalise(path)
        found = self._volume_of(normal)
        shortened = normal is not None and "~" in normal and _begins_with_drive(normal)
        return None if shortened and normal and found and self._is_hidden(normal, found) else found

    def _is_hidden(self, path: str, found: str) -> bool:
        """Whether short names may stand for a mount point other than the one found."""
        others = (*self.mounts, found.partition("\\")[0] + _CLUSTER_STORAGE[:-1])
        return any(map(is_short, found.split("\\"))) or any(
            may_lie_in(path, other) for other in others if not found.startswith(other)
        )

    def _volume_of(self, normal: str | None) -> str | None:
        if normal is None:
            return None
        if guid := _guid(normal):
            normal = self._ids.get(guid, guid) + normal[len(guid) :]
        for mount in self.mounts:
            if normal.startswith(mount) and normal[len(mount) : len(mount) + 1] in ("", "\\"):
                inferred = _infer(normal)
                return mount if inferred is None or len(mount) >= len(inferred) else inferred
        return _infer(normal)


def _may_be_cluster_storage(path: str) -> bool:
    """Whether the first folder may be ClusterStorage, if only by a short name."""
    return path[3:5].casefold() == "cl"


def normalise(path: str | None) -> str | None:
    r"""A path case-folded, with backslashes and without ``.``, ``..`` and ``\\?\``; None if relative.

    ``\\?\C:\x`` is ``c:\x``, ``\\?\UNC\server\share`` is ``\\server\share``, ``D:`` and ``D:\``
    are ``d:``.
    """
    if path is None:
        return None
    text = path.strip().strip('"').replace("/", "\\").casefold()
    if text.startswith(("\\\\?\\unc\\", "\\\\.\\unc\\")):
        text = "\\\\" + text[8:]
    elif text.startswith(("\\\\?\\", "\\\\.\\")) and _begins_with_drive(text[4:]):
        text = text[4:]
    root = _root(text)
    if root is None:
        return None
    rest = text[len(root) :]
    if rest and not rest.startswith("\\"):
        return None
    return root + _collapse(rest)


def _root(text: str) -> str | None:
    """The part of a path that ``..`` cannot leave: drive, volume GUID or share."""
    if guid := _guid(text):
        return guid
    if text.startswith(("\\\\?\\", "\\\\.\\")):
        return None
    if text.startswith("\\\\"):
        parts = text[2:].split("\\")
        return "\\\\" + "\\".join(parts[:2]) if len(parts) > 1 and all(parts[:2]) else None
    return text[:2] if _begins_with_drive(text) else None


def _guid(text: str) -> str | None:
    """The GUID path of a volume that a case-folded path begins with."""
    found = _GUID().match(text) if is_guid(text) else None
    return found[0] if found else None


def _begins_with_drive(text: str) -> bool:
    return text[1:2] == ":" and text[0] in _LETTERS


def _collapse(rest: str) -> str:
    parts: list[str] = []
    for part in rest.split("\\"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part[:-1] if part.endswith(".") and not part.endswith("..") else part)
    return "".join(f"\\{part}" for part in parts)


def _infer(normal: str) -> str | None:
    """The volume a normalised path lies on when no mount point says better."""
    root = _root(normal)
    rest = normal[len(root or "") :]
    if root is not None and rest.startswith(_CLUSTER_STORAGE):
        volume = rest[len(_CLUSTER_STORAGE) :].partition("\\")[0]
        return f"{root}{_CLUSTER_STORAGE}{volume}" if volume else root
    return root


def is_guid(volume: str) -> bool:
    r"""Whether a volume is known by its GUID path (``\\?\volume{…}``) alone."""
    return volume.startswith("\\\\?\\")


def is_share(volume: str | None) -> bool | None:
    r"""Whether a volume as ``volume_of`` gives it is an SMB share (``\\server\share``)."""
    if volume is None:
        return None
    return volume.startswith("\\\\") and not is_guid(volume)


def server_of(volume: str) -> str:
    r"""The server of a share: ``fs01`` for ``\\fs01\vms``."""
    return volume[2:].partition("\\")[0]


def spelled(volume: str | None, path: str | None) -> str | None:
    r"""A volume for people: as the path spells it (``C:\ClusterStorage\Volume1``), drives in capitals."""
    if volume is None or path is None:
        return volume
    if len(volume) == len("c:"):
        return volume.upper()
    beginning = path[: len(volume)]
    return beginning if beginning.casefold() == volume else volume
