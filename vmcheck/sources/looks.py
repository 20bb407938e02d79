"""How vmcheck's own format and the output of the Hyper-V cmdlets begin."""

from typing import TYPE_CHECKING, Final

from vmcheck.inventory.model import Vm
from vmcheck.sources.json_head import first_keys, json_line

if TYPE_CHECKING:
    from vmcheck.sources.cmdlets import Cmdlet

_INVENTORY_KEYS: Final = frozenset({"schema_version", "vms"})
_VM_KEYS: Final = frozenset(Vm.__struct_fields__)


def like_inventory(head: bytes, name: str) -> bool:
    """Whether it is an inventory: a document, or NDJSON with or without a header."""
    del name
    if not head.lstrip().startswith(b"{"):
        return False
    keys = {key for key in first_keys(head, enough=_INVENTORY_KEYS) if not key.startswith("x-")}
    return bool(keys & _INVENTORY_KEYS) or ("name" in keys and keys <= _VM_KEYS)


def like_powershell(head: bytes, name: str) -> bool:
    """Whether the first object comes from a cmdlet of Hyper-V, also after a warning or a log line."""
    del name
    return _first_cmdlet(head) not in (None, "Get-SCVirtualMachine")


def like_scvmm(head: bytes, name: str) -> bool:
    """Whether the first object is a VM as Virtual Machine Manager sees it, also after a warning."""
    del name
    return _first_cmdlet(head) == "Get-SCVirtualMachine"


def _first_cmdlet(head: bytes) -> "Cmdlet | None":
    """The cmdlet that the first object comes from, in the first line that begins like JSON."""
    from vmcheck.sources.cmdlets import cmdlet_of

    lines = head.split(b"\n", before)[-1] if (before := json_line(head)) else b""
    return cmdlet_of(first_keys(head)) or cmdlet_of(first_keys(lines))
