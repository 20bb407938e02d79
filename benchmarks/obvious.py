"""The obvious stack: json, jsonschema, plain Python rules, tabulate. Decent, and what most would write.

It knows the rules of the document the project began with (Microsoft's page on Hyper-V backup,
2009): fourteen conditions, no unknown facts, no positions, no host releases.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from tabulate import tabulate

from vmcheck.resources import data_folder

Facts = dict[str, Any]
_Finding = tuple[str, str]

_WITHOUT_VSS = ("Windows NT", "Windows 2000", "Windows XP", "Linux", "Ubuntu", "CentOS", "FreeBSD")


class ObviousCheck:
    """Loads everything, validates everything, checks everything, then prints one table."""

    def __init__(self) -> None:
        schema = json.loads((data_folder("schemas") / "inventory.schema.json").read_text(encoding="utf-8"))
        self._vm = Draft202012Validator({"$ref": "#/$defs/Vm", "$defs": schema["$defs"]})

    def __call__(self, path: Path) -> int:
        """Check an inventory; how many VMs it holds."""
        inventory = json.loads(path.read_bytes())
        hosts = {host["name"]: host for host in inventory.get("hosts", ())}
        rows = [row for vm in inventory["vms"] for row in self._rows(vm, hosts)]
        tabulate(rows, headers=("VM", "effect", "finding"))
        return len(inventory["vms"])

    def _rows(self, vm: Facts, hosts: dict[str, Facts]) -> list[tuple[str, str, str]]:
        name = str(vm.get("name"))
        mistakes = [(name, "invalid", error.message) for error in self._vm.iter_errors(vm)]
        if mistakes:
            return mistakes
        return [(name, effect, text) for effect, text in _findings(vm, hosts.get(vm["host"], {}))]


def _findings(vm: Facts, host: Facts) -> Iterator[_Finding]:
    yield from _integration(vm)
    yield from _guest_storage(vm.get("guest") or {})
    yield from _locations(vm)
    yield from _coverage(vm, host)


def _integration(vm: Facts) -> Iterator[_Finding]:
    services = vm.get("integration_services") or {}
    backup = services.get("backup") or {}
    system = ((vm.get("guest") or {}).get("os") or {}).get("name") or ""
    if services.get("installed") is False:
        yield "offline", "integration services are not installed"
    if backup.get("enabled") is False:
        yield "offline", "backup (volume snapshot) is not ticked"
    if backup.get("status") in ("NoContact", "LostCommunication"):
        yield "offline", "the backup service does not answer"
    if any(word in system for word in _WITHOUT_VSS):
        yield "offline", f"{system} does not support VSS"
    if vm.get("state") != "Running":
        yield "offline", f"the VM is {vm.get('state')}"


def _guest_storage(guest: Facts) -> Iterator[_Finding]:
    for disk in guest.get("disks") or ():
        if disk.get("layout") == "Dynamic":
            yield "offline", f"{disk.get('disk')} is a dynamic disk"
    for volume in guest.get("volumes") or ():
        mount = volume.get("mount")
        if volume.get("filesystem") not in ("NTFS", "ReFS") and volume.get("role") != "EfiSystem":
            yield "offline", f"{mount} is {volume.get('filesystem')}"
        if volume.get("shadow_storage") not in (None, mount):
            yield "offline", f"{mount} keeps its shadow copies on {volume['shadow_storage']}"


def _locations(vm: Facts) -> Iterator[_Finding]:
    drives = {_drive(disk["path"]) for disk in vm.get("disks") or () if disk.get("path")}
    snapshots = vm.get("snapshot_path")
    if snapshots and drives and _drive(snapshots) not in drives:
        yield "offline", f"snapshots lie on {_drive(snapshots)}"


def _coverage(vm: Facts, host: Facts) -> Iterator[_Finding]:
    selected = (host.get("backup_job") or {}).get("volumes")
    for disk in vm.get("disks") or ():
        if disk.get("attachment") == "passthrough":
            yield "excluded", f"{disk.get('id')} is a physical disk"
        elif selected is not None and _drive(disk["path"]) not in selected:
            yield "excluded", f"{disk['path']} is not selected"
    for lun in (vm.get("guest") or {}).get("iscsi_disks") or ():
        yield "excluded", f"{lun.get('target')} is an iSCSI disk"
    if vm.get("fibre_channel_adapters"):
        yield "excluded", "LUNs behind virtual Fibre Channel"
    for key in ("configuration_path", "snapshot_path"):
        if selected is not None and vm.get(key) and _drive(vm[key]) not in selected:
            yield "excluded", f"{vm[key]} is not selected"


def _drive(path: str) -> str:
    return path[:2].upper()
