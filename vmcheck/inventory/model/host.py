"""The host, its volumes and its backup job; file servers."""

from typing import Literal

from vmcheck.inventory.model.values import Bytes, Facts, Name, Release


class HostVolume(Facts, frozen=True):
    """A volume of the Hyper-V host, as Get-Volume and Get-ClusterSharedVolume show it."""

    path: Name
    r"""Where the volume is mounted: a drive letter (D:), a mounted folder or C:\ClusterStorage\…."""
    volume_id: str | None = None
    r"""The volume's GUID path, \\?\Volume{…}\."""
    filesystem: Literal["NTFS", "ReFS", "CSVFS", "FAT", "FAT32", "exFAT"] | None = None
    """File system of the host volume."""
    csv: bool | None = None
    """Whether it is a Cluster Shared Volume (CSV)."""
    size_bytes: Bytes | None = None
    """Size of the volume in bytes."""
    free_bytes: Bytes | None = None
    """Free space on the volume in bytes."""


class BackupJob(Facts, frozen=True):
    """What the backup job on this host takes: volumes, VMs, or the whole machine."""

    name: str | None = None
    """Name of the job."""
    requestor: Literal["WindowsServerBackup", "DPM", "MABS", "Vss", "Wmi"] | None = None
    """Who asks for the backup: Vss is any other VSS requestor, Wmi a product that uses RCT."""
    volumes: tuple[Name, ...] | None = None
    """Volumes the job selects. Null with vms given: the job selects by VM."""
    vms: tuple[Name, ...] | None = None
    """VMs (name or id) the job selects; all their files are then in the backup."""
    bare_metal_recovery: bool | None = None
    """Whether the job asks for bare-metal recovery (critical volumes)."""
    require_application_consistency: bool | None = None
    """Whether the job fails rather than take a crash-consistent backup."""
    parallel: bool | None = None
    """Whether several cluster nodes back up VMs of the same CSV at the same time."""


class VssProvider(Facts, frozen=True):
    """The VSS provider that takes the host snapshot."""

    type: Literal["System", "Software", "Hardware"] | None = None
    """Kind of the VSS provider."""
    auto_recovery: bool | None = None
    """Whether the provider supports auto-recovered (writable) snapshots."""


class Host(Facts, frozen=True):
    """A Hyper-V host."""

    name: Name
    """Computer name of the host; VMs refer to it by this name."""
    release: Release | None = None
    """Windows Server release of the host. It decides the rules: 2008 to 2012, 2012R2, 2016 and later."""
    client: bool | None = None
    """True for Hyper-V on a Windows client, which has no Hyper-V VSS writer."""
    vss_writer: Literal["Stable", "Failed", "Missing"] | None = None
    """State of the Microsoft Hyper-V VSS Writer in `vssadmin list writers`."""
    wsb_writer_registered: bool | None = None
    """Whether the Hyper-V writer is registered with Windows Server Backup (registry, KB958662)."""
    vss_provider: VssProvider | None = None
    """The VSS provider in use."""
    hotfixes: tuple[Name, ...] | None = None
    """Installed updates by KB number, as in Get-HotFix (KB975354)."""
    volumes: tuple[HostVolume, ...] | None = None
    """The host's volumes."""
    tcp_chimney: bool | None = None
    """Whether TCP chimney offload is on."""
    automount: bool | None = None
    """Whether automatic mounting of new volumes is on."""
    cluster_functional_level_current: bool | None = None
    """Whether the cluster's functional level was raised after the hosts were upgraded."""
    backup_job: BackupJob | None = None
    """The backup job that is to be judged. Without one, selection is not assessed."""


class FileServer(Facts, frozen=True):
    """A file server whose SMB shares hold virtual hard disks."""

    name: Name
    """Name of the server, as in the UNC paths."""
    vss_agent: bool | None = None
    """Whether the File Server VSS Agent Service (FS-VSS-Agent) is installed on every node."""
