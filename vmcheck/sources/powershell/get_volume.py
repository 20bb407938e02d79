"""Get-Volume of a host: its volumes with a drive letter, and the others by their GUID paths."""

from vmcheck.inventory.model import HostVolume
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.enumeration import whole_number
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.properties import Properties
from vmcheck.sources.powershell.enums import HOST_FILE_SYSTEM


def volume_of(node: Node, doubts: Doubts) -> HostVolume | None:
    """A volume; None for one without a medium or a path."""
    read = Properties(node, doubts, "volume")
    letter, path = _letter(node), read.text("Path")
    mount = f"{letter}:" if letter else path.value if path else None
    if mount is None:
        return None
    kind = read.choice("FileSystem", HOST_FILE_SYSTEM) or read.choice("FileSystemType", HOST_FILE_SYSTEM)
    size, free = read.whole("Size"), read.whole("SizeRemaining")
    if kind is None and size is not None and not size.value:  # an empty drive
        return None
    return HostVolume(
        path=mount,
        volume_id=path.value if path else None,
        filesystem=kind.value if kind else None,
        csv=kind.value == "CSVFS" if kind else None,
        size_bytes=size.value if size else None,
        free_bytes=free.value if free else None,
    )


def _letter(node: Node) -> str | None:
    """The drive letter: a character, which ConvertTo-Json writes as a text, or as its number."""
    letter = node.get("DriveLetter")
    if letter is None:
        return None
    number = whole_number(letter.value)
    text = chr(number) if number and ord("A") <= number <= ord("z") else letter.value
    return (
        text.upper()
        if isinstance(text, str) and len(text) == 1 and text.isascii() and text.isalpha()
        else None
    )
