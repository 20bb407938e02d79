"""The inventory format, version 1, as typed structs: the one source of its JSON Schema.

Absent or null means "not collected", which is unknown. An empty list means "collected, and
there is none". Sizes are bytes. Unknown keys are refused, except those that begin with ``x-``.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

MAX_INTEGER = 2**63 - 1

Release = Literal["2008", "2008R2", "2012", "2012R2", "2016", "2019", "2022", "2025"]

Name = Annotated[str, Meta(min_length=1)]
Count = Annotated[int, Meta(ge=0, le=65535)]
Bytes = Annotated[int, Meta(ge=0, le=MAX_INTEGER)]
Timestamp = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
        examples=["2026-11-20T01:00:00Z"],
    ),
]
Version = Annotated[str, Meta(pattern=r"^\d+(\.\d+){0,3}$", examples=["6.3.9600.16384", "5.0"])]


class _Facts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What all parts of an inventory have in common: immutable, no unknown keys, null is absent."""


def _about(text: str) -> Meta:
    return Meta(description=text)


# --- the host -----------------------------------------------------------------------------------


class HostVolume(_Facts, frozen=True):
    """A volume of the Hyper-V host, as Get-Volume and Get-ClusterSharedVolume show it."""

    path: Annotated[
        Name,
        _about(r"Where the volume is mounted: a drive letter (D:), a mounted folder or C:\ClusterStorage\…."),
    ]
    volume_id: Annotated[str | None, _about(r"The volume's GUID path, \\?\Volume{…}\.")] = None
    filesystem: Annotated[
        Literal["NTFS", "ReFS", "CSVFS", "FAT", "FAT32", "exFAT"] | None,
        _about("File system of the host volume."),
    ] = None
    csv: Annotated[bool | None, _about("Whether it is a Cluster Shared Volume (CSV).")] = None
    size_bytes: Annotated[Bytes | None, _about("Size of the volume in bytes.")] = None
    free_bytes: Annotated[Bytes | None, _about("Free space on the volume in bytes.")] = None


class BackupJob(_Facts, frozen=True):
    """What the backup job on this host takes: volumes, VMs, or the whole machine."""

    name: Annotated[str | None, _about("Name of the job.")] = None
    requestor: Annotated[
        Literal["WindowsServerBackup", "DPM", "MABS", "Vss", "Wmi"] | None,
        _about("Who asks for the backup: Vss is any other VSS requestor, Wmi a product that uses RCT."),
    ] = None
    volumes: Annotated[
        tuple[Name, ...] | None,
        _about("Volumes the job selects. Null with vms given: the job selects by VM."),
    ] = None
    vms: Annotated[
        tuple[Name, ...] | None,
        _about("VMs (name or id) the job selects; all their files are then in the backup."),
    ] = None
    bare_metal_recovery: Annotated[
        bool | None, _about("Whether the job asks for bare-metal recovery (critical volumes).")
    ] = None
    require_application_consistency: Annotated[
        bool | None, _about("Whether the job fails rather than take a crash-consistent backup.")
    ] = None
    parallel: Annotated[
        bool | None, _about("Whether several cluster nodes back up VMs of the same CSV at the same time.")
    ] = None


class VssProvider(_Facts, frozen=True):
    """The VSS provider that takes the host snapshot."""

    type: Annotated[Literal["System", "Software", "Hardware"] | None, _about("Kind of the VSS provider.")] = (
        None
    )
    auto_recovery: Annotated[
        bool | None, _about("Whether the provider supports auto-recovered (writable) snapshots.")
    ] = None


class Host(_Facts, frozen=True):
    """A Hyper-V host."""

    name: Annotated[Name, _about("Computer name of the host; VMs refer to it by this name.")]
    release: Annotated[
        Release | None,
        _about(
            "Windows Server release of the host. It decides the rules: 2008 to 2012, 2012R2, 2016 and later."
        ),
    ] = None
    client: Annotated[
        bool | None, _about("True for Hyper-V on a Windows client, which has no Hyper-V VSS writer.")
    ] = None
    vss_writer: Annotated[
        Literal["Stable", "Failed", "Missing"] | None,
        _about("State of the Microsoft Hyper-V VSS Writer in `vssadmin list writers`."),
    ] = None
    wsb_writer_registered: Annotated[
        bool | None,
        _about("Whether the Hyper-V writer is registered with Windows Server Backup (registry, KB958662)."),
    ] = None
    vss_provider: Annotated[VssProvider | None, _about("The VSS provider in use.")] = None
    hotfixes: Annotated[
        tuple[Name, ...] | None, _about("Installed updates by KB number, as in Get-HotFix (KB975354).")
    ] = None
    volumes: Annotated[tuple[HostVolume, ...] | None, _about("The host's volumes.")] = None
    tcp_chimney: Annotated[bool | None, _about("Whether TCP chimney offload is on.")] = None
    automount: Annotated[bool | None, _about("Whether automatic mounting of new volumes is on.")] = None
    cluster_functional_level_current: Annotated[
        bool | None,
        _about("Whether the cluster's functional level was raised after the hosts were upgraded."),
    ] = None
    backup_job: Annotated[
        BackupJob | None,
        _about("The backup job that is to be judged. Without one, selection is not assessed."),
    ] = None


