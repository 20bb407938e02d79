"""vmcheck plan, as a command: options, input, exit codes. What it promises is tested in tests/plan."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.inventories import MINIMAL, NO_BACKUP_SERVICE, NO_VMS, changed, written
from tests.cli.running import SAMPLES, invoke, run
from tests.cli.user_rules import rule_folder

FLEET = SAMPLES / "fleet.json"
NO_DYNAMIC_DISKS = """\
id: ACME102
name: no-dynamic-vhd
title: Our disks are of fixed size
chapter: vm-configuration
severity: warning
scope: disk
hosts: all
when: {field: disk.provisioning, equals: Dynamic}
outcome: crash-consistent
message: "{disk.id} of {vm.name} is dynamically expanding"
impact: It is against our house rules.
remediation: {text: Convert it}
fix: {set: {"[].provisioning": Fixed}, effort: VM off}
sources: [{title: House rules, confidence: high}]
examples:
  pass: [{vm: {disks: [{provisioning: Fixed}]}}]
  fail: [{vm: {disks: [{id: "SCSI 0:0", provisioning: Dynamic}]}, objects: ["SCSI 0:0"]}]
  unknown: [{vm: {}, missing: [disks]}]
"""


def test_nothing_to_do() -> None:
    result = invoke("plan", MINIMAL)
    assert (result.exit_code, result.stdout) == (0, "1 of 1 VM is ready for an online backup\n")


def test_a_plan_closes_no_gate(tmp_path: Path) -> None:
    result = invoke("plan", changed(tmp_path, NO_BACKUP_SERVICE))
    assert result.exit_code == 0
    assert "1 after step 1, no downtime" in result.stdout


def test_what_is_read_from_standard_input() -> None:
    piped = invoke("plan", "-", stdin=FLEET.read_bytes())
    assert piped.stdout == invoke("plan", FLEET).stdout


def test_a_folder_of_exports() -> None:
    result = invoke("plan", SAMPLES / "get-vm" / "hv-lab-powershell-7")
    assert result.exit_code == 0
    assert "was taken for" in " ".join(result.stdout.split())  # however long the path is


def test_the_plan_goes_to_a_file_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    result = invoke("plan", FLEET, "--format", "markdown", "--output", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_text(encoding="utf-8").startswith("## 14 of 56 VMs are ready for an online backup; ")
    kept = path.read_bytes()
    assert invoke("plan", FLEET, "--what-if", "HVB999", "--output", path).exit_code == 2
    assert [path] == list(tmp_path.iterdir())
    assert path.read_bytes() == kept


def test_the_inventory_is_not_overwritten(tmp_path: Path) -> None:
    path = changed(tmp_path, NO_BACKUP_SERVICE)
    before = path.read_bytes()
    result = invoke("plan", path, "--output", path)
    assert result.exit_code == 2
    assert "would overwrite the inventory" in result.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--what-if", "HVB012"), "no rule 'HVB012', did you mean"),
        (("--host-release", "2023"), "unknown host release '2023'"),
        (("--what-if", "HVB102", "--host-release", "2022"), "give --what-if or --host-release, not both"),
        (("--format", "html"), "there is no 'html'"),
        (("--assume", "guest.volume.filesystem=NTFS"), "guest.volume.filesystem"),
        (("--rules", "no-such-folder"), "no-such-folder"),
        (("--config", "no-such-file.toml"), "no-such-file.toml"),
    ],
)
def test_wrong_usage_says_so_and_writes_nothing(options: tuple[str, ...], said: str) -> None:
    result = invoke("plan", FLEET, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())


def test_what_cannot_be_read_is_told_and_the_rest_is_planned_for(tmp_path: Path) -> None:
    document = json.loads(MINIMAL.read_text(encoding="utf-8"))
    vm = document["vms"][0]
    document["vms"] = [
        {**vm, **NO_BACKUP_SERVICE},
        {**vm, "id": "two", "name": "APP02", "state": "Runing"},
    ]
    path = written(tmp_path, document)
    result = invoke("plan", path, tmp_path / "none.json", "--format", "json", "--quiet")
    assert result.exit_code == 3
    assert "inventory.json:1:" in result.stderr
    assert "did you mean Running?" in result.stderr.replace("Did", "did")
    assert "There is no such file" in result.stderr
    plan = json.loads(result.stdout)
    assert [vm["name"] for vm in plan["refused"]] == ["APP02"]
    assert len(plan["problems"]) == 1
    assert [step["rule"] for step in plan["steps"]] == ["HVB102"]
    table = invoke("plan", path, tmp_path / "none.json").stdout
    assert "1 VM refused and not planned for; 1 error in the input" in " ".join(table.split())


def test_no_vm(tmp_path: Path) -> None:
    path = written(tmp_path, NO_VMS)
    result = invoke("plan", path)
    assert (result.exit_code, result.stdout) == (4, "No VM was checked\n")
    assert invoke("plan", path, "--allow-empty").exit_code == 0


def test_assumptions_count_and_are_told(tmp_path: Path) -> None:
    document = json.loads(MINIMAL.read_text(encoding="utf-8"))
    vm = document["vms"][0]
    vm["integration_services"]["backup"]["enabled"] = False
    del vm["fibre_channel_adapters"]
    path = written(tmp_path, document)
    without = json.loads(invoke("plan", path, "--format", "json").stdout)
    assert (without["steps"][-1]["after"]["ready"], without["stuck"][0]["missing"]) == (
        0,
        ["fibre_channel_adapters"],
    )
    result = invoke("plan", path, "--format", "json", "--assume", "fibre_channel_adapters=0")
    assert json.loads(result.stdout)["steps"][-1]["after"]["ready"] == 1
    assert "Assumed where not collected: fibre_channel_adapters = 0" in json.loads(result.stdout)["notes"][-1]


def test_a_release_in_the_configuration_is_where_the_plan_begins(tmp_path: Path) -> None:
    (tmp_path / "vmcheck.toml").write_text('host_release = "2008"\n', encoding="utf-8")
    path = changed(tmp_path, NO_BACKUP_SERVICE)
    plan = json.loads(invoke("plan", path, "--format", "json").stdout)
    assert plan["scenario"] is None
    assert plan["now"]["by_class"]["saved-state"] == 1
    upgraded = json.loads(invoke("plan", path, "--format", "json", "--host-release", "2022").stdout)
    assert upgraded["scenario"]["before"] == plan["now"]
    assert upgraded["scenario"]["after"]["by_class"]["crash-consistent"] == 1


def test_rules_of_the_user_give_steps(tmp_path: Path) -> None:
    document = json.loads(MINIMAL.read_text(encoding="utf-8"))
    document["vms"][0]["disks"][0]["provisioning"] = "Dynamic"
    path = written(tmp_path, document)
    folder = rule_folder(tmp_path, mine=NO_DYNAMIC_DISKS)
    plan = json.loads(invoke("plan", path, "--rules", folder, "--format", "json").stdout)
    (step,) = plan["steps"]
    assert (step["rule"], step["effort"], step["after"]["ready"]) == ("ACME102", "VM off", 1)
    assert step["vms"][0]["edits"] == [{"pointer": "/vms/0/disks/0/provisioning", "value": "Fixed"}]
    result = invoke("plan", path, "--rules", folder, "--what-if", "ACME102")
    assert "1 with the changes of ACME102 done" in " ".join(result.stdout.split())


def test_what_a_format_or_a_file_hides_is_said_beside(tmp_path: Path) -> None:
    path = SAMPLES / "shape-2009.json"
    result = invoke("plan", path, "--format", "csv", "--assume", "checkpoints=[]")
    assert "note: Assumed where not collected: checkpoints = []" in result.stderr
    result = invoke("plan", path, "--output", tmp_path / "plan.txt")
    assert result.stderr == "0 of 5 VMs are ready for an online backup; 0 after steps 1-2\n"
    quiet = invoke("plan", path, "--format", "csv", "--output", tmp_path / "plan.csv", "--quiet")
    assert quiet.stderr == ""


def test_colour_on_demand_only() -> None:
    assert "\x1b" not in invoke("plan", FLEET).stdout
    assert "\x1b[1m" in invoke("plan", FLEET, "--color", "always").stdout


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_of_ours_is_wider_than_the_terminal(columns: int) -> None:
    lines = invoke("plan", FLEET, "--host-release", "2022", columns=columns).stdout.splitlines()
    ours = [line for line in lines if not line.lstrip().startswith(("PS> ", "$ "))]
    assert [line for line in ours if len(line) > columns] == []


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are Unicode there")
def test_an_inventory_whose_name_is_no_unicode(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.json"
    with open(path, "wb") as stream:  # noqa: PTH123  # a path of bytes
        stream.write(FLEET.read_bytes())
    done = run("plan", os.fsdecode(path), "--format", "json", "--quiet")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["steps"][0]["vms"][0]["file"].endswith("\\u{dcff}.json")


def test_help_names_every_exit_code() -> None:
    text = invoke("plan", "--help").stdout
    assert "--what-if RULES" in text
    assert "Exit codes:" in text
