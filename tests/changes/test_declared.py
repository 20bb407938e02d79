"""What the keys of ``fix`` mean, one small rule at a time."""

from typing import Any

import pytest

from tests.changes.becoming import header_of, vm_of
from tests.engine.rules_as_data import rules_of
from vmcheck.changes import Becomer, Becomes, Change
from vmcheck.knowledge.catalogue import catalogue

HOST = {"name": "HV01", "release": "2016", "hotfixes": [], "backup_job": {"volumes": ["C:"]}}
DISK = {"id": "a", "path": "D:\\VMs\\a.vhdx", "format": "VHD", "attachment": "virtual"}
OFF = {"field": "state", "equals": "Off"}
VHD = {"field": "disk.format", "equals": "VHD"}


def becomes(fix: Any, vm: dict[str, Any] | None = None, **parts: Any) -> Becomes:
    """What a VM becomes by the change of one rule that makes it fail."""
    rules = rules_of(**{"when": OFF, "outcome": "fails", "fix": fix, **parts})
    asked = Becomer(rules, catalogue())
    asked.open(header_of({"hosts": [HOST]}))
    return asked.becomes(vm_of({"state": "Off", "disks": [DISK], **(vm or {})}))


def of_disks(fix: Any, *disks: dict[str, Any]) -> Becomes:
    """The same for a rule that fails on every VHD."""
    found = [{**DISK, "id": str(number), **disk} for number, disk in enumerate(disks)]
    return becomes(fix, {"disks": found}, scope="disk", when=VHD)


def edits(found: Becomes) -> list[tuple[str, str, Any]]:
    return [(edit.action, edit.pointer, edit.value) for change in found.changes for edit in change.edits]


def test_set() -> None:
    assert edits(becomes({"set": {"state": "Running"}, "effort": "none"})) == [("set", "/state", "Running")]


def test_only_what_is_different_is_set() -> None:
    fix = {"set": {"state": "Running", "scsi_controllers": 1}, "effort": "none"}
    assert edits(becomes(fix, {"scsi_controllers": 1})) == [("set", "/state", "Running")]


@pytest.mark.parametrize(("value", "expected"), [(None, 1), ("Running", 1), ("Disabled", 2)])
def test_from(value: str | None, expected: int) -> None:
    service = {"from": ["Disabled", "Missing"], "to": "Running"}
    fix = {"set": {"state": "Running", "guest.services.VSS": service}, "effort": "none"}
    found = becomes(fix, {"guest": {"services": {"VSS": value}}})
    assert len(edits(found)) == expected
    assert found.reached == "online-capable"


def test_a_change_of_the_witnesses() -> None:
    found = of_disks({"set": {"[].format": "VHDX"}, "effort": "VM off"}, {}, {"format": "VHDX"}, {})
    assert edits(found) == [("set", "/disks/0/format", "VHDX"), ("set", "/disks/2/format", "VHDX")]
    assert found.changes[0].objects == ("0", "2")


def test_of_and_where() -> None:
    fix = {
        "of": "disk",
        "where": {"field": "disk.id", "equals": "b"},
        "set": {"[].shared": False, "state": "Running"},
        "effort": "none",
    }
    found = becomes(fix, {"disks": [DISK, {**DISK, "id": "b"}]})
    assert edits(found) == [("set", "/disks/1/shared", False), ("set", "/state", "Running")]


def test_values_name_facts_of_the_element() -> None:
    fix = {"set": {"[].path": "{disk_folder}\\new-{#}.vhdx", "[].format": "VHDX"}, "effort": "VM off"}
    paths = [value for _, pointer, value in edits(of_disks(fix, {}, {})) if pointer.endswith("path")]
    assert paths == ["D:\\VMs\\new-1.vhdx", "D:\\VMs\\new-2.vhdx"]


def test_a_fact_that_is_missing_is_named() -> None:
    found = becomes({"set": {"snapshot_path": "{smart_paging_path}"}, "effort": "none"})
    assert found.sets == []
    assert [one.why for one in found.obstacles] == ["The change needs smart_paging_path, which is not known"]


