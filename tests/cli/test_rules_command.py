"""vmcheck rules: list, show, test, new."""

import json
from pathlib import Path

import pytest

from tests.cli.inventories import MINIMAL
from tests.cli.running import ROOT, invoke
from tests.cli.user_rules import NO_OWNER, rule_folder

IDS = sorted(path.stem for path in (ROOT / "rules").rglob("HVB*.yaml"))


def test_list_names_every_rule_once_in_80_columns() -> None:
    result = invoke("rules", "list")
    assert result.exit_code == 0
    listed = [line.split()[0] for line in result.stdout.splitlines() if line.startswith("  HVB")]
    assert sorted(listed) == IDS
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_list_as_json() -> None:
    listed = json.loads(invoke("rules", "list", "--format", "json").stdout)
    assert sorted(rule["id"] for rule in listed) == IDS
    assert {rule["confidence"] for rule in listed} <= {"high", "medium", "low"}
    assert all(rule["hosts"] and rule["outcomes"] for rule in listed)


def test_list_with_rules_of_the_user(tmp_path: Path) -> None:
    folder = rule_folder(tmp_path, ACME101=NO_OWNER, broken="id: [")
    result = invoke("rules", "list", "--rules", folder)
    assert "ACME101  Our disks are of fixed size" in result.stdout
    assert "broken.yaml:2:1: error: " in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize("word", ["HVB401", "hvb401", "passthrough-disk"])
@pytest.mark.parametrize("command", [["rules", "show"], ["explain"]], ids=" ".join)
def test_show_by_id_and_by_name(command: list[str], word: str) -> None:
    result = invoke(*command, word)
    assert result.exit_code == 0
    assert result.stdout.startswith("HVB401 ")
    assert all(word in result.stdout for word in ("WHAT TO DO", "SOURCES", "WHEN IT FAILS"))


def test_show_as_markdown() -> None:
    page = invoke("rules", "show", "HVB401", "--markdown").stdout
    assert (ROOT / "docs" / "rules" / "HVB401.md").read_text(encoding="utf-8").endswith(page)


def test_show_a_rule_of_the_user(tmp_path: Path) -> None:
    folder = rule_folder(tmp_path, ACME101=NO_OWNER)
    assert invoke("rules", "show", "ACME101", "--rules", folder).stdout.startswith("ACME101 ")


@pytest.mark.parametrize("command", [["rules", "show"], ["explain"]], ids=" ".join)
@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("HVB4O1", "no rule 'HVB4O1', did you mean HVB4"),
        ("zzz", "no rule 'zzz'; see vmcheck rules list"),
        ("HVB401,HVB402", "'HVB401,HVB402' is not one rule"),
        ("", "'' is not one rule"),
    ],
)
def test_a_rule_there_is_not(command: list[str], word: str, message: str) -> None:
    result = invoke(*command, word)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_sound_rule_passes_its_test(tmp_path: Path) -> None:
    folder = rule_folder(tmp_path, ACME101=NO_OWNER)
    result = invoke("rules", "test", folder)
    assert (result.exit_code, result.stdout) == (0, "1 rule file, 0 faults\n")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("provisioning: Fixed", "provisioning: Dynamic", "expected pass, but the rule says fail"),
        ('["SCSI 0:0"]', '["SCSI 0:1"]', "but the rule fails on ['SCSI 0:0']"),
        ("missing: [disks]", "missing: [state]", "but ['disks'] is missing"),
        ("unknown: [{vm: {}, missing: [disks]}]", "unknown: []", "has no example of unknown"),
        ("{provisioning: Fixed}", "{provisoning: Fixed}", "do not fit the inventory format"),
        ("severity: warning", "severity: loud", "unknown value 'loud'"),
    ],
)
def test_what_a_test_finds(old: str, new: str, message: str, tmp_path: Path) -> None:
    assert old in NO_OWNER
    path = rule_folder(tmp_path, ACME101=NO_OWNER.replace(old, new)) / "ACME101.yaml"
    result = invoke("rules", "test", path)
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith(f"{path}:")
    assert message in line
    assert result.stderr == "1 rule file, 1 fault\n"


def test_a_folder_without_rules(tmp_path: Path) -> None:
    result = invoke("rules", "test", tmp_path)
    assert result.exit_code == 2
    assert "no rule files (*.yaml)" in result.stderr


def test_a_new_rule_passes_its_test_and_can_be_asked(tmp_path: Path) -> None:
    folder = tmp_path / "mine" / "rules"
    made = invoke("rules", "new", "ACME101", "--name", "no-backup-agent", "--into", folder)
    assert (made.exit_code, [path.name for path in folder.iterdir()]) == (0, ["ACME101.yaml"])
    assert invoke("rules", "test", folder).exit_code == 0
    assert invoke("check", MINIMAL, "--rules", folder).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["acme101"], "is no rule id"),
        (["../ACME101"], "is no rule id"),
        (["HVB999"], "HVB is the prefix of the shipped rules"),
        (["ACME101", "--name", "Not Kebab"], "is no rule name"),
    ],
)
def test_a_new_rule_that_cannot_be(arguments: list[str], message: str, tmp_path: Path) -> None:
    result = invoke("rules", "new", *arguments, "--into", tmp_path)
    assert result.exit_code == 2
    assert message in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_new_rule_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "ACME101.yaml").write_text("mine", encoding="utf-8")
    result = invoke("rules", "new", "ACME101", "--into", tmp_path)
    assert result.exit_code == 2
    assert "exists already" in result.stderr
    assert (tmp_path / "ACME101.yaml").read_text(encoding="utf-8") == "mine"
