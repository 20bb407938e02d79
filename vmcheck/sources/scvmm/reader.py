"""Objects of Get-SCVirtualMachine, from JSON or CLIXML, as an inventory."""

from collections.abc import Iterator, Sequence

from vmcheck.inventory.events import Event, Opened
from vmcheck.sources.powershell.doubts import Doubts
from vmcheck.sources.powershell.get_vm_host import header_of
from vmcheck.sources.powershell.node import Node
from vmcheck.sources.powershell.properties import Properties
from vmcheck.sources.scvmm.assemble import assemble, host_name
from vmcheck.sources.scvmm.enums import PLATFORM


def scvmm_events(nodes: Sequence[Node], file: str, language: str) -> Iterator[Event]:
    """Yields the VMs that run on Hyper-V, in the order of the objects.

    VMM manages other platforms, too. Hosts of any release are possible.

    Args:
        nodes: objects of Get-SCVirtualMachine.
        file: the name in places of the first file.
        language: JSON or CLIXML, for people.
    """
    doubts = Doubts()
    machines = [node for node in nodes if _is_on_hyper_v(node, doubts)]
    hosts = {host.value.lower(): host.value for node in reversed(machines) if (host := host_name(node))}
    names = dict(reversed(hosts.items()))
    yield Opened(file=file, header=header_of(names), taken_for=f"SCVMM {language} (Get-SCVirtualMachine)")
    for node in machines:
        yield assemble(node, doubts)
    yield from doubts.problems()


def _is_on_hyper_v(node: Node, doubts: Doubts) -> bool:
    platform = node.get("VirtualizationPlatform")
    if platform is None or PLATFORM.knows(platform.value):
        return True
    Properties(node, doubts, "VM").doubt("VirtualizationPlatform", platform, "Hyper-V, so it was left out")
    return False
