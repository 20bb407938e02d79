"""Writes a fleet as Get-VM and its companions do through ConvertTo-Json, in any of its moods."""

from dataclasses import dataclass
from typing import Any, Final

from hypothesis import strategies as st

from tests.sources.fleets import Json

_NUMBERS: Final[dict[str, dict[str, int]]] = {
    "State": {"Running": 2, "Off": 3, "Saved": 6, "Paused": 9},
    "CheckpointType": {"Disabled": 2, "Production": 3, "ProductionOnly": 4, "Standard": 5},
    "ReplicationMode": {"None": 0, "Primary": 1, "Replica": 2},
    "ReplicationState": {"Replicating": 4, "Error": 9},
    "ReplicationHealth": {"Normal": 1, "Warning": 2, "Critical": 3},
    "ControllerType": {"IDE": 0, "SCSI": 1},
    "PrimaryOperationalStatus": {"OK": 2, "Degraded": 3, "NoContact": 12, "LostCommunication": 13},
    "SnapshotType": {"Standard": 0, "Recovery": 1, "Replica": 6},
}
_BACKUP: Final = "Microsoft:{}\\5CED1297-4598-4915-A5FC-AD21BB4D02A4"


@dataclass(frozen=True)
class Mood:
    """What is up to the release of PowerShell, the depth and the person.

    Attributes:
        numbers: enumerations as numbers.
        wrapper: lists as {"value": […], "Count": n}.
        truncated: how Get-VM shows collections: a list of type names, or one text of them.
        small: keys in small letters.
    """

    numbers: bool
    wrapper: bool
    truncated: bool
    small: bool


MOODS: Final = st.builds(Mood, st.booleans(), st.booleans(), st.booleans(), st.booleans())


def to_powershell(fleet: list[Json], mood: Mood) -> dict[str, Any]:
    """The files of an export: names and JSON values."""
    write = _Writer(mood)
    files = {
        "vm.json": [write.vm(vm) for vm in fleet],
        "disks.json": [write.disk(vm, disk) for vm in fleet for disk in vm.get("disks", ())],
        "services.json": [
            write.service(vm) for vm in fleet if "backup" in vm.get("integration_services", {})
        ],
        "checkpoints.json": [
            write.checkpoint(vm, checkpoint) for vm in fleet for checkpoint in vm.get("checkpoints", ())
        ],
    }
    return {name: write.listed(objects) for name, objects in files.items() if objects}


class _Writer:
    def __init__(self, mood: Mood) -> None:
        self._mood = mood

    def listed(self, objects: list[Json]) -> Any:
        """A list as PowerShell writes it: one object by itself."""
        if self._mood.wrapper:
            return {"value": objects, "Count": len(objects)}
        return objects[0] if len(objects) == 1 else objects

    def vm(self, vm: Json) -> Json:
        services, replication = vm.get("integration_services", {}), vm.get("replication", {})
        up_to_date = {None: "", True: "Up to date", False: "Update required"}[services.get("up_to_date")]
        return self._object(
            Name=vm["name"],
            Id=vm["id"],
            ComputerName=vm["host"],
            State=vm.get("state"),
            Generation=vm.get("generation"),
            Version=vm.get("configuration_version"),
            ConfigurationLocation=vm.get("configuration_path", ""),
            SnapshotFileLocation=vm.get("snapshot_path"),
            IsClustered=vm.get("clustered"),
            CheckpointType=vm.get("checkpoint_type"),
            ReplicationMode=replication.get("mode"),
            ReplicationState=replication.get("state"),
            ReplicationHealth=replication.get("health"),
            IntegrationServicesVersion=services.get("version"),
            IntegrationServicesState=up_to_date,
            HardDrives=self._drives(vm),
            CreationTime="/Date(1488869314761)/",
        )

    def _drives(self, vm: Json) -> Any:
        names = ["Microsoft.HyperV.PowerShell.HardDiskDrive"] * len(vm.get("disks", ()))
        if "disks" in vm and not names:
            return []
        return (" ".join(names) if self._mood.truncated else names) or None

    def disk(self, vm: Json, disk: Json) -> Json:
        kind, _, slot = disk["id"].partition(" ")
        controller, _, location = slot.partition(":")
        passthrough = disk["attachment"] == "passthrough"
        return self._object(
            VMName=vm["name"],
            VMId=vm["id"],
            ComputerName=vm["host"],
            VMSnapshotId="00000000-0000-0000-0000-000000000000",
            ControllerType=kind,
            ControllerNumber=int(controller),
            ControllerLocation=int(location),
            Path="Disk 4 500.00 GB Bus 0 Lun 4 Target 0" if passthrough else disk["path"],
            DiskNumber=4 if passthrough else 0xFFFFFFFF if self._mood.numbers else None,
            SupportPersistentReservations=disk["shared"],
        )

    def service(self, vm: Json) -> Json:
        backup = vm["integration_services"]["backup"]
        return self._object(
            VMName=vm["name"],
            VMId=vm["id"],
            ComputerName=vm["host"],
            Name="Sicherung (Volumeprüfpunkt)",
            Id=_BACKUP.format(vm["id"].upper()),
            Enabled=backup["enabled"],
            PrimaryOperationalStatus=backup.get("status"),
            SecondaryOperationalStatus="" if "status" in backup else None,
        )

    def checkpoint(self, vm: Json, checkpoint: Json) -> Json:
        return self._object(
            VMName=vm["name"],
            VMId=vm["id"],
            ComputerName=vm["host"],
            Name=checkpoint["name"],
            SnapshotType=checkpoint["type"],
        )

    def _object(self, **properties: Any) -> Json:
        return {
            name.lower() if self._mood.small else name: self._value(name, value)
            for name, value in properties.items()
        }

    def _value(self, name: str, value: Any) -> Any:
        return (
            _NUMBERS.get(name, {}).get(value, value)
            if self._mood.numbers and isinstance(value, str)
            else value
        )
