"""What only the guest can see; often not collected."""

from typing import Literal

from vmcheck.inventory.model.values import Bytes, Count, Facts


class GuestOs(Facts, frozen=True):
    """The guest's operating system, as the guest or the KVP exchange reports it."""

    name: str | None = None
    """Caption (Win32_OperatingSystem), OSName (KVP) or PRETTY_NAME (os-release)."""
    version: str | None = None
    """NT version, 6.1.7601 for example, or the version of a Linux or FreeBSD distribution."""
    product_type: Literal["Workstation", "DomainController", "Server"] | None = None
    """ProductType 1, 2 or 3. Tells clients from servers where the version does not."""
    service_pack: Count | None = None
    """Service pack, 0 if none."""


class GuestDisk(Facts, frozen=True):
    """A disk as the guest sees it."""

    disk: str | None = None
    """The VM's disk (id) behind it."""
    layout: Literal["Basic", "Dynamic", "StorageSpaces"] | None = None
    """Disk type in Disk Management; Dynamic is an LDM disk, not a dynamically expanding VHD."""
    bus: Literal["Virtual", "FileBackedVirtual", "iSCSI", "Other"] | None = None
    """Get-Disk BusType; FileBackedVirtual is a VHD mounted inside the guest."""


VolumeRole = Literal["Data", "System", "Boot", "EfiSystem", "SystemReserved", "Recovery", "Optical", "AppV"]


class GuestVolume(Facts, frozen=True):
    """A volume or mounted file system inside the guest."""

    mount: str | None = None
    """Drive letter or mount point."""
    filesystem: str | None = None
    """NTFS, ReFS, FAT, FAT32, exFAT, CSVFS, UDF, RAW, ext4, xfs, …; RAW if none is recognised."""
    size_bytes: Bytes | None = None
    """Size in bytes."""
    free_bytes: Bytes | None = None
    """Free space in bytes."""
    role: VolumeRole | None = None
    """What the volume is for. EfiSystem and Optical are exempt from the file-system rule."""
    shadow_storage: str | None = None
    """Volume that holds this volume's shadow copies (vssadmin list shadowstorage)."""
    disk: str | None = None
    """The VM's disk (id) it lies on."""
    device: str | None = None
    """Linux: block device, /dev/sda1."""
    read_only: bool | None = None
    """Linux: mounted read-only, or a loop or squashfs mount."""
    bitlocker: Literal["Off", "On", "Locked"] | None = None
    """BitLocker protection of the volume."""


class IscsiDisk(Facts, frozen=True):
    """A LUN connected by the guest's own iSCSI initiator."""

    target: str | None = None
    """Target name (IQN)."""
    size_bytes: Bytes | None = None
    """Size in bytes."""
    mount: str | None = None
    """Where the guest mounts it."""


ServiceState = Literal["Running", "Stopped", "Disabled", "Missing"]


class GuestServices(Facts, frozen=True):
    """Windows services in the guest that a VSS backup needs. Stopped: it may still be started."""

    VSS: ServiceState | None = None
    """Volume Shadow Copy."""
    swprv: ServiceState | None = None
    """Microsoft Software Shadow Copy Provider."""
    COMSysApp: ServiceState | None = None
    """COM+ System Application."""
    EventSystem: ServiceState | None = None
    """COM+ Event System."""
    MSDTC: ServiceState | None = None
    """Distributed Transaction Coordinator."""
    RpcSs: ServiceState | None = None
    """Remote Procedure Call (RPC)."""
    SENS: ServiceState | None = None
    """System Event Notification Service."""
    vmicvss: ServiceState | None = None
    """Hyper-V Volume Shadow Copy Requestor."""


class GuestCluster(Facts, frozen=True):
    """Failover clustering between guests."""

    member: bool | None = None
    """Whether the guest is a node of a guest cluster."""
    csv_on_shared_disks: bool | None = None
    """Whether the guest cluster uses a shared disk or VHD Set as CSV."""
    healthy: bool | None = None
    """Whether the cluster service answers and each shared disk has one owner."""


ServerRole = Literal["ActiveDirectory", "SqlServer", "Exchange", "FileServer", "Other"]


class Guest(Facts, frozen=True):
    """What only the guest can see; often not collected."""

    os: GuestOs | None = None
    """Operating system."""
    disks: tuple[GuestDisk, ...] | None = None
    """Disks as the guest sees them."""
    volumes: tuple[GuestVolume, ...] | None = None
    """Volumes of the guest."""
    iscsi_disks: tuple[IscsiDisk, ...] | None = None
    """LUNs connected by the guest's own iSCSI initiator."""
    vss_daemon: Literal["Running", "Stopped", "Absent"] | None = None
    """Linux and FreeBSD: hv_vss_daemon or hypervvssd."""
    services: GuestServices | None = None
    """Windows services that VSS needs."""
    cluster: GuestCluster | None = None
    """Guest clustering."""
    roles: tuple[ServerRole, ...] | None = None
    """Server roles; ActiveDirectory covers AD DS and AD LDS."""
    network_shares: tuple[str, ...] | None = None
    """SMB or NFS shares whose data the guest works on."""
    application_backup: bool | None = None
    """Whether an agent in the guest backs up applications at the same time."""
    scope_snapshots: bool | None = None
    """Value of ScopeSnapshots under SystemRestore in the registry is non-zero."""
