"""VMs with the facts that a format can carry, and the files of that format that hold them."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID
from xml.sax.saxutils import escape

from hypothesis import strategies as st

Vm = dict[str, Any]

NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), min_size=1, max_size=8
)
IDS = st.uuids().filter(lambda value: value != UUID(int=0)).map(str)
STATES = ["Running", "Off", "Saved", "Paused"]
PASSTHROUGH = {"attachment": "passthrough"}
FORMATS = {".vhd": "VHD", ".vhdx": "VHDX"}


def virtual_disks() -> st.SearchStrategy[Vm]:
    """Virtual hard disks with path and format."""
    suffixed = st.tuples(
        st.sampled_from(["C:\\a", "D:\\VMs\\b c"]), st.integers(0, 99), st.sampled_from([*FORMATS])
    )
    return suffixed.map(
        lambda parts: {
            "attachment": "virtual",
            "path": f"{parts[0]}{parts[1]}{parts[2]}",
            "format": FORMATS[parts[2]],
        }
    )  # fmt: skip


def vms(**more: st.SearchStrategy[Any]) -> st.SearchStrategy[Vm]:
    """VMs with a name, an id, and other facts."""
    return st.fixed_dictionaries({"name": NAMES, "id": IDS}, optional=more)


def fleets(vm: st.SearchStrategy[Vm]) -> st.SearchStrategy[list[Vm]]:
    """Several VMs with different ids and names."""
    return st.lists(vm, min_size=1, max_size=3, unique_by=(lambda one: one["id"], lambda one: one["name"]))


SCVMM = fleets(
    vms(
        state=st.sampled_from(STATES),
        clustered=st.booleans(),
        backup=st.booleans(),
        os=st.sampled_from(["Windows Server 2012 R2 Standard", "Ubuntu Linux 16.04 (64 bit)"]),
        disks=st.tuples(st.lists(virtual_disks(), max_size=2), st.lists(st.just(PASSTHROUGH), max_size=1)),
    )
)


def scvmm_vm(vm: Vm) -> Vm:
    """The VM in the inventory's terms."""
    found = {key: value for key, value in vm.items() if key in ("name", "id", "state", "clustered")}
    if "backup" in vm:
        found["integration_services"] = {"backup": {"enabled": vm["backup"]}}
    if "os" in vm:
        found["guest"] = {"os": {"name": vm["os"]}}
    if "disks" in vm:
        found["disks"] = [*vm["disks"][0], *vm["disks"][1]]
    return found


def scvmm_file(fleet: Sequence[Vm]) -> bytes:
    """The output of Get-SCVirtualMachine."""
    objects = []
    for vm in fleet:
        properties = {"Name": vm["name"], "VMId": vm["id"], "HasVMAdditions": False}
        if "state" in vm:
            properties["VirtualMachineState"] = {"Off": "PowerOff"}.get(vm["state"], vm["state"])
        if "clustered" in vm:
            properties["IsHighlyAvailable"] = vm["clustered"]
        if "backup" in vm:
            properties["BackupEnabled"] = vm["backup"]
        if "os" in vm:
            properties["OperatingSystem"] = {"Name": vm["os"]}
        if "disks" in vm:
            properties["VirtualHardDisks"] = [{"Location": disk["path"]} for disk in vm["disks"][0]]
            properties["HasPassthroughDisk"] = bool(vm["disks"][1])
        objects.append(properties)
    return json.dumps(objects).encode("utf-16")


CONFIGURATION = vms(
    version=st.sampled_from([(3, 0), (4, 0), (5, 0)]),
    clustered=st.booleans(),
    backup=st.booleans(),
    checkpoints=st.integers(0, 2),
    disks=st.lists(virtual_disks() | st.just(PASSTHROUGH), max_size=4),
)
_IDE = "83f8638b-8dca-4152-9eda-2ca8b33039b4"
_VSS = "5ced1297-4598-4915-a5fc-ad21bb4d02a4"


