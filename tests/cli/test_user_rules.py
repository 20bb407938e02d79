"""--rules: rules of the user beside those that are shipped."""

import json
from pathlib import Path

import pytest

from tests.cli.inventories import MINIMAL
from tests.cli.running import invoke
from tests.cli.user_rules import NO_OWNER, rule_folder

BROKEN = {
    "typo": (NO_OWNER.replace("severity:", "severty:"), "typo.yaml:5:", "severity"),
    "field": (NO_OWNER.replace("provisioning,", "provisionning,"), ":8:15: error: ", "disk.provisioning"),
    "severity": (NO_OWNER.replace("warning", "warn"), "severity.yaml:5:11: error: ", "warning"),
    "syntax": ("id: [", "syntax.yaml:2:1: error: ", "flow node"),
    "empty": ("", "empty.yaml:1:1: error: ", "empty"),
    "placeholder": (NO_OWNER.replace("{vm.name}", "{vm.nam}"), ":10:10: error: ", "name"),
    "clash": (NO_OWNER.replace("ACME101", "HVB401"), "clash.yaml:", "HVB401 is also the id of"),
}  # fmt: skip
"""Rule files that are none: text, how the line on stderr begins or goes on, a word of its message."""


def test_a_rule_of_the_user_is_asked_with_the_others(tmp_path: Path) -> None:
    folder = rule_folder(tmp_path, ACME101=NO_OWNER)
    result = invoke("check", MINIMAL, "--rules", folder, "--format", "json", "--fail-on", "warning")
    (finding,) = json.loads(result.stdout)["vms"][0]["findings"]
    assert (finding["rule"], finding["message"]) == (
        "ACME101",
        "SCSI 0:0 of APP01 is dynamically expanding",
    )
    assert result.exit_code == 1
    assert result.stderr == ""


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_file_is_named_and_the_others_go_on(name: str, tmp_path: Path) -> None:
    text, where, word = BROKEN[name]
    folder = rule_folder(tmp_path, **{name: text, "sound": NO_OWNER.replace("ACME101", "ACME202")})
    result = invoke("check", MINIMAL, "--rules", folder, "--format", "json")
    (line,) = result.stderr.splitlines()
    assert line.startswith(str(folder / f"{name}.yaml"))
    assert where in line
    assert word in line
    report = json.loads(result.stdout)
    assert [finding["rule"] for finding in report["vms"][0]["findings"]] == ["ACME202"]
    assert report["notes"] == ["1 rule file could not be used; what they hold was not asked."]
    assert result.exit_code == 2


def test_two_rules_of_the_user_with_one_id(tmp_path: Path) -> None:
    folder = rule_folder(tmp_path, a=NO_OWNER, b=NO_OWNER)
    result = invoke("check", MINIMAL, "--rules", folder)
    assert f"b.yaml:1:1: error: ACME101 is also the id of {folder / 'a.yaml'}" in result.stderr
    assert result.exit_code == 2


def test_several_folders(tmp_path: Path) -> None:
    first = rule_folder(tmp_path, ACME101=NO_OWNER)
    (tmp_path / "more").mkdir()
    second = rule_folder(tmp_path / "more", ACME202=NO_OWNER.replace("ACME101", "ACME202"))
    result = invoke("check", MINIMAL, "--rules", first, "--rules", second, "--format", "text")
    assert ["ACME101" in line or "ACME202" in line for line in result.stdout.splitlines()] == [True, True]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = invoke("check", MINIMAL, "--rules", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr
