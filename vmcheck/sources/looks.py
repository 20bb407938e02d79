"""How vmcheck's own format and the output of the Hyper-V cmdlets begin."""

from typing import Final

from vmcheck.inventory.model import Vm
from vmcheck.sources.cmdlets import cmdlet_of
from vmcheck.sources.json_head import first_keys, json_line

_INVENTORY_KEYS: Final = frozenset({"schema_version", "vms"})
_VM_KEYS: Final = frozenset(Vm.__struct_fields__)


def like_inventory(head: bytes, name: str) -> bool:
    """Whether it is an inventory: a document, or NDJSON with or without a header."""
    del name
    if not head.lstrip().startswith(b"{"):
        return False
    keys = {key for key in first_keys(head) if not key.startswith("x-")}
    return bool(keys & _INVENTORY_KEYS) or ("name" in keys and keys <= _VM_KEYS)


def like_powershell(head: bytes, name: str) -> bool:
    """Whether the first object comes from a cmdlet that vmcheck reads, also after a warning or a log line."""
    del name
    if cmdlet_of(first_keys(head)) is not None:
        return True
    lines = head.split(b"\n", before)[-1] if (before := json_line(head)) else b""
    return cmdlet_of(first_keys(lines)) is not None
