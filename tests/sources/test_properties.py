"""Whatever stands in place of a property: no exception, and no fact that the property does not hold."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.exports import read, read_values

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(
        ["Running", "off", "VHDX", "SCSI", "Ok", "NoContact", "Standard", "C:\\a.vhdx", "0.0", "5.0"]
    )
    | st.sampled_from(["Microsoft.HyperV.PowerShell.HardDiskDrive", "System.Object[]", 0, 1, 2, 3, 4, 12])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["value", "Count", "Major", "Minor", "Path", "ControllerLocation", "Name", "Enabled"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
OBJECTS = {
    "vm": "Id VMName ComputerName State Generation Version ConfigurationLocation IsClustered MemoryAssigned "
    "FibreChannelHostBusAdapters HardDrives VMIntegrationService CheckpointType ReplicationMode "
    "IntegrationServicesVersion IntegrationServicesState ReplicationHealth",
    "drive": "VMName VMId ControllerType ControllerNumber ControllerLocation Path DiskNumber ComputerName "
    "SupportPersistentReservations VMSnapshotId",
    "vhd": "Path VhdFormat VhdType Size ParentPath ComputerName",
    "service": "VMName Name Id Enabled PrimaryOperationalStatus SecondaryOperationalStatus ComputerName",
    "snapshot": "VMName Name SnapshotType VMId",
    "services": "name state services integration_services_version",
}


def _object(names: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=dict.fromkeys(names.split(), VALUES))


FILES = st.fixed_dictionaries({kind: st.lists(_object(names), max_size=2) for kind, names in OBJECTS.items()})


@given(FILES)
@settings(max_examples=150, deadline=None)
def test_any_values_are_read_and_every_fact_has_a_place(files: dict[str, Any]) -> None:
    files["vm"].append({"Name": "a", "Generation": 2})
    reading = read_values(files)
    assert "a" in [vm["name"] for vm in reading.vms]
    for record, vm in zip(reading.records, reading.vms, strict=True):
        for key in vm:
            assert record.place((key,)).file in files
            json.loads(json.dumps(record.pointer((key,))))
    for problem in reading.problems:
        assert problem.place.line == 1


@given(VALUES)
@settings(max_examples=200, deadline=None)
def test_only_known_values_of_enumerations_become_facts(value: Any) -> None:
    [vm] = read_values({"vm": {"Name": "a", "Generation": 2, "State": value, "CheckpointType": value}}).vms
    known = {2: "Running", 3: "Off", 6: "Saved", 9: "Paused"}
    if "state" in vm:
        first = _first(value)
        assert vm["state"] in {known.get(_number(first)), str(first).replace(" ", "").capitalize()}
    if "checkpoint_type" in vm:
        assert _number(_first(value)) in {2, 3, 4, 5} or _first(value) == "Standard"


@given(VALUES)
@settings(max_examples=200, deadline=None)
def test_only_what_is_there_becomes_a_fact(value: Any) -> None:
    data = json.dumps({"Name": "a", "Generation": 2, "IsClustered": value, "MemoryAssigned": value}).encode()
    [vm] = read({"vm": data}).vms
    assert vm.get("clustered") in ({value} if isinstance(value, bool) else {None})
    assert vm.keys() <= {"name", "generation", "clustered", "memory_bytes"}
    assert vm.get("memory_bytes", 0) in {0, _number(value)}


def _first(value: Any) -> Any:
    while isinstance(value, list | dict):
        value = (value[0] if value else None) if isinstance(value, list) else value.get("value")
    return value


def _number(value: Any) -> int:
    """A number as the reader takes it, -1 for anything else."""
    if isinstance(value, bool):
        return -1
    if isinstance(value, int) or (isinstance(value, str) and value.isascii() and value.isdigit()):
        return int(value)
    return int(value) if isinstance(value, float) and value.is_integer() else -1
