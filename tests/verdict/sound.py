"""A VM and a host of which everything is known, and all of it is well."""

from typing import Any, Final

SERVICES: Final = ("VSS", "swprv", "COMSysApp", "EventSystem", "MSDTC", "RpcSs", "SENS", "vmicvss")
SOUND: Final[dict[str, Any]] = {
    "name": "VM01",
    "id": "11",
    "state": "Running",
    "generation": 1,
    "configuration_version": "5.0",
    "configuration_path": "D:\\VMs",
    "snapshot_path": "D:\\VMs",
    "clustered": False,
    "memory_bytes": 2**32,
    "last_successful_backup": "2026-11-21T01:00:00Z",
    "integration_services": {
        "installed": True,
        "version": "6.3.9600.16384",
        "up_to_date": True,
        "backup": {"enabled": True, "status": "OK", "protocol_mismatch": False},
    },
    "scsi_controllers": 1,
    "fibre_channel_adapters": 0,
    "gpu_partitions": 0,
    "assigned_devices": [],
    "disks": [
        {
            "id": "SCSI 0:0",
            "attachment": "virtual",
            "path": "D:\\VMs\\one.vhdx",
            "format": "VHDX",
            "provisioning": "Fixed",
            "parents": [],
            "shared": False,
            "size_bytes": 2**36,
        }
    ],
    "checkpoints": [],
    "checkpoint_type": "Production",
    "replication": {"mode": "None"},
    "security": {"vtpm": False, "shielded": False},
    "guest": {
        "os": {
            "name": "Windows Server 2012 R2 Standard",
            "version": "6.3.9600",
            "product_type": "Server",
            "service_pack": 0,
        },
        "disks": [{"disk": "SCSI 0:0", "layout": "Basic", "bus": "Virtual"}],
        "volumes": [
            {
                "mount": "C:",
                "filesystem": "NTFS",
                "size_bytes": 2**36,
                "free_bytes": 2**35,
                "role": "Boot",
                "shadow_storage": "C:",
                "disk": "SCSI 0:0",
                "bitlocker": "Off",
                "read_only": False,
            }
        ],
        "iscsi_disks": [],
        "services": dict.fromkeys(SERVICES, "Running"),
        "cluster": {"member": False, "csv_on_shared_disks": False, "healthy": True},
        "roles": [],
        "network_shares": [],
        "application_backup": False,
        "scope_snapshots": False,
    },
}
SOUND_HOST: Final[dict[str, Any]] = {
    "client": False,
    "vss_writer": "Stable",
    "wsb_writer_registered": True,
    "vss_provider": {"type": "System", "auto_recovery": True},
    "hotfixes": ["KB975354"],
    "volumes": [{"path": "D:", "filesystem": "NTFS", "csv": False, "size_bytes": 2**40, "free_bytes": 2**39}],
    "tcp_chimney": False,
    "automount": True,
    "cluster_functional_level_current": True,
}
