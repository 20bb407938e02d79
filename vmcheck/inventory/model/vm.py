"""A virtual machine."""

from typing import Literal

from vmcheck.inventory.model.guest import Guest
from vmcheck.inventory.model.parts import (
    AssignedDevice,
    Checkpoint,
    Disk,
    IntegrationServices,
    Replication,
    Security,
)
from vmcheck.inventory.model.values import Bytes, Count, Facts, Name, Timestamp, Version


class Vm(Facts, frozen=True):
    """A virtual machine. Only the name is required."""

    name: Name
    """Name of the VM."""
    id: Name | None = None
    """VM id, a GUID. Baselines and comparisons follow it through renames."""
    host: Name | None = None
    """Name of its host. May be left out where the inventory has one host."""
    state: Literal["Running", "Off", "Saved", "Paused"] | None = None
    """State of the VM."""
    generation: Literal[1, 2] | None = None
    """Generation 1 or 2; 2012 R2 and later."""
    configuration_version: Version | None = None
    """Configuration version, 5.0 for example."""
    configuration_path: str | None = None
    """Folder of the configuration files."""
    snapshot_path: str | None = None
    """Snapshot File Location: folder of the checkpoints."""
    smart_paging_path: str | None = None
    """Folder of the smart paging file (2012 and later)."""
    clustered: bool | None = None
    """Whether the VM is a clustered role of its host."""
    cluster_group_online: bool | None = None
    """Whether its cluster group is online."""
    last_successful_backup: Timestamp | None = None
    """Time of the last successful backup (LastSuccessfulBackupTime)."""
    memory_bytes: Bytes | None = None
    """Memory assigned to the VM, in bytes (MemoryAssigned): what a saved state writes to disk."""
    integration_services: IntegrationServices | None = None
    """Integration services."""
    scsi_controllers: Count | None = None
    """Number of SCSI controllers."""
    fibre_channel_adapters: Count | None = None
    """Number of virtual Fibre Channel adapters."""
    gpu_partitions: Count | None = None
    """Number of GPU partition adapters."""
    assigned_devices: tuple[AssignedDevice, ...] | None = None
    """Devices given to the VM by DDA."""
    disks: tuple[Disk, ...] | None = None
    """Hard disks attached by the host; empty: the VM has none."""
    checkpoints: tuple[Checkpoint, ...] | None = None
    """Checkpoints; empty: none."""
    checkpoint_type: Literal["Disabled", "Standard", "Production", "ProductionOnly"] | None = None
    """Checkpoint type (2016 and later)."""
    replication: Replication | None = None
    """Hyper-V Replica."""
    security: Security | None = None
    """vTPM and shielding."""
    guest: Guest | None = None
    """What only the guest can see."""
