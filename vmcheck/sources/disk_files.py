"""What the path of a disk tells: a virtual hard disk by its suffix, a physical disk by its label."""

import re
from typing import Final

_SUFFIX: Final = re.compile(r"\.(?:(vhd)|(vhdx)|(vhds)|avhdx?)", re.IGNORECASE)
_FORMATS: Final = {"vhd": "VHD", "vhdx": "VHDX", "vhds": "VHDSet"}
_LABEL: Final = re.compile(r"Disk [0-9]+ .*\bBus [0-9]+ Lun [0-9]+", re.IGNORECASE | re.DOTALL)
"""How Windows in English labels a physical disk: Disk 4 500.00 GB Bus 0 Lun 4 Target 0."""


def is_disk_file(path: str) -> bool:
    """Whether it is the path of a virtual hard disk."""
    return _suffix(path) is not None


def is_disk_label(path: str) -> bool:
    """Whether it is no path but the label of a physical disk of the host."""
    return _LABEL.match(path) is not None


def format_of(path: str) -> str | None:
    """The format: Hyper-V opens a virtual hard disk as what its suffix says, and no other way.

    None for the file of a checkpoint, which has the format of its parent, and for anything else.
    """
    return _FORMATS.get(_suffix(path) or "")


def _suffix(path: str) -> str | None:
    dot = path.rfind(".")
    return path[dot + 1 :].lower() if dot >= 0 and _SUFFIX.fullmatch(path, dot) else None
