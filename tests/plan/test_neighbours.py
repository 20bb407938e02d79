"""A change of a host or its job concerns all its VMs: what it does to the others is part of the plan."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import SAMPLES, invoke
from tests.cli.user_rules import rule_folder
from tests.plan.editing import checked, planned

Facts = dict[str, Any]

NO_DRIVE_E = """\
id: ACME103
name: drive-e-is-slow
title: The job selects E, or single VMs
chapter: host-and-job
severity: warning
hosts: all
when:
  anyOf:
    - {field: host.backup_job.volumes, contains: "E:"}
    - {field: host.backup_job.vms, exists: true}
outcome: crash-consistent
message: The job of {vm.name} selects E
impact: A rule that no change of ours mends, for tests.
remediation: {text: Do not}
sources: [{title: House rules, confidence: high}]
examples:
  pass: [{host: {name: HV01, backup_job: {volumes: ["D:"]}}, vm: {}}]
  fail: [{host: {name: HV01, backup_job: {volumes: ["E:"]}}, vm: {}}]
  unknown: [{vm: {}, missing: [host.backup_job.volumes]}]
"""


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    """Two VMs of one host whose job takes C: and D:; of the first a disk lies on E:."""
    document = json.loads((SAMPLES / "minimal.json").read_text(encoding="utf-8"))
    (host,), (vm,) = document["hosts"], document["vms"]
    host["backup_job"] = {**host["backup_job"], "vms": None, "volumes": ["C:", "D:"]}
    outside = {**vm["disks"][0], "path": "E:\\VMs\\disk.vhdx"}
    document["vms"] = [
        {**vm, "id": "one", "name": "NEEDY", "disks": [outside]},
        {**vm, "id": "two", "name": "NEIGHBOUR"},
    ]
    path = tmp_path / "inventory.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_a_neighbour_that_stays_as_it_is_is_not_named(inventory: Path) -> None:
    (step,) = planned(inventory)["steps"]
    assert (step["moved"], step["gain"]["ready"], step["after"]["ready"]) == ([], 1, 2)


def test_a_neighbour_that_a_step_harms_is_named_and_counted(inventory: Path, tmp_path: Path) -> None:
    folder = rule_folder(tmp_path, mine=NO_DRIVE_E)
    plan = planned(inventory, "--rules", str(folder))
    (step,) = plan["steps"]
    assert [vm["name"] for vm in step["vms"]] == ["NEEDY"]
    (moved,) = step["moved"]
    assert (moved["name"], moved["before"], moved["after"]) == (
        "NEIGHBOUR",
        "online-capable",
        "crash-consistent",
    )
    assert (step["gain"]["ready"], step["gain"]["better"], step["gain"]["worse"]) == (-1, 1, 1)
    assert [vm["name"] for vm in plan["stuck"]] == ["NEEDY", "NEIGHBOUR"]
    assert [vm["rules"] for vm in plan["stuck"]] == [["ACME103"], ["ACME103"]]


def test_the_edits_give_that(inventory: Path, tmp_path: Path) -> None:
    folder = rule_folder(tmp_path, mine=NO_DRIVE_E)
    (step,) = planned(inventory, "--rules", str(folder))["steps"]
    (target,) = step["targets"]
    assert (target["kind"], target["pointer"]) == ("host", "/hosts/0")
    assert target["edits"] == [{"pointer": "/hosts/0/backup_job/volumes", "value": ["C:", "D:", "E:"]}]
    document = json.loads(inventory.read_text(encoding="utf-8"))
    document["hosts"][0]["backup_job"]["volumes"].append("E:")
    inventory.write_text(json.dumps(document), encoding="utf-8")
    report = checked(inventory, "--rules", str(folder))
    assert {vm["classification"] for vm in report["vms"]} == {"crash-consistent"}


@pytest.mark.parametrize("format_name", ["table", "markdown", "csv"])
def test_every_format_names_the_neighbour(format_name: str, inventory: Path, tmp_path: Path) -> None:
    folder = rule_folder(tmp_path, mine=NO_DRIVE_E)
    text = invoke("plan", inventory, "--rules", folder, "--format", format_name).stdout
    (line,) = (line for line in text.splitlines() if "NEIGHBOUR" in line and "online-capable" in line)
    assert "crash-consistent" in line
