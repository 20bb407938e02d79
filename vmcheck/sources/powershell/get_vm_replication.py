"""Get-VMReplication: side, state and health of a replication. Tools show its properties by two names each."""

from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.node import Node
from vmcheck.sources.objects.part import Part
from vmcheck.sources.objects.properties import Properties
from vmcheck.sources.powershell.enums import REPLICATION_HEALTH, REPLICATION_MODE, REPLICATION_STATE


def replication_of(node: Node, doubts: Doubts) -> Part:
    """The facts of an object of Get-VMReplication."""
    read = Properties(node, doubts, "replication")
    part = Part()
    part.put(
        "mode", read.choice("Mode", REPLICATION_MODE) or read.choice("ReplicationMode", REPLICATION_MODE)
    )
    part.put(
        "state", read.choice("State", REPLICATION_STATE) or read.choice("ReplicationState", REPLICATION_STATE)
    )
    part.put(
        "health",
        read.choice("Health", REPLICATION_HEALTH) or read.choice("ReplicationHealth", REPLICATION_HEALTH),
    )
    return part