class FileServer(_Facts, frozen=True):
    """A file server whose SMB shares hold virtual hard disks."""

    name: Annotated[Name, _about("Name of the server, as in the UNC paths.")]
    vss_agent: Annotated[
        bool | None,
        _about("Whether the File Server VSS Agent Service (FS-VSS-Agent) is installed on every node."),
    ] = None


# --- the virtual machine, seen from the host ----------------------------------------------------


class BackupService(_Facts, frozen=True):
    """The backup integration service: "Backup (volume shadow copy)", later "(volume checkpoint)"."""

    enabled: Annotated[bool | None, _about("Whether the service is ticked in the settings of the VM.")] = None
    status: Annotated[
        Literal["OK", "Degraded", "NonRecoverable", "NoContact", "LostCommunication"] | None,
        _about("How the service answers: Msvm_VssComponent.OperationalStatus[0] 2, 3, 7, 12, 13."),
    ] = None
    protocol_mismatch: Annotated[bool | None, _about("Whether the secondary status is ProtocolMismatch.")] = (
        None
    )


class IntegrationServices(_Facts, frozen=True):
    """Integration services in the guest."""

    installed: Annotated[bool | None, _about("Whether integration services are installed in the guest.")] = (
        None
    )
    version: Annotated[Version | None, _about("Version of the integration services in the guest.")] = None
    up_to_date: Annotated[bool | None, _about("Whether they match the host.")] = None
    backup: Annotated[BackupService | None, _about("The backup integration service.")] = None


class Disk(_Facts, frozen=True):
    """A hard disk attached to the VM by its host."""

    id: Annotated[str | None, _about("Controller and position, for example SCSI 0:1.")] = None
    attachment: Annotated[
        Literal["virtual", "passthrough"] | None,
        _about("virtual: a VHD, VHDX or VHD Set; passthrough: a physical disk of the host."),
    ] = None
    path: Annotated[str | None, _about("Path of the virtual hard disk on the host.")] = None
    format: Annotated[Literal["VHD", "VHDX", "VHDSet"] | None, _about("File format.")] = None
    provisioning: Annotated[
        Literal["Fixed", "Dynamic", "Differencing"] | None,
        _about("How the VHD grows. This is not the guest's disk type: see guest.disks[].layout."),
    ] = None
    parents: Annotated[
        tuple[str, ...] | None,
        _about("Paths of the parent disks of a differencing disk, nearest first. Empty: it has none."),
    ] = None
    shared: Annotated[bool | None, _about("Whether several VMs may attach it (persistent reservations).")] = (
        None
    )
    size_bytes: Annotated[Bytes | None, _about("Size the guest sees, in bytes.")] = None


class AssignedDevice(_Facts, frozen=True, rename={"class_": "class"}):
    """A PCI Express device handed to the VM by discrete device assignment (DDA)."""

    class_: Annotated[
        Literal["Storage", "Gpu", "Other"] | None,
        _about("Storage is an NVMe or other storage controller: its data is out of the host's reach."),
    ] = None


class Checkpoint(_Facts, frozen=True):
    """A checkpoint (2008 to 2012: snapshot) of the VM."""

    name: Annotated[str | None, _about("Name of the checkpoint.")] = None
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
        _about("SnapshotType. Recovery is a backup checkpoint; one that stays is a left-over."),
    ] = None


class Replication(_Facts, frozen=True):
    """Hyper-V Replica."""

    mode: Annotated[
        Literal["None", "Primary", "Replica", "TestReplica", "ExtendedReplica"] | None,
        _about("Which side of the replication this VM is."),
    ] = None
    state: Annotated[str | None, _about("ReplicationState, for example Replicating.")] = None
    health: Annotated[Literal["Normal", "Warning", "Critical"] | None, _about("ReplicationHealth.")] = None


class Security(_Facts, frozen=True):
    """Get-VMSecurity."""

    vtpm: Annotated[bool | None, _about("Whether the VM has a virtual TPM.")] = None
    shielded: Annotated[bool | None, _about("Whether the VM is shielded.")] = None


# --- what only the guest can see ----------------------------------------------------------------


