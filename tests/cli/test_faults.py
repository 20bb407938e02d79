"""Exit code 5: a rule that crashes spoils only itself, a fault of vmcheck becomes a report to paste."""

import json
from pathlib import Path

from tests.cli import with_fault
from tests.cli.inventories import FLEET, MINIMAL
from tests.cli.running import run

PROGRAM = (str(Path(with_fault.__file__)),)


def test_a_crashed_rule_is_named_and_the_other_rules_and_vms_go_on() -> None:
    done = run("rule", "check", FLEET, "--format", "json", program=PROGRAM)
    assert done.returncode == 5
    report = json.loads(done.stdout)
    faults = {vm["name"]: vm["unknowns"] for vm in report["vms"] if any(u["fault"] for u in vm["unknowns"])}
    assert list(faults) == ["APP01", "CRM01"]
    (unknown,) = faults["CRM01"]
    assert unknown["rule"] == with_fault.RULE
    assert unknown["fault"].startswith("ZeroDivisionError: a fault was built in")
    assert report["summary"]["faults"] == 1
    assert report["summary"]["vms"] == 13
    assert [finding["rule"] for vm in report["vms"] if vm["name"] == "SQL01" for finding in vm["findings"]]


def test_a_crashed_rule_keeps_a_vm_from_being_ready() -> None:
    done = run("rule", "check", MINIMAL, program=PROGRAM)
    assert done.returncode == 5
    assert b"0 of 1" in done.stdout
    assert with_fault.RULE.encode() in done.stdout


def test_the_fast_path_names_a_crashed_rule_too(tmp_path: Path) -> None:
    document = json.loads(MINIMAL.read_text(encoding="utf-8"))
    (vm,) = document["vms"]
    document["hosts"][0]["backup_job"] = {"requestor": "Vss", "volumes": ["D:"]}
    document["vms"] = [{**vm, "name": f"VM{number}", "id": str(number)} for number in range(40)]
    document["vms"].append({**vm, "name": "CRM01", "id": "CRM01"})
    many = tmp_path / "many.json"
    many.write_text(json.dumps(document), encoding="utf-8")
    done = run("rule", "check", many, "--format", "json", program=PROGRAM)
    assert done.returncode == 5
    last = json.loads(done.stdout)["vms"][-1]
    assert [unknown["rule"] for unknown in last["unknowns"] if unknown["fault"]] == [with_fault.RULE]


def test_ignoring_a_crashed_rule_does_not_hide_the_crash() -> None:
    done = run("rule", "check", MINIMAL, "--ignore", with_fault.RULE, "--format", "json", program=PROGRAM)
    assert done.returncode == 5
    assert [unknown["rule"] for unknown in json.loads(done.stdout)["vms"][0]["unknowns"]] == [with_fault.RULE]


def test_a_fault_of_vmcheck_becomes_a_report_to_paste(tmp_path: Path) -> None:
    output = tmp_path / "report.txt"
    output.write_text("old", encoding="utf-8")
    done = run("program", "check", MINIMAL, "--output", output, program=PROGRAM, env={"PYTHONUTF8": "0"})
    assert done.returncode == 5
    text = done.stderr.decode("ascii")
    assert text.startswith("vmcheck: this is a fault of vmcheck, not of your inventory.")
    assert "Python 3." in text
    assert "ZeroDivisionError: a fault was built in: \\xfc" in text
    assert "check_run.py" in text
    assert done.stdout == b""
    assert output.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [output]
