"""Writes made-up exports of any size, as Get-VM and its companions give them; always the same bytes.

``python -m benchmarks.exports COUNT FOLDER [--alone]``: with ``--alone`` Get-VM only.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

_HOSTS = 20
_NO_SNAPSHOT = "00000000-0000-0000-0000-000000000000"
_NAMESPACE = "Microsoft.HyperV.PowerShell"
_NOISE: dict[str, Any] = {
    "OperationalStatus": [2],
    "PrimaryOperationalStatus": 2,
    "SecondaryOperationalStatus": None,
    "StatusDescriptions": ["Operating normally"],
    "Status": "Operating normally",
    "Heartbeat": 2,
    "CPUUsage": 0,
    "MemoryDemand": 0,
    "MemoryStatus": "",
    "SmartPagingFileInUse": False,
    "Uptime": dict.fromkeys(
        ("Ticks", "Days", "Hours", "Minutes", "Seconds", "Milliseconds", "TotalDays", "TotalSeconds"), 0
    ),
    "ResourceMeteringEnabled": False,
    "AutomaticStartAction": 4,
    "AutomaticStopAction": 3,
    "AutomaticStartDelay": 0,
    "NumaAligned": None,
    "NumaNodesCount": 1,
    "NumaSocketCount": 1,
    "Key": f"{_NAMESPACE}.VirtualMachineObjectKey",
    "IsDeleted": False,
    "Notes": "",
    "CreationTime": "/Date(1488869314761)/",
    "SizeOfSystemFiles": 46832,
    "ParentSnapshotId": None,
    "ParentSnapshotName": None,
    "MemoryStartup": 4294967296,
    "DynamicMemoryEnabled": True,
    "MemoryMinimum": 536870912,
    "MemoryMaximum": 1099511627776,
    "ProcessorCount": 4,
    "RemoteFxAdapter": None,
    "NetworkAdapters": f"{_NAMESPACE}.VMNetworkAdapter",
    "ComPort1": f"{_NAMESPACE}.VMComPort",
    "ComPort2": f"{_NAMESPACE}.VMComPort",
    "FloppyDrive": None,
    "DVDDrives": "",
    "VMIntegrationService": " ".join([f"{_NAMESPACE}.VMIntegrationComponent"] * 6),
}
"""What Get-VM says besides what vmcheck reads."""


def write_export(folder: Path, count: int, *, alone: bool) -> None:
    """Write one file for each cmdlet, one object a line."""
    _write(folder / "vm.json", map(_vm, range(count)))
    if not alone:
        _write(folder / "disks.json", (_disk(vm, slot) for vm in range(count) for slot in range(2)))
        _write(folder / "vhds.json", (_vhd(vm, slot) for vm in range(count) for slot in range(2)))
        _write(folder / "services.json", map(_service, range(count)))


def _write(path: Path, objects: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.write("[")
        stream.writelines(_separated(map(json.dumps, objects)))
        stream.write("\n]\n")


def _separated(texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        yield f"{',' if number else ''}\n{text}"


def _id(vm: int) -> str:
    return f"7d1f0c0a-51b2-4c0e-9a00-{vm:012}"


def _owner(vm: int) -> dict[str, Any]:
    return {"VMId": _id(vm), "VMName": f"VM{vm:06}", "ComputerName": f"HV{vm % _HOSTS:02}"}


def _vm(vm: int) -> dict[str, Any]:
    folder = f"D:\\VMs\\VM{vm:06}"
    return {
        "Id": _id(vm),
        "Name": f"VM{vm:06}",
        "State": 2,
        "IntegrationServicesState": "",
        "IntegrationServicesVersion": None,
        "ReplicationState": 0,
        "ReplicationHealth": 0,
        "ReplicationMode": 0,
        "MemoryAssigned": 4294967296,
        "ConfigurationLocation": folder,
        "SnapshotFileLocation": folder,
        "SmartPagingFilePath": folder,
        "Version": "9.0",
        "Generation": 2,
        "Path": folder,
        "IsClustered": False,
        "CheckpointType": 3,
        "FibreChannelHostBusAdapters": [],
        "HardDrives": [f"{_NAMESPACE}.HardDiskDrive", f"{_NAMESPACE}.HardDiskDrive"],
        **_NOISE,
        **_owner(vm),
    }


def _path(vm: int, slot: int) -> str:
    return f"D:\\VMs\\VM{vm:06}\\{slot}.vhdx"


def _disk(vm: int, slot: int) -> dict[str, Any]:
    return {
        "Path": _path(vm, slot),
        "DiskNumber": None,
        "SupportPersistentReservations": False,
        "MaximumIOPS": 0,
        "MinimumIOPS": 0,
        "ControllerType": 1,
        "ControllerNumber": 0,
        "ControllerLocation": slot,
        "Name": f"Hard Drive on SCSI controller number 0 at location {slot}",
        "PoolName": "Primordial",
        "IsDeleted": False,
        "VMSnapshotId": _NO_SNAPSHOT,
        "VMSnapshotName": None,
        **_owner(vm),
    }


def _vhd(vm: int, slot: int) -> dict[str, Any]:
    return {
        "ComputerName": f"HV{vm % _HOSTS:02}",
        "Path": _path(vm, slot),
        "VhdFormat": 3,
        "VhdType": 3,
        "FileSize": 4194304,
        "Size": 136365211648,
        "LogicalSectorSize": 512,
        "PhysicalSectorSize": 4096,
        "ParentPath": None,
        "Attached": True,
        "DiskNumber": None,
    }


def _service(vm: int) -> dict[str, Any]:
    return {
        "Name": "Backup (volume checkpoint)",
        "Id": f"Microsoft:{_id(vm).upper()}\\5CED1297-4598-4915-A5FC-AD21BB4D02A4",
        "Enabled": True,
        "PrimaryOperationalStatus": 2,
        "SecondaryOperationalStatus": None,
        **_owner(vm),
    }


def main() -> None:
    """Parse the arguments and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--alone", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    write_export(options.folder, options.count, alone=options.alone)


if __name__ == "__main__":
    main()
