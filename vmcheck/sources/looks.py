"""How vmcheck's own format and the output of the Hyper-V cmdlets begin."""

from typing import Final

from vmcheck.inventory.model import Vm
from vmcheck.sources.cmdlets import cmdlet_of
from vmcheck.sources.json_head import first_keys

_INVENTORY_KEYS: Final = frozenset({"schema_version", "vms"})
_VM_KEYS: Final = frozenset(Vm.__struct_fields__)


def like_inventory(head: bytes, name: str) -> bool:
    """Whether it is an inventory: a document, or NDJSON with or without a header."""
    del name
    if not head.lstrip().startswith(b"{"):
        return False
    keys = first_keys(head)
    return bool(keys & _INVENTORY_KEYS) or ("name" in keys and keys <= _VM_KEYS)


def like_powershell(head: bytes, name: str) -> bool:
    """Whether the first object comes from a cmdlet of the Hyper-V module that vmcheck reads."""
    del name
    return cmdlet_of(first_keys(head)) not in (None, "Get-SCVirtualMachine")


def like_scvmm(head: bytes, name: str) -> bool:
    """Whether the first object is a VM as Virtual Machine Manager sees it."""
    del name
    return cmdlet_of(first_keys(head)) == "Get-SCVirtualMachine"
