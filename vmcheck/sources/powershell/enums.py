"""Enumerations of the Hyper-V module: names as PowerShell prints them, numbers as ConvertTo-Json writes.

Numbers are taken only where real output or two independent copies of the definition agree. The
"…Critical" states are told by name only: their numbers differ between releases of Windows.
"""

from collections.abc import Mapping
from typing import Final

from vmcheck.sources.objects.enumeration import Enumeration


def _named(about: str, names: str, numbers: Mapping[int, str]) -> Enumeration:
    facts = {name.lower(): name for name in names.split()}
    return Enumeration(about, facts, {number: name.lower() for number, name in numbers.items()})


STATE: Final = _named(
    "a state", "Running Off Saved Paused", {2: "Running", 3: "Off", 6: "Saved", 9: "Paused"}
)
CHECKPOINT_TYPE: Final = _named(
    "a checkpoint type",
    "Disabled Standard Production ProductionOnly",
    {2: "Disabled", 3: "Production", 4: "ProductionOnly", 5: "Standard"},
)
SNAPSHOT_TYPE: Final = _named(
    "a snapshot type",
    "Standard Recovery Planned Missing Replica AppConsistentReplica SyncedReplica",
    {
        0: "Standard",
        1: "Recovery",
        2: "Planned",
        5: "Missing",
        6: "Replica",
        7: "AppConsistentReplica",
        8: "SyncedReplica",
    },
)
CONTROLLER_TYPE: Final = _named("a controller type", "IDE SCSI", {0: "IDE", 1: "SCSI"})
VHD_TYPE: Final = _named(
    "a VHD type", "Fixed Dynamic Differencing", {2: "Fixed", 3: "Dynamic", 4: "Differencing"}
)
VHD_FORMAT: Final = _named("a VHD format", "VHD VHDX VHDSet", {2: "VHD", 3: "VHDX", 4: "VHDSet"})
REPLICATION_MODE: Final = _named(
    "a replication mode",
    "None Primary Replica TestReplica ExtendedReplica",
    {0: "None", 1: "Primary", 2: "Replica", 3: "TestReplica", 4: "ExtendedReplica"},
)
REPLICATION_HEALTH: Final = Enumeration(
    "a replication health",
    {"notapplicable": None, "normal": "Normal", "warning": "Warning", "critical": "Critical"},
    {0: "notapplicable", 1: "normal", 2: "warning", 3: "critical"},
)
_REPLICATION_STATES: Final = (
    "Disabled ReadyForInitialReplication InitialReplicationInProgress WaitingForInitialReplication "
    "Replicating PreparedForFailover FailedOverWaitingCompletion FailedOver Suspended Error "
    "WaitingForStartResynchronize Resynchronizing ResynchronizeSuspended RecoveryInProgress "
    "FailbackInProgress FailbackComplete WaitingForUpdateCompletion UpdateError "
    "WaitingForRepurposeCompletion PreparedForSyncReplication PreparedForGroupReverseReplication "
    "FiredrillInProgress"
)
REPLICATION_STATE: Final = _named(
    "a replication state", _REPLICATION_STATES, dict(enumerate(_REPLICATION_STATES.split()))
)
INTEGRATION_SERVICES_STATE: Final = Enumeration(
    "a state of integration services", {"uptodate": True, "updaterequired": False}
)
SERVICE_STATUS: Final = Enumeration(
    "a status of an integration service",
    {
        "ok": "OK",
        "degraded": "Degraded",
        "nonrecoverableerror": "NonRecoverable",
        "nocontact": "NoContact",
        "lostcommunication": "LostCommunication",
        "disabled": None,
    },
    {
        2: "ok",
        3: "degraded",
        7: "nonrecoverableerror",
        12: "nocontact",
        13: "lostcommunication",
        32896: "disabled",
    },
)
SECONDARY_STATUS: Final = Enumeration(
    "a secondary status",
    {
        "protocolmismatch": True,
        "ok": False,
        "applicationcritical": False,
        "communicationtimedout": False,
        "communicationfailed": False,
    },
    {
        32775: "protocolmismatch",
        2: "ok",
        32782: "applicationcritical",
        32783: "communicationtimedout",
        32784: "communicationfailed",
    },
)
"""Whether it tells that guest and host speak different versions of the protocol."""
CLUSTER_GROUP_STATE: Final = Enumeration(
    "a state of a cluster group",
    {
        "online": True,
        "offline": False,
        "failed": False,
        "partialonline": None,
        "pending": None,
        "unknown": None,
    },
    {0: "online", 1: "offline", 2: "failed", 3: "partialonline", 4: "pending", -1: "unknown"},
)
"""Whether the group is online."""
HOST_FILE_SYSTEM: Final = Enumeration(
    "a file system",
    {
        "ntfs": "NTFS",
        "refs": "ReFS",
        "csvfs": "CSVFS",
        "csvfs_ntfs": "CSVFS",
        "csvfs_refs": "CSVFS",
        "fat": "FAT",
        "fat32": "FAT32",
        "exfat": "exFAT",
        "unknown": None,
        "raw": None,
        "udf": None,
        "cdfs": None,
    },
)
