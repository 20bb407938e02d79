"""A made-up fleet: hosts of four releases, and VMs whose facts are complete and clean."""

from random import Random
from typing import Any, NamedTuple

Facts = dict[str, Any]

COLLECTED_AT = "2026-11-22T10:00:00Z"
LAST_BACKUP = "2026-11-21T22:15:00Z"
GIB = 1 << 30


class _HostKind(NamedTuple):
    release: str
    requestor: str
    configuration_version: str


class _GuestKind(NamedTuple):
    name: str
    version: str
    product_type: str
    releases: tuple[str, ...]
    """Hosts on whose list of supported guests it is."""


HOSTS: dict[str, _HostKind] = {
    "HV-WIEN-01": _HostKind("2012", "WindowsServerBackup", "4.0"),
    "HV-WIEN-02": _HostKind("2012R2", "Vss", "5.0"),
    "HV-KÖLN-01": _HostKind("2012R2", "DPM", "5.0"),
    "HV-KÖLN-02": _HostKind("2016", "Vss", "8.0"),
    "HV-ŁÓDŹ-01": _HostKind("2016", "MABS", "8.0"),
    "HV-東京-01": _HostKind("2022", "Vss", "10.0"),
    "HV-東京-02": _HostKind("2022", "Wmi", "10.0"),
}
_GUESTS = (
    _GuestKind("Microsoft Windows Server 2012 Standard", "6.2.9200", "Server", ("2012", "2012R2")),
    _GuestKind("Microsoft Windows Server 2012 R2 Datacenter", "6.3.9600", "Server", ("2012R2", "2016")),
    _GuestKind("Microsoft Windows Server 2016 Standard", "10.0.14393", "Server", ("2016", "2022")),
    _GuestKind("Microsoft Windows Server 2019 Standard", "10.0.17763", "Server", ("2022",)),
    _GuestKind("Microsoft Windows Server 2022 Datacenter", "10.0.20348", "Server", ("2022",)),
    _GuestKind("Microsoft Windows 10 Enterprise", "10.0.19045", "Workstation", ("2016", "2022")),
)
_ROLES = ("SQL", "WEB", "APP", "DC", "FILE", "Lohnbüro", "Бухгалтерия", "データベース", "Größe📦", "Søk")


def header() -> Facts:
    """Everything of the inventory but its VMs."""
    return {
        "schema_version": 1,
        "collected_at": COLLECTED_AT,
        "hosts": [_host(name, kind) for name, kind in HOSTS.items()],
        "file_servers": [{"name": "FS01", "vss_agent": True}],
    }


def clean_vm(index: int, random: Random) -> Facts:
    """A running Windows VM of which everything was collected and nothing is wrong."""
    host = random.choice(tuple(HOSTS))
    kind = HOSTS[host]
    guest = random.choice([guest for guest in _GUESTS if kind.release in guest.releases])
    name = f"{random.choice(_ROLES)}-{index:06d}"
    folder = f"D:\\VMs\\{name}"
    first = "IDE 0:0" if kind.release == "2012" else "SCSI 0:0"
    disks = [_disk(folder, number, first, random) for number in range(random.randint(2, 4))]
    return {
        "id": f"{random.getrandbits(128):032x}",
        "name": name,
        "host": host,
        "state": "Running",
        "generation": 1 if kind.release == "2012" else 2,
        "configuration_version": kind.configuration_version,
        "configuration_path": folder,
        "snapshot_path": folder,
        "smart_paging_path": folder,
        "clustered": False,
        "last_successful_backup": LAST_BACKUP,
        "memory_bytes": random.choice((4, 8, 16, 32)) * GIB,
        "integration_services": {
            "installed": True,
            "version": f"{guest.version}.0",
            "up_to_date": True,
            "backup": {"enabled": True, "status": "OK", "protocol_mismatch": False},
        },
        "scsi_controllers": 1,
        "fibre_channel_adapters": 0,
        "gpu_partitions": 0,
        "assigned_devices": [],
        "disks": disks,
        "checkpoints": [],
        "checkpoint_type": "Production",
        "replication": {"mode": "None"},
        "security": {"vtpm": False, "shielded": False},
        "guest": _guest(guest, disks, random),
    }


def _host(name: str, kind: _HostKind) -> Facts:
    volumes = [
        {"path": path, "filesystem": "NTFS", "csv": False, "size_bytes": 4096 * GIB, "free_bytes": 1024 * GIB}
        for path in ("C:", "D:", "E:")
    ]
    return {
        "name": name,
        "release": kind.release,
        "client": False,
        "vss_writer": "Stable",
        "wsb_writer_registered": True,
        "vss_provider": {"type": "System", "auto_recovery": True},
        "hotfixes": ["KB975354"],
        "volumes": volumes,
        "tcp_chimney": False,
        "automount": True,
        "cluster_functional_level_current": True,
        "backup_job": {
            "name": "nightly",
            "requestor": kind.requestor,
            "volumes": ["C:", "D:"],
            "bare_metal_recovery": False,
            "require_application_consistency": False,
            "parallel": False,
        },
    }


def _disk(folder: str, number: int, first: str, random: Random) -> Facts:
    return {
        "id": first if number == 0 else f"SCSI 0:{number}",
        "attachment": "virtual",
        "path": f"{folder}\\disk{number}.vhdx",
        "format": "VHDX",
        "provisioning": random.choice(("Fixed", "Dynamic")),
        "parents": [],
        "shared": False,
        "size_bytes": random.choice((64, 128, 256, 512)) * GIB,
    }


def _guest(kind: _GuestKind, disks: list[Facts], random: Random) -> Facts:
    return {
        "os": {
            "name": kind.name,
            "version": kind.version,
            "product_type": kind.product_type,
            "service_pack": 0,
        },
        "disks": [{"disk": disk["id"], "layout": "Basic", "bus": "Virtual"} for disk in disks],
        "volumes": [_volume(number, disk, random) for number, disk in enumerate(disks)],
        "iscsi_disks": [],
        "services": dict.fromkeys(
            ("VSS", "swprv", "COMSysApp", "EventSystem", "MSDTC", "RpcSs", "SENS", "vmicvss"), "Running"
        ),
        "cluster": {"member": False},
        "roles": [],
        "network_shares": [],
        "application_backup": False,
        "scope_snapshots": False,
    }


def _volume(number: int, disk: Facts, random: Random) -> Facts:
    mount = f"{'CDEFGH'[number]}:"
    return {
        "mount": mount,
        "filesystem": "NTFS",
        "size_bytes": disk["size_bytes"],
        "free_bytes": disk["size_bytes"] * random.randint(20, 90) // 100,
        "role": "Data" if number else "Boot",
        "shadow_storage": mount,
        "disk": disk["id"],
        "bitlocker": "Off",
    }
