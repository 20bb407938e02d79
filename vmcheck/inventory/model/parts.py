"""Parts of a virtual machine, as its host sees them."""

from typing import Literal

from vmcheck.inventory.model.values import Bytes, Facts, Version


class BackupService(Facts, frozen=True):
    """The backup integration service: "Backup (volume shadow copy)", later "(volume checkpoint)"."""

    enabled: bool | None = None
    """Whether the service is ticked in the settings of the VM."""
    status: Literal["OK", "Degraded", "NonRecoverable", "NoContact", "LostCommunication"] | None = None
    """How the service answers: Msvm_VssComponent.OperationalStatus[0] 2, 3, 7, 12, 13."""
    protocol_mismatch: bool | None = None
    """Whether the secondary status is ProtocolMismatch."""


class IntegrationServices(Facts, frozen=True):
    """Integration services in the guest."""

    installed: bool | None = None
    """Whether integration services are installed in the guest."""
    version: Version | None = None
    """Version of the integration services in the guest."""
    up_to_date: bool | None = None
    """Whether they match the host."""
    backup: BackupService | None = None
    """The backup integration service."""


class Disk(Facts, frozen=True):
    """A hard disk attached to the VM by its host."""

    id: str | None = None
    """Controller and position, for example SCSI 0:1."""
    attachment: Literal["virtual", "passthrough"] | None = None
    """virtual: a VHD, VHDX or VHD Set; passthrough: a physical disk of the host."""
    path: str | None = None
    """Path of the virtual hard disk on the host."""
    format: Literal["VHD", "VHDX", "VHDSet"] | None = None
    """File format."""
    provisioning: Literal["Fixed", "Dynamic", "Differencing"] | None = None
    """How the VHD grows. This is not the guest's disk type: see guest.disks[].layout."""
    parents: tuple[str, ...] | None = None
    """Paths of the parent disks of a differencing disk, nearest first. Empty: it has none."""
    shared: bool | None = None
    """Whether several VMs may attach it (persistent reservations)."""
    size_bytes: Bytes | None = None
    """Size the guest sees, in bytes."""


class AssignedDevice(Facts, frozen=True, rename={"class_": "class"}):
    """A PCI Express device handed to the VM by discrete device assignment (DDA)."""

    class_: Literal["Storage", "Gpu", "Other"] | None = None
    """Storage is an NVMe or other storage controller: its data is out of the host's reach."""


CheckpointType = Literal[
    "Standard",
    "Production",
    "Recovery",
    "Planned",
    "Missing",
    "Replica",
    "AppConsistentReplica",
    "SyncedReplica",
]


class Checkpoint(Facts, frozen=True):
    """A checkpoint (2008 to 2012: snapshot) of the VM."""

    name: str | None = None
    """Name of the checkpoint."""
    type: CheckpointType | None = None
    """SnapshotType. Recovery is a backup checkpoint; one that stays is a left-over."""


class Replication(Facts, frozen=True):
    """Hyper-V Replica."""

    mode: Literal["None", "Primary", "Replica", "TestReplica", "ExtendedReplica"] | None = None
    """Which side of the replication this VM is."""
    state: str | None = None
    """ReplicationState, for example Replicating."""
    health: Literal["Normal", "Warning", "Critical"] | None = None
    """ReplicationHealth."""


class Security(Facts, frozen=True):
    """Get-VMSecurity."""

    vtpm: bool | None = None
    """Whether the VM has a virtual TPM."""
    shielded: bool | None = None
    """Whether the VM is shielded."""
