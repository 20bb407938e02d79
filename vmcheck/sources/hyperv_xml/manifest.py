"""The manifest of a configuration: which devices a VM has."""

from dataclasses import dataclass

from vmcheck.sources.hyperv_xml.device_types import KNOWN
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.properties import Properties


@dataclass(frozen=True, slots=True)
class Device:
    """A device.

    Attributes:
        type: GUID of its type in small letters, or None.
        entry: its entry in the manifest.
        settings: the element with its settings, or None.
    """

    type: str | None
    entry: Node
    settings: Node | None

    @property
    def is_fibre_channel(self) -> bool:
        """Whether its name, which is not localised, says that it is a Fibre Channel adapter."""
        name = self.entry.get("name")
        text = name.value.lower().replace(" ", "") if name is not None and isinstance(name.value, str) else ""
        return "fibrechannel" in text

    @property
    def is_known(self) -> bool:
        """Whether its purpose is known."""
        return self.type in KNOWN or self.is_fibre_channel


@dataclass(frozen=True, slots=True)
class Manifest:
    """All devices of a VM.

    Attributes:
        node: the manifest.
        devices: in its order.
        whole: whether it lists as many as it says.
    """

    node: Node
    devices: tuple[Device, ...]
    whole: bool

    def of_type(self, guid: str) -> list[Device]:
        """The devices of a type."""
        return [device for device in self.devices if device.type == guid]


def manifest_of(configuration: Node, doubts: Doubts) -> Manifest | None:
    """The manifest, or None if the file has none."""
    node = configuration.get("manifest")
    if node is None or not isinstance(node.value, dict):
        Properties(configuration, doubts, "VM").note("the file has no manifest of devices")
        return None
    entries = [node.child(key) for key in node.value if key.lower().startswith("vdev")]
    devices = tuple(_device(entry, configuration) for entry in entries)
    read = Properties(node, doubts, "VM")
    size = read.whole("size")
    whole = size is not None and size.value == len(devices)
    if not whole:
        read.note("the manifest does not list as many devices as it says")
    return Manifest(node, devices, whole)


def _device(entry: Node, configuration: Node) -> Device:
    kind, instance = entry.get("device"), entry.get("instance")
    settings = configuration.find(f"_{instance.value}_") if instance is not None else None
    return Device(str(kind.value).lower() if kind is not None else None, entry, settings)