def test_add_to_a_list_of_the_host() -> None:
    fix = {"add": {"host.hotfixes": "KB1"}, "set": {"state": "Running"}, "effort": "none"}
    found = becomes(fix)
    assert [(edit.target, edit.name, edit.value) for edit in found.changes[0].edits] == [
        ("vm", "VM01", "Running"), ("host", "HV01", "KB1"),
    ]  # fmt: skip
    assert found.changes[0].shared


def test_a_list_that_was_not_collected_stays_so() -> None:
    fix = {"add": {"checkpoints": {"name": "x"}}, "set": {"state": "Running"}, "effort": "none"}
    assert edits(becomes(fix)) == [("set", "/state", "Running")]


def test_remove() -> None:
    found = of_disks({"remove": "[]", "effort": "none"}, {}, {"format": "VHDX"}, {})
    assert edits(found) == [("remove", "/disks/0", None), ("remove", "/disks/2", None)]
    assert found.reached == "online-capable"


def test_alternatives_in_their_order_and_by_effort() -> None:
    heavy = {"set": {"state": "Running", "generation": 2}, "effort": "data move"}
    light = {"set": {"state": "Running"}, "effort": "none"}
    assert efforts(becomes([heavy, light])) == ["none", "data move"]
    assert efforts(becomes([light, {**light, "set": {"state": "Paused"}}])) == ["none", "none"]


def efforts(found: Becomes) -> list[str]:
    return [change.effort for changes in found.sets for change in changes]


def test_the_release_decides_which_change_there_is() -> None:
    fix = [
        {"hosts": "<=2012", "set": {"state": "Running"}, "effort": "none"},
        {"hosts": ">=2012R2", "none": "So it is.", "instead": ["another product"]},
    ]
    found = becomes(fix)
    assert found.sets == []
    assert [(one.why, one.instead) for one in found.obstacles] == [("So it is", ("another product",))]


def test_each_element_has_the_change_that_fits_it_and_the_whole_the_heaviest_effort() -> None:
    known = {"field": "disk.shared", "exists": True}
    fix = [
        {"where": known, "set": {"[].format": "VHDX"}, "effort": "none"},
        {"where": {"not": known}, "set": {"[].format": "VHDX"}, "effort": "data move"},
    ]
    found = of_disks(fix, {"shared": True}, {})
    assert [[change.effort for change in changes] for changes in found.sets] == [["data move"]]


def test_a_rule_without_a_change_says_so() -> None:
    found = becomes(None)
    assert [one.why for one in found.obstacles] == ["The rule names no change"]


def test_a_newer_host_is_only_named_where_it_helps() -> None:
    fix = {"none": "So", "instead": ["newer host release", "in-guest backup"]}
    found = becomes(fix, hosts="2016")
    assert found.newer_host is not None
    assert (found.newer_host.release, found.newer_host.classification) == ("2019", "online-capable")
    found = becomes(fix)
    assert found.newer_host is None
    assert found.obstacles[0].instead == ("in-guest backup",)


def test_commands_are_filled_in_and_quoted() -> None:
    remediation = {"text": "Start {vm.name}", "powershell": "Start-VM -Name {vm.name}"}
    fix = {"set": {"state": "Running"}, "effort": "none"}
    found = becomes(fix, {"name": "it's"}, remediation=remediation)
    (change,) = found.changes
    assert isinstance(change, Change)
    assert (change.text, change.powershell) == ("Start it's", ("Start-VM -Name 'it''s'",))


@pytest.mark.parametrize(
    ("fix", "side"),
    [
        ({"set": {"state": "Running"}}, "vm"),
        ({"set": {"state": "Running"}, "side": "guest"}, "guest"),
        ({"set": {"guest.scope_snapshots": False, "state": "Running"}}, "guest"),
        ({"set": {"host.automount": True, "state": "Running"}}, "host"),
        ({"set": {"host.backup_job.parallel": False, "state": "Running"}}, "job"),
    ],
)
def test_where_somebody_has_to_act(fix: dict[str, Any], side: str) -> None:
    (change,) = becomes({**fix, "effort": "none"}).changes
    assert change.side == side
