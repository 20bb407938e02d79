"""Fleets as facts that an export of a host can carry: written natively, and by whoever writes a format.

``fleets()`` gives VMs with the keys of the inventory format. A writer of a foreign format takes such a
fleet and gives the files of an export; what the format cannot carry it takes out of the fleet first
(``without``), so that both sides know the same.
"""

import copy
from collections.abc import Iterable
from typing import Any, Final

from hypothesis import strategies as st

Json = dict[str, Any]

_GUID: Final = "7d1f0c0a-51b2-4c0e-9a00-{:012d}"
_MAYBE: Final = st.none() | st.booleans()


def fleets() -> st.SearchStrategy[list[Json]]:
    """VMs on up to two hosts, each with an id, a name and a host; any other fact may be missing."""
    return st.lists(_facts(), min_size=1, max_size=4).map(
        lambda vms: [
            {"name": f"VM{number:02}", "id": _GUID.format(number), **vm} for number, vm in enumerate(vms)
        ]
    )


def without(fleet: Iterable[Json], *keys: str) -> list[Json]:
    """The fleet without some facts, named by key, with dots for parts: integration_services.version."""
    left = [copy.deepcopy(vm) for vm in fleet]
    for vm in left:
        for key in keys:
            *steps, last = key.split(".")
            part: Any = vm
            for step in steps:
                part = part.get(step, {})
            part.pop(last, None)
    return left


def native(fleet: list[Json]) -> Json:
    """The fleet as an inventory, with what follows from its facts wherever one looks."""
    hosts = list(dict.fromkeys(vm["host"] for vm in fleet))
    return {
        "schema_version": 1,
        "earliest_host_release": "2012",
        "hosts": [{"name": host} for host in hosts],
        "vms": [vm | _following(vm) for vm in fleet],
    }


def _following(vm: Json) -> Json:
    """Facts that an export proves by others."""
    facts: Json = {}
    services = vm.get("integration_services", {})
    backup = services.get("backup", {})
    if services.get("version") or (backup.get("enabled") and backup.get("status") == "OK"):
        facts["integration_services"] = services | {"installed": True}
    numbers = [int(disk["id"][5]) for disk in vm.get("disks", ()) if disk["id"].startswith("SCSI")]
    if numbers:
        facts["scsi_controllers"] = max(numbers) + 1
    return facts


def _facts() -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries(
        {"host": st.sampled_from(["HV1", "HV2"])},
        optional={
            "state": st.sampled_from(["Running", "Off", "Saved", "Paused"]),
            "generation": st.sampled_from([1, 2]),
            "configuration_version": st.sampled_from(["5.0", "8.0", "9.0"]),
            "configuration_path": st.sampled_from(
                ["D:\\VMs", "C:\\ClusterStorage\\Volume1\\a", "\\\\fs\\vms"]
            ),
            "snapshot_path": st.sampled_from(["D:\\VMs", "E:\\Snapshots"]),
            "clustered": st.booleans(),
            "checkpoint_type": st.sampled_from(["Disabled", "Standard", "Production", "ProductionOnly"]),
            "replication": _part(
                mode=st.sampled_from(["None", "Primary", "Replica"]),
                state=st.sampled_from(["Replicating", "Error"]),
                health=st.sampled_from(["Normal", "Warning", "Critical"]),
            ),
            "integration_services": _services(),
            "disks": st.lists(_disk(), max_size=3, unique_by=lambda disk: disk["id"]),
            "checkpoints": st.lists(
                st.sampled_from(["Standard", "Recovery", "Replica"]).map(
                    lambda kind: {"name": f"cp {kind}", "type": kind}
                ),
                min_size=1,
                max_size=2,
            ),
        },
    )


def _services() -> st.SearchStrategy[Json]:
    backup = st.fixed_dictionaries(
        {"enabled": st.booleans()},
        optional={"status": st.sampled_from(["OK", "Degraded", "NoContact", "LostCommunication"])},
    ).map(lambda facts: facts | ({"protocol_mismatch": False} if "status" in facts else {}))
    return _part(
        version=st.sampled_from(["6.3.9600.16384", "10.0.20348.1"]), up_to_date=st.booleans(), backup=backup
    )


def _part(**facts: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({}, optional=facts).filter(bool)


def _disk() -> st.SearchStrategy[Json]:
    slots = st.sampled_from(["IDE 0:0", "IDE 1:0", "SCSI 0:0", "SCSI 0:1", "SCSI 1:0"])
    virtual = st.fixed_dictionaries(
        {
            "id": slots,
            "attachment": st.just("virtual"),
            "path": st.sampled_from(["D:\\a.vhdx", "D:\\b.avhdx", "E:\\c.vhd", "\\\\fs\\vms\\d.vhds"]),
            "shared": st.booleans(),
        }
    ).map(lambda disk: disk | _by_suffix(str(disk["path"])))
    return virtual | st.fixed_dictionaries(
        {"id": slots, "attachment": st.just("passthrough"), "shared": st.booleans()}
    )


def _by_suffix(path: str) -> Json:
    suffix = path.rpartition(".")[2]
    formats = {"vhd": "VHD", "vhdx": "VHDX", "vhds": "VHDSet"}
    return {"format": formats[suffix]} if suffix in formats else {}