class GuestOs(_Facts, frozen=True):
    """The guest's operating system, as the guest or the KVP exchange reports it."""

    name: Annotated[
        str | None, _about("Caption (Win32_OperatingSystem), OSName (KVP) or PRETTY_NAME (os-release).")
    ] = None
    version: Annotated[
        str | None,
        _about("NT version, 6.1.7601 for example, or the version of a Linux or FreeBSD distribution."),
    ] = None
    product_type: Annotated[
        Literal["Workstation", "DomainController", "Server"] | None,
        _about("ProductType 1, 2 or 3. Tells clients from servers where the version does not."),
    ] = None
    service_pack: Annotated[Count | None, _about("Service pack, 0 if none.")] = None


class GuestDisk(_Facts, frozen=True):
    """A disk as the guest sees it."""

    disk: Annotated[str | None, _about("The VM's disk (id) behind it.")] = None
    layout: Annotated[
        Literal["Basic", "Dynamic", "StorageSpaces"] | None,
        _about("Disk type in Disk Management; Dynamic is an LDM disk, not a dynamically expanding VHD."),
    ] = None
    bus: Annotated[
        Literal["Virtual", "FileBackedVirtual", "iSCSI", "Other"] | None,
        _about("Get-Disk BusType; FileBackedVirtual is a VHD mounted inside the guest."),
    ] = None


class GuestVolume(_Facts, frozen=True):
    """A volume or mounted file system inside the guest."""

    mount: Annotated[str | None, _about("Drive letter or mount point.")] = None
    filesystem: Annotated[
        str | None,
        _about("NTFS, ReFS, FAT, FAT32, exFAT, CSVFS, UDF, RAW, ext4, xfs, …; RAW if none is recognised."),
    ] = None
    size_bytes: Annotated[Bytes | None, _about("Size in bytes.")] = None
    free_bytes: Annotated[Bytes | None, _about("Free space in bytes.")] = None
    role: Annotated[
        Literal["Data", "System", "Boot", "EfiSystem", "SystemReserved", "Recovery", "Optical", "AppV"]
        | None,
        _about("What the volume is for. EfiSystem and Optical are exempt from the file-system rule."),
    ] = None
    shadow_storage: Annotated[
        str | None,
        _about("Volume that holds this volume's shadow copies (vssadmin list shadowstorage)."),
    ] = None
    disk: Annotated[str | None, _about("The VM's disk (id) it lies on.")] = None
    device: Annotated[str | None, _about("Linux: block device, /dev/sda1.")] = None
    read_only: Annotated[bool | None, _about("Linux: mounted read-only, or a loop or squashfs mount.")] = None
    bitlocker: Annotated[
        Literal["Off", "On", "Locked"] | None, _about("BitLocker protection of the volume.")
    ] = None


class IscsiDisk(_Facts, frozen=True):
    """A LUN connected by the guest's own iSCSI initiator."""

    target: Annotated[str | None, _about("Target name (IQN).")] = None
    size_bytes: Annotated[Bytes | None, _about("Size in bytes.")] = None
    mount: Annotated[str | None, _about("Where the guest mounts it.")] = None


ServiceState = Literal["Running", "Stopped", "Disabled", "Missing"]


class GuestServices(_Facts, frozen=True):
    """Windows services in the guest that a VSS backup needs. Stopped: it may still be started."""

    VSS: Annotated[ServiceState | None, _about("Volume Shadow Copy.")] = None
    swprv: Annotated[ServiceState | None, _about("Microsoft Software Shadow Copy Provider.")] = None
    COMSysApp: Annotated[ServiceState | None, _about("COM+ System Application.")] = None
    EventSystem: Annotated[ServiceState | None, _about("COM+ Event System.")] = None
    MSDTC: Annotated[ServiceState | None, _about("Distributed Transaction Coordinator.")] = None
    RpcSs: Annotated[ServiceState | None, _about("Remote Procedure Call (RPC).")] = None
    SENS: Annotated[ServiceState | None, _about("System Event Notification Service.")] = None
    vmicvss: Annotated[ServiceState | None, _about("Hyper-V Volume Shadow Copy Requestor.")] = None


class GuestCluster(_Facts, frozen=True):
    """Failover clustering between guests."""

    member: Annotated[bool | None, _about("Whether the guest is a node of a guest cluster.")] = None
    csv_on_shared_disks: Annotated[
        bool | None, _about("Whether the guest cluster uses a shared disk or VHD Set as CSV.")
    ] = None
    healthy: Annotated[
        bool | None, _about("Whether the cluster service answers and each shared disk has one owner.")
    ] = None


