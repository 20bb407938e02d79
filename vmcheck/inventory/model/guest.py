"""What only the guest can see; often not collected."""

from typing import Annotated, Literal

from vmcheck.inventory.model.values import Bytes, Count, Facts, about


class GuestOs(Facts, frozen=True):
    """The guest's operating system, as the guest or the KVP exchange reports it."""

    name: Annotated[
        str | None, about("Caption (Win32_OperatingSystem), OSName (KVP) or PRETTY_NAME (os-release).")
    ] = None
    version: Annotated[
        str | None,
        about("NT version, 6.1.7601 for example, or the version of a Linux or FreeBSD distribution."),
    ] = None
    product_type: Annotated[
        Literal["Workstation", "DomainController", "Server"] | None,
        about("ProductType 1, 2 or 3. Tells clients from servers where the version does not."),
    ] = None
    service_pack: Annotated[Count | None, about("Service pack, 0 if none.")] = None


class GuestDisk(Facts, frozen=True):
    """A disk as the guest sees it."""

    disk: Annotated[str | None, about("The VM's disk (id) behind it.")] = None
    layout: Annotated[
        Literal["Basic", "Dynamic", "StorageSpaces"] | None,
        about("Disk type in Disk Management; Dynamic is an LDM disk, not a dynamically expanding VHD."),
    ] = None
    bus: Annotated[
        Literal["Virtual", "FileBackedVirtual", "iSCSI", "Other"] | None,
        about("Get-Disk BusType; FileBackedVirtual is a VHD mounted inside the guest."),
    ] = None


class GuestVolume(Facts, frozen=True):
    """A volume or mounted file system inside the guest."""

    mount: Annotated[str | None, about("Drive letter or mount point.")] = None
    filesystem: Annotated[
        str | None,
        about("NTFS, ReFS, FAT, FAT32, exFAT, CSVFS, UDF, RAW, ext4, xfs, …; RAW if none is recognised."),
    ] = None
    size_bytes: Annotated[Bytes | None, about("Size in bytes.")] = None
    free_bytes: Annotated[Bytes | None, about("Free space in bytes.")] = None
    role: Annotated[
        Literal["Data", "System", "Boot", "EfiSystem", "SystemReserved", "Recovery", "Optical", "AppV"]
        | None,
        about("What the volume is for. EfiSystem and Optical are exempt from the file-system rule."),
    ] = None
    shadow_storage: Annotated[
        str | None,
        about("Volume that holds this volume's shadow copies (vssadmin list shadowstorage)."),
    ] = None
    disk: Annotated[str | None, about("The VM's disk (id) it lies on.")] = None
    device: Annotated[str | None, about("Linux: block device, /dev/sda1.")] = None
    read_only: Annotated[bool | None, about("Linux: mounted read-only, or a loop or squashfs mount.")] = None
    bitlocker: Annotated[
        Literal["Off", "On", "Locked"] | None, about("BitLocker protection of the volume.")
    ] = None


class IscsiDisk(Facts, frozen=True):
    """A LUN connected by the guest's own iSCSI initiator."""

    target: Annotated[str | None, about("Target name (IQN).")] = None
    size_bytes: Annotated[Bytes | None, about("Size in bytes.")] = None
    mount: Annotated[str | None, about("Where the guest mounts it.")] = None


ServiceState = Literal["Running", "Stopped", "Disabled", "Missing"]


class GuestServices(Facts, frozen=True):
    """Windows services in the guest that a VSS backup needs. Stopped: it may still be started."""

    VSS: Annotated[ServiceState | None, about("Volume Shadow Copy.")] = None
    swprv: Annotated[ServiceState | None, about("Microsoft Software Shadow Copy Provider.")] = None
    COMSysApp: Annotated[ServiceState | None, about("COM+ System Application.")] = None
    EventSystem: Annotated[ServiceState | None, about("COM+ Event System.")] = None
    MSDTC: Annotated[ServiceState | None, about("Distributed Transaction Coordinator.")] = None
    RpcSs: Annotated[ServiceState | None, about("Remote Procedure Call (RPC).")] = None
    SENS: Annotated[ServiceState | None, about("System Event Notification Service.")] = None
    vmicvss: Annotated[ServiceState | None, about("Hyper-V Volume Shadow Copy Requestor.")] = None


class GuestCluster(Facts, frozen=True):
    """Failover clustering between guests."""

    member: Annotated[bool | None, about("Whether the guest is a node of a guest cluster.")] = None
    csv_on_shared_disks: Annotated[
        bool | None, about("Whether the guest cluster uses a shared disk or VHD Set as CSV.")
    ] = None
    healthy: Annotated[
        bool | None, about("Whether the cluster service answers and each shared disk has one owner.")
    ] = None


class Guest(Facts, frozen=True):
    """What only the guest can see; often not collected."""

    os: Annotated[GuestOs | None, about("Operating system.")] = None
    disks: Annotated[tuple[GuestDisk, ...] | None, about("Disks as the guest sees them.")] = None
    volumes: Annotated[tuple[GuestVolume, ...] | None, about("Volumes of the guest.")] = None
    iscsi_disks: Annotated[
        tuple[IscsiDisk, ...] | None, about("LUNs connected by the guest's own iSCSI initiator.")
    ] = None
    vss_daemon: Annotated[
        Literal["Running", "Stopped", "Absent"] | None,
        about("Linux and FreeBSD: hv_vss_daemon or hypervvssd."),
    ] = None
    services: Annotated[GuestServices | None, about("Windows services that VSS needs.")] = None
    cluster: Annotated[GuestCluster | None, about("Guest clustering.")] = None
    roles: Annotated[
        tuple[Literal["ActiveDirectory", "SqlServer", "Exchange", "FileServer", "Other"], ...] | None,
        about("Server roles; ActiveDirectory covers AD DS and AD LDS."),
    ] = None
    network_shares: Annotated[
        tuple[str, ...] | None, about("SMB or NFS shares whose data the guest works on.")
    ] = None
    application_backup: Annotated[
        bool | None, about("Whether an agent in the guest backs up applications at the same time.")
    ] = None
    scope_snapshots: Annotated[
        bool | None, about("Value of ScopeSnapshots under SystemRestore in the registry is non-zero.")
    ] = None