def configuration_vm(vm: Vm) -> Vm:
    """The VM in the inventory's terms: a file with a manifest says whether there is a backup service."""
    found: Vm = {key: value for key, value in vm.items() if key in ("name", "id", "clustered")}
    major, minor = vm.get("version", (0, 0))
    if "version" in vm:
        found["configuration_version"] = f"{major}.{minor}"
    if major >= 4:
        found["fibre_channel_adapters"] = 0
    found["integration_services"] = {"backup": {"enabled": vm.get("backup", False)}}
    found["disks"] = [
        {"id": f"IDE {number // 2}:{number % 2}", **disk} for number, disk in enumerate(vm.get("disks", []))
    ]
    found["scsi_controllers"] = 0
    if "checkpoints" in vm:
        found["checkpoints"] = [{}] * vm["checkpoints"]
    return found


def configuration_file(vm: Vm) -> bytes:
    """Its configuration file, as Windows writes it."""
    drives = "".join(
        f"<controller{number // 2}><drive{number % 2}><pathname>{escape(disk.get('path', 'x'))}</pathname>"
        f"<type>{'VHD' if 'path' in disk else 'HDD'}</type></drive{number % 2}></controller{number // 2}>"
        for number, disk in enumerate(vm.get("disks", []))
    ).replace("</controller0><controller0>", "").replace("</controller1><controller1>", "")  # fmt: skip
    devices = [_IDE, *([_VSS] if "backup" in vm else [])]
    manifest = "".join(
        f"<vdev{number:03}><device>{guid}</device><instance>{guid.upper()}</instance></vdev{number:03}>"
        for number, guid in enumerate(devices, 1)
    )
    major, minor = vm.get("version", (0, 0))
    version = f"<version>{major << 8 | minor}</version>" if major else ""
    off = "<Enabled>False</Enabled>" if not vm.get("backup", True) else ""
    clustered = f"<highly_available>{vm['clustered']}</highly_available>" if "clustered" in vm else ""
    size = f"<size>{vm['checkpoints']}</size>" if "checkpoints" in vm else ""
    text = (
        '<?xml version="1.0" encoding="UTF-16"?>\n<configuration>\n'
        f"<_{_IDE}_>{drives}<VDEVVersion>256</VDEVVersion></_{_IDE}_>\n<_{_VSS}_>{off}</_{_VSS}_>\n"
        f"<global_settings><snapshots><list>{size}</list></snapshots></global_settings>\n"
        f"<manifest><size>{len(devices)}</size>{manifest}</manifest>\n"
        f"<properties><name>{escape(vm['name'])}</name><global_id>{vm['id'].upper()}</global_id>"
        f"<type_id>Virtual Machines</type_id>{version}{clustered}</properties>\n</configuration>"
    )
    return text.encode("utf-16")


CSV = fleets(
    vms(
        host=st.sampled_from(["HV01", "HV02"]),
        state=st.sampled_from(STATES),
        generation=st.sampled_from([1, 2]),
        clustered=st.booleans(),
        disks=st.lists(virtual_disks(), min_size=1, max_size=3, unique_by=lambda disk: disk["path"]),
    )
)
CSV_MAP = """
about = "a test"
[columns]
name = "name"
id = "id"
host = "host"
state = "state"
generation = "generation"
clustered = "clustered"
path = "disks.path"
"""


def csv_file(fleet: Sequence[Vm], delimiter: str, encoding: str) -> bytes:
    """A row for each disk; a row for a VM without disks."""
    text = io.StringIO()
    columns = ["name", "id", "host", "state", "generation", "clustered", "path"]
    writer = csv.DictWriter(text, columns, delimiter=delimiter, extrasaction="ignore")
    writer.writeheader()
    for vm in fleet:
        for disk in vm.get("disks", [{}]):
            writer.writerow({**vm, **disk})
    return text.getvalue().encode(encoding)