class Guest(_Facts, frozen=True):
    """What only the guest can see; often not collected."""

    os: Annotated[GuestOs | None, _about("Operating system.")] = None
    disks: Annotated[tuple[GuestDisk, ...] | None, _about("Disks as the guest sees them.")] = None
    volumes: Annotated[tuple[GuestVolume, ...] | None, _about("Volumes of the guest.")] = None
    iscsi_disks: Annotated[
        tuple[IscsiDisk, ...] | None, _about("LUNs connected by the guest's own iSCSI initiator.")
    ] = None
    vss_daemon: Annotated[
        Literal["Running", "Stopped", "Absent"] | None,
        _about("Linux and FreeBSD: hv_vss_daemon or hypervvssd."),
    ] = None
    services: Annotated[GuestServices | None, _about("Windows services that VSS needs.")] = None
    cluster: Annotated[GuestCluster | None, _about("Guest clustering.")] = None
    roles: Annotated[
        tuple[Literal["ActiveDirectory", "SqlServer", "Exchange", "FileServer", "Other"], ...] | None,
        _about("Server roles; ActiveDirectory covers AD DS and AD LDS."),
    ] = None
    network_shares: Annotated[
        tuple[str, ...] | None, _about("SMB or NFS shares whose data the guest works on.")
    ] = None
    application_backup: Annotated[
        bool | None, _about("Whether an agent in the guest backs up applications at the same time.")
    ] = None
    scope_snapshots: Annotated[
        bool | None, _about("Value of ScopeSnapshots under SystemRestore in the registry is non-zero.")
    ] = None


# --- the VM and the document ---------------------------------------------------------------------


class Vm(_Facts, frozen=True):
    """A virtual machine. Only the name is required."""

    name: Annotated[Name, _about("Name of the VM.")]
    id: Annotated[
        Name | None, _about("VM id, a GUID. Baselines and comparisons follow it through renames.")
    ] = None
    host: Annotated[
        Name | None, _about("Name of its host. May be left out where the inventory has one host.")
    ] = None
    state: Annotated[Literal["Running", "Off", "Saved", "Paused"] | None, _about("State of the VM.")] = None
    generation: Annotated[Literal[1, 2] | None, _about("Generation 1 or 2; 2012 R2 and later.")] = None
    configuration_version: Annotated[Version | None, _about("Configuration version, 5.0 for example.")] = None
    configuration_path: Annotated[str | None, _about("Folder of the configuration files.")] = None
    snapshot_path: Annotated[str | None, _about("Snapshot File Location: folder of the checkpoints.")] = None
    smart_paging_path: Annotated[str | None, _about("Folder of the smart paging file (2012 and later).")] = (
        None
    )
    clustered: Annotated[bool | None, _about("Whether the VM is a clustered role of its host.")] = None
    cluster_group_online: Annotated[bool | None, _about("Whether its cluster group is online.")] = None
    last_successful_backup: Annotated[
        Timestamp | None, _about("Time of the last successful backup (LastSuccessfulBackupTime).")
    ] = None
    memory_bytes: Annotated[Bytes | None, _about("Memory assigned to the VM, in bytes.")] = None
    integration_services: Annotated[IntegrationServices | None, _about("Integration services.")] = None
    scsi_controllers: Annotated[Count | None, _about("Number of SCSI controllers.")] = None
    fibre_channel_adapters: Annotated[Count | None, _about("Number of virtual Fibre Channel adapters.")] = (
        None
    )
    gpu_partitions: Annotated[Count | None, _about("Number of GPU partition adapters.")] = None
    assigned_devices: Annotated[
        tuple[AssignedDevice, ...] | None, _about("Devices given to the VM by DDA.")
    ] = None
    disks: Annotated[
        tuple[Disk, ...] | None, _about("Hard disks attached by the host; empty: the VM has none.")
    ] = None
    checkpoints: Annotated[tuple[Checkpoint, ...] | None, _about("Checkpoints; empty: none.")] = None
    checkpoint_type: Annotated[
        Literal["Disabled", "Standard", "Production", "ProductionOnly"] | None,
        _about("Checkpoint type (2016 and later)."),
    ] = None
    replication: Annotated[Replication | None, _about("Hyper-V Replica.")] = None
    security: Annotated[Security | None, _about("vTPM and shielding.")] = None
    guest: Annotated[Guest | None, _about("What only the guest can see.")] = None


class Header(_Facts, frozen=True):
    """Everything of an inventory but its VMs."""

    schema_version: Annotated[Literal[1], _about("Version of this format: 1.")]
    collected_at: Annotated[Timestamp | None, _about("When the facts were collected.")] = None
    hosts: Annotated[tuple[Host, ...] | None, _about("The hosts.")] = None
    file_servers: Annotated[
        tuple[FileServer, ...] | None, _about("File servers that hold virtual hard disks.")
    ] = None


class Inventory(Header, frozen=True, kw_only=True):
    """A whole inventory document."""

    vms: Annotated[tuple[Vm, ...], _about("The virtual machines.")]
