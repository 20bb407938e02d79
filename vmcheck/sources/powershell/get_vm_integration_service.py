"""Get-VMIntegrationService: the backup service, and whether any service answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Fact, Part
from vmcheck.sources.objects.properties import Properties, first_of
from vmcheck.sources.powershell.enums import SECONDARY_STATUS, SERVICE_STATUS

_BACKUP_ID: Final = "5ced1297-4598-4915-a5fc-ad21bb4d02a4"
"""Component GUID of the backup service, the end of its Id in any language."""
_BACKUP_NAMES: Final = frozenset(
    {"vss", "backup (volume snapshot)", "backup (volume shadow copy)", "backup (volume checkpoint)"}
)
"""What Windows in English calls it; asked only where an object has no Id."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """How an export spells the properties of a service."""

    name: str
    enabled: str
    status: str
    secondary: str


_CMDLET: Final = _Shape("Name", "Enabled", "PrimaryOperationalStatus", "SecondaryOperationalStatus")
_BY_VM: Final = _Shape("service", "enabled", "primary_operational_status", "secondary_operational_status")


def backup_services(nodes: Iterable[Node]) -> list[Node]:
    """The backup service among the services of a VM; several if more than one file lists it."""
    return [node for node in nodes if _is_backup(node)]


def backup_part(nodes: Sequence[Node], doubts: Doubts) -> Part:
    """The facts of the backup service. What is listed twice, and not alike, is unknown."""
    part, *others = [_backup_part(node, doubts) for node in nodes]
    for key in sorted({key for each in (part, *others) for key in each.values}):
        if any(other.values.get(key) != part.values.get(key) for other in others):
            part.drop(key)
            message = f"{key} of the backup service is listed twice and not alike, so it is unknown"
            doubts.add("VM", message, nodes[1], "Do the files come from different days?")
    return part


def _backup_part(node: Node, doubts: Doubts) -> Part:
    shape = _shape(node)
    read = Properties(node, doubts, "backup service")
    part = Part()
    part.put("enabled", read.flag(shape.enabled))
    status = read.choice(shape.status, SERVICE_STATUS)
    part.put("status", status)
    part.put("protocol_mismatch", _mismatch(read, shape, status))
    return part


def answering(nodes: Iterable[Node]) -> Fact | None:
    """That integration services are installed, proved by one that is on and answers.

    A service that is off is no proof: real exports show OK for it.
    """
    for node in nodes:
        shape = _shape(node)
        enabled, status = node.get(shape.enabled), first_of(node.get(shape.status))
        if enabled is None or enabled.value is not True or status is None:
            continue
        if SERVICE_STATUS.knows(status.value) and SERVICE_STATUS.fact(status.value) == "OK":
            return Fact(value=True, node=status, derived=True)
    return None


def _mismatch(read: Properties, shape: _Shape, status: Fact | None) -> Fact | None:
    """A status without a secondary one beside it is a status without a mismatch."""
    secondary = read.node.find(shape.secondary)
    if secondary is None or status is None:
        return read.choice(shape.secondary, SECONDARY_STATUS)
    if secondary.value in (None, ""):
        return Fact(value=False, node=secondary, derived=True)
    return read.choice(shape.secondary, SECONDARY_STATUS)


def _is_backup(node: Node) -> bool:
    identity = node.get("Id")
    if identity is not None and isinstance(identity.value, str):
        return identity.value.lower().rstrip("\\").endswith(_BACKUP_ID)
    name = node.get(_shape(node).name)
    return name is not None and isinstance(name.value, str) and name.value.strip().lower() in _BACKUP_NAMES


def _shape(node: Node) -> _Shape:
    return _BY_VM if node.find(_BY_VM.name) is not None else _CMDLET
