"""Parts of a virtual machine, as its host sees them."""

from typing import Annotated, Literal

from vmcheck.inventory.model.values import Bytes, Facts, Version, about


class BackupService(Facts, frozen=True):
    """The backup integration service: "Backup (volume shadow copy)", later "(volume checkpoint)"."""

    enabled: Annotated[bool | None, about("Whether the service is ticked in the settings of the VM.")] = None
    status: Annotated[
        Literal["OK", "Degraded", "NonRecoverable", "NoContact", "LostCommunication"] | None,
        about("How the service answers: Msvm_VssComponent.OperationalStatus[0] 2, 3, 7, 12, 13."),
    ] = None
    protocol_mismatch: Annotated[bool | None, about("Whether the secondary status is ProtocolMismatch.")] = (
        None
    )


class IntegrationServices(Facts, frozen=True):
    """Integration services in the guest."""

    installed: Annotated[bool | None, about("Whether integration services are installed in the guest.")] = (
        None
    )
    version: Annotated[Version | None, about("Version of the integration services in the guest.")] = None
    up_to_date: Annotated[bool | None, about("Whether they match the host.")] = None
    backup: Annotated[BackupService | None, about("The backup integration service.")] = None


class Disk(Facts, frozen=True):
    """A hard disk attached to the VM by its host."""

    id: Annotated[str | None, about("Controller and position, for example SCSI 0:1.")] = None
    attachment: Annotated[
        Literal["virtual", "passthrough"] | None,
        about("virtual: a VHD, VHDX or VHD Set; passthrough: a physical disk of the host."),
    ] = None
    path: Annotated[str | None, about("Path of the virtual hard disk on the host.")] = None
    format: Annotated[Literal["VHD", "VHDX", "VHDSet"] | None, about("File format.")] = None
    provisioning: Annotated[
        Literal["Fixed", "Dynamic", "Differencing"] | None,
        about("How the VHD grows. This is not the guest's disk type: see guest.disks[].layout."),
    ] = None
    parents: Annotated[
        tuple[str, ...] | None,
        about("Paths of the parent disks of a differencing disk, nearest first. Empty: it has none."),
    ] = None
    shared: Annotated[bool | None, about("Whether several VMs may attach it (persistent reservations).")] = (
        None
    )
    size_bytes: Annotated[Bytes | None, about("Size the guest sees, in bytes.")] = None


class AssignedDevice(Facts, frozen=True, rename={"class_": "class"}):
    """A PCI Express device handed to the VM by discrete device assignment (DDA)."""

    class_: Annotated[
        Literal["Storage", "Gpu", "Other"] | None,
        about("Storage is an NVMe or other storage controller: its data is out of the host's reach."),
    ] = None


class Checkpoint(Facts, frozen=True):
    """A checkpoint (2008 to 2012: snapshot) of the VM."""

    name: Annotated[str | None, about("Name of the checkpoint.")] = None
    type: Annotated[
        Literal[
            "Standard",
            "Production",
            "Recovery",
            "Planned",
            "Missing",
            "Replica",
            "AppConsistentReplica",
            "SyncedReplica",
        ]
        | None,
        about("SnapshotType. Recovery is a backup checkpoint; one that stays is a left-over."),
    ] = None


class Replication(Facts, frozen=True):
    """Hyper-V Replica."""

    mode: Annotated[
        Literal["None", "Primary", "Replica", "TestReplica", "ExtendedReplica"] | None,
        about("Which side of the replication this VM is."),
    ] = None
    state: Annotated[str | None, about("ReplicationState, for example Replicating.")] = None
    health: Annotated[Literal["Normal", "Warning", "Critical"] | None, about("ReplicationHealth.")] = None


class Security(Facts, frozen=True):
    """Get-VMSecurity."""

    vtpm: Annotated[bool | None, about("Whether the VM has a virtual TPM.")] = None
    shielded: Annotated[bool | None, about("Whether the VM is shielded.")] = None
