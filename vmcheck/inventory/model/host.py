"""The host, its volumes and its backup job; file servers."""

from typing import Annotated, Literal

from vmcheck.inventory.model.values import Bytes, Facts, Name, Release, about


class HostVolume(Facts, frozen=True):
    """A volume of the Hyper-V host, as Get-Volume and Get-ClusterSharedVolume show it."""

    path: Annotated[
        Name,
        about(r"Where the volume is mounted: a drive letter (D:), a mounted folder or C:\ClusterStorage\…."),
    ]
    volume_id: Annotated[str | None, about(r"The volume's GUID path, \\?\Volume{…}\.")] = None
    filesystem: Annotated[
        Literal["NTFS", "ReFS", "CSVFS", "FAT", "FAT32", "exFAT"] | None,
        about("File system of the host volume."),
    ] = None
    csv: Annotated[bool | None, about("Whether it is a Cluster Shared Volume (CSV).")] = None
    size_bytes: Annotated[Bytes | None, about("Size of the volume in bytes.")] = None
    free_bytes: Annotated[Bytes | None, about("Free space on the volume in bytes.")] = None


class BackupJob(Facts, frozen=True):
    """What the backup job on this host takes: volumes, VMs, or the whole machine."""

    name: Annotated[str | None, about("Name of the job.")] = None
    requestor: Annotated[
        Literal["WindowsServerBackup", "DPM", "MABS", "Vss", "Wmi"] | None,
        about("Who asks for the backup: Vss is any other VSS requestor, Wmi a product that uses RCT."),
    ] = None
    volumes: Annotated[
        tuple[Name, ...] | None,
        about("Volumes the job selects. Null with vms given: the job selects by VM."),
    ] = None
    vms: Annotated[
        tuple[Name, ...] | None,
        about("VMs (name or id) the job selects; all their files are then in the backup."),
    ] = None
    bare_metal_recovery: Annotated[
        bool | None, about("Whether the job asks for bare-metal recovery (critical volumes).")
    ] = None
    require_application_consistency: Annotated[
        bool | None, about("Whether the job fails rather than take a crash-consistent backup.")
    ] = None
    parallel: Annotated[
        bool | None, about("Whether several cluster nodes back up VMs of the same CSV at the same time.")
    ] = None


class VssProvider(Facts, frozen=True):
    """The VSS provider that takes the host snapshot."""

    type: Annotated[Literal["System", "Software", "Hardware"] | None, about("Kind of the VSS provider.")] = (
        None
    )
    auto_recovery: Annotated[
        bool | None, about("Whether the provider supports auto-recovered (writable) snapshots.")
    ] = None


class Host(Facts, frozen=True):
    """A Hyper-V host."""

    name: Annotated[Name, about("Computer name of the host; VMs refer to it by this name.")]
    release: Annotated[
        Release | None,
        about(
            "Windows Server release of the host. It decides the rules: 2008 to 2012, 2012R2, 2016 and later."
        ),
    ] = None
    client: Annotated[
        bool | None, about("True for Hyper-V on a Windows client, which has no Hyper-V VSS writer.")
    ] = None
    vss_writer: Annotated[
        Literal["Stable", "Failed", "Missing"] | None,
        about("State of the Microsoft Hyper-V VSS Writer in `vssadmin list writers`."),
    ] = None
    wsb_writer_registered: Annotated[
        bool | None,
        about("Whether the Hyper-V writer is registered with Windows Server Backup (registry, KB958662)."),
    ] = None
    vss_provider: Annotated[VssProvider | None, about("The VSS provider in use.")] = None
    hotfixes: Annotated[
        tuple[Name, ...] | None, about("Installed updates by KB number, as in Get-HotFix (KB975354).")
    ] = None
    volumes: Annotated[tuple[HostVolume, ...] | None, about("The host's volumes.")] = None
    tcp_chimney: Annotated[bool | None, about("Whether TCP chimney offload is on.")] = None
    automount: Annotated[bool | None, about("Whether automatic mounting of new volumes is on.")] = None
    cluster_functional_level_current: Annotated[
        bool | None,
        about("Whether the cluster's functional level was raised after the hosts were upgraded."),
    ] = None
    backup_job: Annotated[
        BackupJob | None,
        about("The backup job that is to be judged. Without one, selection is not assessed."),
    ] = None


class FileServer(Facts, frozen=True):
    """A file server whose SMB shares hold virtual hard disks."""

    name: Annotated[Name, about("Name of the server, as in the UNC paths.")]
    vss_agent: Annotated[
        bool | None,
        about("Whether the File Server VSS Agent Service (FS-VSS-Agent) is installed on every node."),
    ] = None
