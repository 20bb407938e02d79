"""Get-VMSecurity: virtual TPM and shielding."""

from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Part
from vmcheck.sources.objects.properties import Properties


def security_of(node: Node, doubts: Doubts) -> Part:
    """The facts of an object of Get-VMSecurity."""
    read = Properties(node, doubts, "VM")
    part = Part()
    part.put("vtpm", read.flag("TpmEnabled"))
    part.put("shielded", read.flag("Shielded"))
    return part
