"""What an input is, by its first bytes: vmcheck's own inventory or which export."""

import io
import re
from typing import Final, Literal

from vmcheck.inventory.encoding import Utf8Source
from vmcheck.inventory.faults import UnreadableError
from vmcheck.inventory.model import Vm
from vmcheck.sources.cmdlets import cmdlet_of

HEAD: Final = 1 << 18
"""Bytes that are enough to tell: an object of Get-VM with -Depth 4 fits in."""

Kind = Literal["inventory", "powershell"]

_TOKEN: Final = re.compile(rb'"((?:[^"\\]|\\.)*+)"(\s*+:)?|[][{}]', re.DOTALL)
_INVENTORY_KEYS: Final = frozenset({b"schema_version", b"vms"})
_VM_KEYS: Final = frozenset(Vm.__struct_fields__)
_WRAPPER_KEYS: Final = frozenset({"value", "count"})


def sniff(head: bytes) -> Kind | None:
    """What an input is.

    Args:
        head: its first bytes, about HEAD of them, in UTF-8 or in UTF-16 with a byte order mark. They
            may end anywhere.

    Returns:
        ``inventory`` for vmcheck's own format, ``powershell`` for the output of a Hyper-V cmdlet
        through ConvertTo-Json, None for anything else: the inventory reader says what is wrong.
    """
    text = _as_utf8(head).lstrip()
    if not text.startswith((b"{", b"[")):
        return None
    keys = _first_object(text)
    names = {key.decode("utf-8", "replace") for key in keys}
    if text.startswith(b"{") and (keys & _INVENTORY_KEYS or ("name" in names and names <= _VM_KEYS)):
        return "inventory"
    return "powershell" if cmdlet_of(names) else None


def _as_utf8(head: bytes) -> bytes:
    try:
        source = Utf8Source(io.BytesIO(head))
        return source.read(len(head))
    except UnreadableError:
        return b""


def _first_object(text: bytes) -> frozenset[bytes]:
    """The keys of the first object; of the first inside it if it is a value/Count wrapper."""
    keys: list[bytes] = []
    depth = at = 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in (b"{", b"["):
            depth += 1
            if mark == b"{" and (not at or _is_wrapper(keys)):
                at, keys = depth, []
        elif mark in (b"}", b"]"):
            if depth == at:
                break
            depth -= 1
        elif token[2] and depth == at:
            keys.append(token[1])
    return frozenset(keys)


def _is_wrapper(keys: list[bytes]) -> bool:
    return bool(keys) and {key.decode("utf-8", "replace").lower() for key in keys} <= _WRAPPER_KEYS
