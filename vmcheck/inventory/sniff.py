"""What an input is, by its first bytes."""

from typing import Final

import msgspec

from vmcheck.inventory.faults import UnreadableError
from vmcheck.inventory.window import Window

_LONGEST_LINE: Final = 1 << 20
_MAGIC: Final = (
    (b"\x1f\x8b", "a gzip file"),
    (b"PK\x03\x04", "a zip file (or an Office document)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"%PDF", "a PDF document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"BZh", "a bzip2 file"),
    (b"MZ", "a Windows program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"ElfFile\x00", "a Windows event log"),
    (b"vhdxfile", "a virtual hard disk (VHDX)"),
    (b"conectix", "a virtual hard disk (VHD)"),
    (b"<", "XML or HTML"),
    (b"---", "YAML"),
)
_INVENTORY: Final = 'An inventory is an object with the keys "schema_version" and "vms".'

_EXPORT: Final = "Is it from Get-VM | Select-Object? Keep Generation among the properties: it tells VMs."


def refuse_foreign(window: Window) -> None:
    """Looks at the first bytes.

    Raises:
        UnreadableError: it is neither an object nor anything that may be NDJSON.
    """
    window.fill()
    for magic, kind in _MAGIC:
        if window.data.startswith(magic):
            raise UnreadableError(f"This is {kind}, not an inventory.", _INVENTORY)
    match window.peek():
        case b"":
            raise UnreadableError("The input is empty.", _INVENTORY)
        case b"{":
            return
        case b"[":
            raise UnreadableError("This is a list, not an inventory.", f"{_INVENTORY} {_EXPORT}")
        case b'"':
            raise UnreadableError("This is a text, not an inventory.", _INVENTORY)
        case _:
            end = min(len(window.data), window.offset + 20)
            start = _printable(window.data[window.offset : end])
            raise UnreadableError(f"This is not an inventory: it begins with {start}.", _INVENTORY)


def _printable(data: bytes) -> str:
    line = data.decode("utf-8", "backslashreplace").splitlines()[0].strip()
    return "".join(character if character.isprintable() else f"\\x{ord(character):02x}" for character in line)


def is_ndjson(window: Window, *, named_so: bool) -> bool:
    """Whether the input is NDJSON: two objects on two lines, or a header without VMs on the first.

    Args:
        window: at the first object.
        named_so: whether its name says so. Then one line is enough, and it may be broken; but a whole
            document under such a name is still a document.
    """
    line, rest = _first_line(window)
    try:
        keys = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return named_so and line.strip() != b"{"
    return "vms" not in keys and (named_so or (rest != b"" and "schema_version" in keys) or rest[:1] == b"{")


def _first_line(window: Window) -> tuple[bytes, bytes]:
    """The first line, and what is in the window of the next line that is not blank."""
    while True:
        line, _, rest = window.data[window.offset :].partition(b"\n")
        rest = rest.lstrip()
        if rest or window.ended or len(window.data) > _LONGEST_LINE:
            return line, rest
        window.fill()
