"""Objects of Get-SCVirtualMachine, from JSON or CLIXML, as an inventory."""

from collections.abc import Iterable, Iterator, Sequence

from vmcheck.inventory.events import Event, Opened, Unused
from vmcheck.inventory.model import Header, Host
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.properties import Properties
from vmcheck.sources.scvmm.assemble import assemble, host_name
from vmcheck.sources.scvmm.enums import PLATFORM


def scvmm_events(
    nodes: Iterable[Node], file: str, language: str, unused: Sequence[Unused]
) -> Iterator[Event]:
    """Yields the VMs that run on Hyper-V, in the order of the objects.

    VMM manages other platforms, too. Hosts of any release are possible.

    Args:
        nodes: objects of Get-SCVirtualMachine; gone through twice.
        file: the name in places of the first file.
        language: JSON or CLIXML, for people.
        unused: the properties that are not read.
    """
    hosts: dict[str, str] = {}
    for node in nodes:
        host = host_name(node)
        if host is not None and _other_platform(node) is None:
            hosts.setdefault(host.value.lower(), host.value)
    header = Header(schema_version=1, hosts=tuple(Host(name=name) for name in hosts.values()) or None)
    taken_for = f"SCVMM {language} (Get-SCVirtualMachine)"
    yield Opened(file=file, header=header, taken_for=taken_for, unused=unused)
    doubts = Doubts()
    for node in nodes:
        other = _other_platform(node)
        if other is None:
            yield assemble(node, doubts)
        else:
            read = Properties(node, doubts, "VM")
            read.doubt("VirtualizationPlatform", other, "Hyper-V, so it was left out")
    yield from doubts.problems()


def _other_platform(node: Node) -> Node | None:
    """What a VM runs on, if that is not Hyper-V."""
    platform = node.get("VirtualizationPlatform")
    return None if platform is None or PLATFORM.knows(platform.value) else platform
