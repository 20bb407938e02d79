"""What is scripted, and what is left to people."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.cli.running import invoke
from tests.plan_script.plans import EDITS, ID, plan, script, step
from tests.plan_script.powershell import commands, parsed


def calls(text: str) -> list[str]:
    """The calls of functions of the script, without their definitions."""
    return [line.strip() for line in text.splitlines() if "-Rule 'HVB" in line and "#" not in line]


CALLS = {
    "Enable-PlannedBackupService": f"-Computer 'HV01' -Id '{ID}' -Name 'VM'",
    "Add-PlannedScsiController": f"-Computer 'HV01' -Id '{ID}' -Name 'VM'",
    "Set-PlannedCheckpointType": f"-Computer 'HV01' -Id '{ID}' -Type 'Production' -Name 'VM'",
    "Set-PlannedSnapshotFileLocation": f"-Computer 'HV01' -Id '{ID}' -Folder 'D:\\VMs' -Name 'VM'",
    "Add-PlannedJobVolume": "-Computer 'HV01' -Volume 'E:' -Name 'VM'",
    "Add-PlannedJobVirtualMachine": "-Computer 'HV01' -VirtualMachine 'VM' -Name 'VM'",
    "Register-PlannedWriter": "-Computer 'HV01' -Name 'VM'",
    "Install-PlannedVssAgent": "-Computer 'FS01' -Name 'VM'",
}


@pytest.mark.parametrize("function", EDITS)
def test_a_change_is_a_call(function: str) -> None:
    assert calls(script(plan(step(function)))) == [f"{function} {CALLS[function]} -Rule 'HVB102'"]


def test_a_release_that_nobody_collected_is_no_reason() -> None:
    text = script(plan(step("Enable-PlannedBackupService", release=None)))
    assert len(calls(text)) == 1
    assert "\r\n# Host HV01\r\n" in text


def test_nor_is_a_release_that_was_only_assumed() -> None:
    """Windows Server 2008 is what VMs are judged by where nobody gave a release."""
    text = script(plan(step("Enable-PlannedBackupService", release="2008", release_assumed=True)))
    assert len(calls(text)) == 1
    assert "\r\n# Host HV01\r\n" in text


@pytest.mark.parametrize("vm_id", [None, "no GUID", "'"])
def test_without_an_id_the_name_must_do(vm_id: str | None) -> None:
    text = script(plan(step("Add-PlannedScsiController", id=vm_id)))
    assert calls(text) == ["Add-PlannedScsiController -Computer 'HV01' -Name 'VM' -Rule 'HVB102'"]


@pytest.mark.parametrize(
    ("function", "changes", "why"),
    [
        ("Enable-PlannedBackupService", {"release": "2008"}, "from Windows Server 2012 on"),
        ("Enable-PlannedBackupService", {"release": "2008R2"}, "from Windows Server 2012 on"),
        ("Register-PlannedWriter", {"release": "2008R2"}, "from Windows Server 2012 on"),
        ("Enable-PlannedBackupService", {"host": None}, "the inventory does not name the host"),
        ("Enable-PlannedBackupService", {"side": "guest"}, "it is to be done inside the guest"),
        ("Set-PlannedSnapshotFileLocation", {"effort": "data move"}, "it moves data"),
        ("Add-PlannedJobVolume", {"requestor": None}, "does not say whose job it is"),
        ("Add-PlannedJobVolume", {"requestor": "DPM"}, "one of Data Protection Manager"),
        ("Add-PlannedJobVolume", {"requestor": "Vss"}, "one of another product"),
        ("Add-PlannedJobVolume", {"value": "\\\\FS01\\vms"}, "drives of the host only"),
        ("Add-PlannedJobVolume", {"value": "C:\\ClusterStorage\\Volume1"}, "drives of the host only"),
    ],
)
def test_left_to_people(function: str, changes: dict[str, Any], why: str) -> None:
    text = script(plan(step(function, **changes)))
    assert calls(text) == []
    assert why in " ".join(text.replace("#", " ").split())
    assert "Turn it on" in text
    assert "0 changes scripted; 1 to be made by hand" in text
    parsed(text)


@pytest.mark.parametrize(
    ("function", "value"),
    [
        ("Enable-PlannedBackupService", False),
        ("Add-PlannedScsiController", 0),
        ("Register-PlannedWriter", False),
        ("Install-PlannedVssAgent", None),
    ],
)
def test_a_function_does_not_do_the_contrary(function: str, value: object) -> None:
    text = script(plan(step(function, value=value)))
    assert calls(text) == []
    assert "By hand, because it needs somebody who looks: Turn it on" in text


def test_a_fact_that_nothing_changes_needs_somebody() -> None:
    made = step("Enable-PlannedBackupService")
    (vm,) = made.vms
    (edit,) = vm.change.edits
    other = replace(edit, path=("integration_services", "installed"))
    for edits in ((other,), (edit, other), ()):
        change = replace(vm.change, edits=edits)
        text = script(plan(replace(made, vms=(replace(vm, change=change),))))
        assert calls(text) == []
        assert "By hand, because it needs somebody who looks: Turn it on" in text


def test_what_follows_by_itself_needs_nobody(tmp_path: Path) -> None:
    """A backup service that is off does not answer either; the rule's change says that then it does."""
    service = {"installed": True, "backup": {"enabled": False, "status": "NoContact"}}
    vm = {"name": "VM", "id": ID, "host": "HV01", "integration_services": service}
    hosts = [{"name": "HV01", "release": "2019"}]
    file = tmp_path / "inventory.json"
    file.write_text(json.dumps({"schema_version": 1, "hosts": hosts, "vms": [vm]}), encoding="utf-8")
    text = invoke("plan", str(file), "--script", "--no-config").stdout
    assert f"Enable-PlannedBackupService -Computer 'HV01' -Id '{ID}' -Name 'VM' -Rule 'HVB102'" in calls(text)


def test_one_job_is_changed_once_for_all_vms() -> None:
    text = script(plan(*(step("Add-PlannedJobVolume", name, id=None) for name in ("A", "B"))))
    assert calls(text) == [
        "Add-PlannedJobVolume -Computer 'HV01' -Volume 'E:' -Name @('A', 'B') -Rule 'HVB102'"
    ]


def test_vms_without_an_id_are_two_calls() -> None:
    text = script(plan(*(step("Add-PlannedScsiController", name, id=None) for name in ("A", "B"))))
    assert len(calls(text)) == 2


def test_grouped_by_host_in_the_order_of_the_plan() -> None:
    made = plan(
        step("Enable-PlannedBackupService", "A", host="HV02"),
        step("Install-PlannedVssAgent", "B"),
        step("Add-PlannedScsiController", "C", host="hv02"),
        step("Add-PlannedScsiController", "D", host="HV01"),
    )
    headings = [line for line in script(made).splitlines() if line.startswith(("# Host", "# File"))]
    assert headings == [
        "# Host HV02, Windows Server 2019",
        "# File server FS01",
        "# Host HV01, Windows Server 2019",
    ]


def test_only_the_functions_that_are_called_are_there() -> None:
    text = script(plan(step("Register-PlannedWriter")))
    assert "function Register-PlannedWriter" in text
    assert "function Add-PlannedJobVolume" not in text


def test_nothing_to_do_is_a_script_too() -> None:
    text = script(plan())
    assert {name for name, _ in commands(parsed(text))} <= {"Get-VM", "Where-Object"}
    assert "0 changes scripted; 0 to be made by hand" in text
