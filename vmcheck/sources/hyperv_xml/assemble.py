"""Makes a VM of the inventory from its configuration file."""

from typing import Final

import msgspec

from vmcheck.inventory.events import Problem, Refused
from vmcheck.inventory.model import Vm
from vmcheck.sources.hyperv_xml.device_types import VSS
from vmcheck.sources.hyperv_xml.disks import put_disks
from vmcheck.sources.hyperv_xml.manifest import Manifest, manifest_of
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Fact, Part
from vmcheck.sources.objects.properties import Properties
from vmcheck.sources.objects.record import ExportRecord

_LATEST: Final = 0xFFFF
_FIBRE_CHANNEL_SINCE: Final = 4
"""Configuration versions: 4.0 is Windows Server 2012, 5.0 is 2012 R2."""
_GENERATIONS_SINCE: Final = 5
_SUBTYPES: Final = {0: 1, 1: 2}
_MOST_CHECKPOINTS: Final = 1000


def assemble(root: Node, doubts: Doubts) -> ExportRecord | Refused:
    """The VM with the places of its facts, or why it cannot be one.

    The file does not say what runs in the guest, which integration services are installed there, nor
    whether the VM runs.
    """
    properties = root.find("properties") or root
    read = Properties(properties, doubts, "VM")
    part = Part()
    name = read.text("name")
    part.put("name", name)
    part.put("id", read.guid("global_id"))
    version = read.whole("version", _LATEST)
    part.put(
        "configuration_version", version and Fact(f"{version.value >> 8}.{version.value & 255}", version.node)
    )
    major = version.value >> 8 if version else 0
    part.put("clustered", read.flag("highly_available"))
    if major >= _GENERATIONS_SINCE:
        part.put("generation", _generation(read))
    manifest = manifest_of(root, doubts)
    if manifest is not None:
        part.put_part("integration_services", _integration_services(manifest, doubts), manifest.node)
        put_disks(part, manifest, doubts)
        if major >= _FIBRE_CHANNEL_SINCE:
            part.put("fibre_channel_adapters", _fibre_channel(manifest))
    _put_checkpoints(part, root, doubts)
    try:
        vm = msgspec.convert(part.values, Vm)
    except msgspec.ValidationError as error:
        message = str(error) if name else "The file does not name its VM (properties/name)."
        problem = Problem(place=properties.place(), pointer=properties.pointer(), message=message)
        return Refused(name=name.value if name else None, place=problem.place, problems=[problem])
    return ExportRecord(vm, root, part.origins, part.derived)


def _generation(read: Properties) -> Fact | None:
    subtype = read.whole("subtype")
    if subtype is None:
        return None
    if subtype.value not in _SUBTYPES:
        read.doubt("subtype", subtype.node, "0 (generation 1) or 1 (generation 2)")
        return None
    return Fact(_SUBTYPES[subtype.value], subtype.node, derived=True)


def _integration_services(manifest: Manifest, doubts: Doubts) -> Part:
    """The backup service: a device of the VM, which is on unless its settings say that it is not."""
    part, backup = Part(), Part()
    devices = manifest.of_type(VSS)
    if devices:
        device = devices[0]
        node = device.settings or device.entry
        enabled = Properties(node, doubts, "backup service").flag("Enabled")
        if enabled is not None or node.get("Enabled") is None:
            backup.put("enabled", enabled or Fact(value=True, node=node, derived=True))
        part.put_part("backup", backup, node)
    elif manifest.whole:
        backup.put("enabled", Fact(value=False, node=manifest.node, derived=True))
        part.put_part("backup", backup, manifest.node)
    return part


def _fibre_channel(manifest: Manifest) -> Fact | None:
    """The number of Fibre Channel adapters. A device of unknown purpose may be one."""
    found = [device for device in manifest.devices if device.is_fibre_channel]
    if manifest.whole and all(device.is_known for device in manifest.devices):
        return Fact(len(found), found[0].entry if found else manifest.node, derived=True)
    return Fact(len(found), found[0].entry, derived=True) if found else None


def _put_checkpoints(part: Part, root: Node, doubts: Doubts) -> None:
    """As many checkpoints as the VM has; their names are in files of their own."""
    found: Node | None = root
    for step in ("global_settings", "snapshots", "list"):
        found = found.get(step) if found is not None else None
    size = Properties(found, doubts, "VM").whole("size", _MOST_CHECKPOINTS) if found is not None else None
    if size is not None:
        part.put_parts("checkpoints", [(Part(), size.node)] * size.value, size.node)
