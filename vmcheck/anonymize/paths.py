r"""Paths without names: drives, \\?\ and Volume{…}, CSV folders, depth and extensions stay.

Two paths on one volume are so afterwards, and a path below a mount point is below it afterwards.
"""

import re
from typing import Final

from vmcheck.anonymize.pseudonyms import Pseudonyms

_AROUND: Final = re.compile(r"([\s\"]*)(.*?)([\s\"]*)", re.DOTALL)
_SEPARATORS: Final = re.compile(r"([\\/]+)")
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_VOLUME: Final = re.compile(r"(volume)\{([0-9a-f-]{36})\}", re.IGNORECASE)
_KEPT: Final = frozenset({"", ".", "..", "?", "unc", "clusterstorage"})
"""Parts that are no names of anybody's."""
_KEPT_BELOW: Final = {
    "clusterstorage": re.compile(r"volume[0-9]+", re.IGNORECASE),
    "dev": re.compile(r"mapper|(?:[shv]d[a-z]+|nvme[0-9]+n|loop|da)[0-9]*(?:p[0-9]+)?"),
}
_LINUX: Final = frozenset({"dev", "boot", "efi"})
"""Parts of a path that begins with a slash."""
_EXTENSIONS: Final = frozenset(
    {"vhd", "vhdx", "vhds", "avhd", "avhdx", "vmcx", "vmrs", "vmgs", "xml", "bin", "vsv", "iso", "vfd"}
)
_PHYSICAL: Final = re.compile(
    r"Disk [0-9]+ [0-9.,]+ ?[KMGTP]?B? ?Bus [0-9]+ Lun [0-9]+ Target [0-9]+", re.IGNORECASE
)
"""How Windows labels a physical disk."""


def disguised_path(text: str, names: Pseudonyms) -> str:
    """A path with every name in it replaced."""
    if _PHYSICAL.fullmatch(text):
        return text
    found = _AROUND.fullmatch(text)
    before, path, after = found.groups() if found else ("", text, "")
    parts = _SEPARATORS.split(path)
    linux = path.startswith("/")
    folders: list[str] = []
    replaced = []
    for number, part in enumerate(parts):
        if number % 2:
            replaced.append(part)
            continue
        replaced.append(_part(part, folders[-1] if folders else "", names, linux=linux))
        if part == "..":
            del folders[-1:]
        elif part not in ("", "."):
            folders.append(part)
    return "".join((before, *replaced, after))


def _part(part: str, above: str, names: Pseudonyms, *, linux: bool) -> str:
    kept_here = _KEPT_BELOW.get(above.lower())
    if part.lower() in _KEPT or (linux and part in _LINUX) or (kept_here and kept_here.fullmatch(part)):
        return part
    if _DRIVE.match(part):
        return part[:2] + (_file(part[2:], names) if part[2:] else "")
    if volume := _VOLUME.fullmatch(part):
        return f"{volume[1]}{{{names.guid(volume[2])}}}"
    return _file(part, names)


def _file(name: str, names: Pseudonyms) -> str:
    """A name with its extension, if that is one of Hyper-V's."""
    stem, dot, extension = name.rpartition(".")
    if dot and stem and extension.lower() in _EXTENSIONS:
        return f"{names.name(stem)}.{extension}"
    return names.name(name)
