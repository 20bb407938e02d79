"""A virtual machine."""

from typing import Annotated, Literal

from vmcheck.inventory.model.guest import Guest
from vmcheck.inventory.model.parts import (
    AssignedDevice,
    Checkpoint,
    Disk,
    IntegrationServices,
    Replication,
    Security,
)
from vmcheck.inventory.model.values import Bytes, Count, Facts, Name, Timestamp, Version, about


class Vm(Facts, frozen=True):
    """A virtual machine. Only the name is required."""

    name: Annotated[Name, about("Name of the VM.")]
    id: Annotated[
        Name | None, about("VM id, a GUID. Baselines and comparisons follow it through renames.")
    ] = None
    host: Annotated[
        Name | None, about("Name of its host. May be left out where the inventory has one host.")
    ] = None
    state: Annotated[Literal["Running", "Off", "Saved", "Paused"] | None, about("State of the VM.")] = None
    generation: Annotated[Literal[1, 2] | None, about("Generation 1 or 2; 2012 R2 and later.")] = None
    configuration_version: Annotated[Version | None, about("Configuration version, 5.0 for example.")] = None
    configuration_path: Annotated[str | None, about("Folder of the configuration files.")] = None
    snapshot_path: Annotated[str | None, about("Snapshot File Location: folder of the checkpoints.")] = None
    smart_paging_path: Annotated[str | None, about("Folder of the smart paging file (2012 and later).")] = (
        None
    )
    clustered: Annotated[bool | None, about("Whether the VM is a clustered role of its host.")] = None
    cluster_group_online: Annotated[bool | None, about("Whether its cluster group is online.")] = None
    last_successful_backup: Annotated[
        Timestamp | None, about("Time of the last successful backup (LastSuccessfulBackupTime).")
    ] = None
    memory_bytes: Annotated[
        Bytes | None,
        about("Memory assigned to the VM, in bytes (MemoryAssigned): what a saved state writes to disk."),
    ] = None
    integration_services: Annotated[IntegrationServices | None, about("Integration services.")] = None
    scsi_controllers: Annotated[Count | None, about("Number of SCSI controllers.")] = None
    fibre_channel_adapters: Annotated[Count | None, about("Number of virtual Fibre Channel adapters.")] = None
    gpu_partitions: Annotated[Count | None, about("Number of GPU partition adapters.")] = None
    assigned_devices: Annotated[
        tuple[AssignedDevice, ...] | None, about("Devices given to the VM by DDA.")
    ] = None
    disks: Annotated[
        tuple[Disk, ...] | None, about("Hard disks attached by the host; empty: the VM has none.")
    ] = None
    checkpoints: Annotated[tuple[Checkpoint, ...] | None, about("Checkpoints; empty: none.")] = None
    checkpoint_type: Annotated[
        Literal["Disabled", "Standard", "Production", "ProductionOnly"] | None,
        about("Checkpoint type (2016 and later)."),
    ] = None
    replication: Annotated[Replication | None, about("Hyper-V Replica.")] = None
    security: Annotated[Security | None, about("vTPM and shielding.")] = None
    guest: Annotated[Guest | None, about("What only the guest can see.")] = None
