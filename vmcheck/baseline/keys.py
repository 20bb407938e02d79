"""What makes two findings of different runs the same: never a line, a position or a name that may change.

A finding is told by its rule, the VM and the object it is about. The VM is told by its id, or by
name and host where it has none. Text is compared without case, as Windows compares it. The outcome
is no part of the key: where it gets graver (a VM that was saved now fails), the finding is new.
Nor is the severity: a rule that somebody makes an error later on strikes no other VMs than before.
"""

import re

VmKey = tuple[str, str, str]
"""``("id", id, "")`` or ``("name", name, host)``, case-folded."""
ObjectKey = tuple[str, str]
"""Rule, and object or what the VMs share, case-folded."""

_BY_INDEX = re.compile(r"(disk|checkpoint|device|guest disk|volume|iSCSI disk) \d+", re.IGNORECASE)
"""What ``vmcheck.knowledge.labels`` calls something that has no name of its own."""


def vm_key(vm_id: str | None, name: str, host: str | None) -> VmKey:
    """The key of a VM; two VMs without id and host are one if they have one name."""
    if vm_id:
        return ("id", vm_id.casefold(), "")
    return ("name", name.casefold(), (host or "").casefold())


def object_key(rule: str, name: str | None) -> ObjectKey:
    """The key of a finding within its VM, or across VMs."""
    return (rule, (name or "").casefold())


def lasting_name(name: str | None) -> str | None:
    """The name of an object without its index: reordering changes that. Such objects are counted."""
    by_index = _BY_INDEX.fullmatch(name) if name else None
    return by_index[1] if by_index else name
