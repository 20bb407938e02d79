"""All kinds of input. A further format joins with one entry here and a package of its own."""

import io
from typing import Final

from vmcheck.engine.suggest import did_you_mean
from vmcheck.inventory.encoding import Utf8Source
from vmcheck.inventory.faults import UnreadableError
from vmcheck.sources.kind import SourceKind

HEAD: Final = 1 << 18
"""Bytes that are enough to tell: an object of Get-VM with -Depth 4 fits in."""

_XML_IN_UTF16: Final = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}

INVENTORY: Final = SourceKind(
    name="inventory",
    about="vmcheck inventory",
    suffixes=(".json", ".ndjson", ".jsonl"),
    looks="vmcheck.sources.looks:like_inventory",
    reader="vmcheck.sources.native:read_native",
)
CSV: Final = SourceKind(
    name="csv",
    about="CSV, through a column map (--map)",
    suffixes=(".csv", ".tsv"),
    looks="vmcheck.sources.csv_map.looks:like_csv",
    reader="vmcheck.sources.csv_map.reader:read_csv",
)
KINDS: Final = (
    INVENTORY,
    SourceKind(
        name="powershell",
        about="the output of Hyper-V cmdlets through ConvertTo-Json",
        suffixes=(".json",),
        looks="vmcheck.sources.looks:like_powershell",
        reader="vmcheck.sources.powershell.reader:read_powershell",
    ),
    SourceKind(
        name="scvmm",
        about="the output of Get-SCVirtualMachine through ConvertTo-Json",
        suffixes=(".json",),
        looks="vmcheck.sources.looks:like_scvmm",
        reader="vmcheck.sources.powershell.reader:read_powershell",
    ),
    SourceKind(
        name="clixml",
        about="the output of these cmdlets through Export-Clixml",
        suffixes=(".xml", ".clixml"),
        looks="vmcheck.sources.markup.looks:like_clixml",
        reader="vmcheck.sources.powershell.reader:read_powershell",
    ),
    SourceKind(
        name="hyperv-xml",
        about="configuration files of VMs (2008 to 2012 R2)",
        suffixes=(".xml",),
        looks="vmcheck.sources.markup.looks:like_configuration",
        reader="vmcheck.sources.hyperv_xml.reader:read_hyperv_xml",
    ),
    CSV,
)
"""In the order they are asked: the first that an input looks like is taken."""


def kind_named(name: str) -> SourceKind:
    """The kind that a person names, in any case.

    Raises:
        ValueError: There is none of that name; the message says which there are.
    """
    names = [kind.name for kind in KINDS]
    wanted = name.strip().lower()
    if wanted not in names:
        raise ValueError(f"unknown kind {name!r}{did_you_mean(name, names)} (kinds: {', '.join(names)})")
    return KINDS[names.index(wanted)]


def sniff(head: bytes, name: str = "") -> SourceKind | None:
    """What an input is.

    Args:
        head: its first bytes, about HEAD of them, in any encoding. They may end anywhere.
        name: of its file.

    Returns:
        Its kind, or None: then the inventory reader says what is wrong.
    """
    text = _as_utf8(head)
    return next((kind for kind in KINDS if kind.looks_like(text, name)), None)


def _as_utf8(head: bytes) -> bytes:
    """UTF-16 with a byte order mark as UTF-8, and XML in it without one; anything else as it is."""
    if head[:2] in _XML_IN_UTF16:
        return head.decode(_XML_IN_UTF16[head[:2]], "replace").encode()
    try:
        source = Utf8Source(io.BytesIO(head))
        return source.read(len(head))
    except UnreadableError:
        return b""
