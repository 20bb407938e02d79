"""vmcheck explain VM --inventory: which VM is meant, which options count, what the exit code says."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli import with_fault
from tests.cli.inventories import FLEET as LINES
from tests.cli.running import ROOT, SAMPLES, invoke, run
from tests.cli.user_rules import NO_OWNER, rule_folder

FLEET = SAMPLES / "fleet.json"
NIGHT = ROOT / "tests" / "cases" / "story" / "night.json"


def inventory(folder: Path, *vms: dict[str, Any], hosts: tuple[str, ...] = ("HV01", "HV02")) -> Path:
    path = folder / "inventory.json"
    listed = [{"name": name, "release": "2008"} for name in hosts]
    path.write_text(json.dumps({"schema_version": 1, "hosts": listed, "vms": vms}), encoding="utf-8")
    return path


def story(name: str, path: Path, *options: str | Path) -> dict[str, Any]:
    result = invoke("explain", name, "--inventory", path, "--format", "json", *options)
    assert result.exit_code == 0, result.stderr
    document: dict[str, Any] = json.loads(result.stdout)
    return document


@pytest.mark.parametrize("name", ["KIOSK-XP", "kiosk-xp", "5f0c2e4a-0000-4000-8000-000000000003"])
def test_by_name_or_id_in_any_case(name: str) -> None:
    assert story(name, FLEET)["vm"]["name"] == "KIOSK-XP"


def test_an_id_in_braces() -> None:
    assert story("{5F0C2E4A-0000-4000-8000-000000000003}", FLEET)["vm"]["name"] == "KIOSK-XP"


@pytest.mark.parametrize("name", ["{old} SQL", "SQL{}", "{SQL01}", "{vm.name}"])
def test_a_name_with_braces(name: str, tmp_path: Path) -> None:
    path = inventory(tmp_path, {"name": name, "host": "HV01"}, {"name": "SQL01", "host": "HV02"})
    assert story(name, path)["vm"]["name"] == name


def test_an_id_that_has_its_braces_in_the_inventory(tmp_path: Path) -> None:
    path = inventory(tmp_path, {"name": "A", "host": "HV01", "id": "{5F0C}"})
    assert [story(name, path)["vm"]["name"] for name in ("{5f0c}", "5f0c")] == ["A", "A"]


def test_an_unknown_vm_gets_a_did_you_mean() -> None:
    result = invoke("explain", "KIOSKXP", "--inventory", FLEET)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: no VM 'KIOSKXP' among 56 VMs, did you mean KIOSK-XP?\n"


def test_several_vms_of_one_name_are_listed() -> None:
    result = invoke("explain", "no-host", "--inventory", NIGHT)
    assert (result.exit_code, result.stdout) == (2, "")
    first, unknown, known = result.stderr.splitlines()
    assert first == "Error: 2 VMs are called 'no-host'; --host says which:"
    assert unknown.startswith("  NO-HOST on a host that is not known, ")
    assert known.startswith("  NO-HOST on OLD01, id 6f3c9a55-0000-4000-8000-000000000002, ")


@pytest.mark.parametrize(("host", "found"), [("old01", "OLD01"), ("", None)])
def test_the_host_says_which(host: str, found: str | None) -> None:
    assert story("NO-HOST", NIGHT, "--host", host)["vm"]["host"] == found


def test_a_vm_that_is_on_another_host() -> None:
    result = invoke("explain", "NO-HOST", "--inventory", NIGHT, "--host", "NEW01")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no VM 'NO-HOST' on host 'NEW01'; it is here:\n  NO-HOST on a host" in result.stderr


def test_two_of_a_name_on_one_host_are_told_apart_by_id(tmp_path: Path) -> None:
    twins = [{"name": "A", "host": "HV01", "id": guid} for guid in ("1", "2")]
    path = inventory(tmp_path, *twins)
    result = invoke("explain", "A", "--inventory", path)
    assert "--host, or the id instead of the name, says which:" in result.stderr
    assert story("2", path)["vm"]["id"] == "2"


def test_so_many_of_a_name_are_counted(tmp_path: Path) -> None:
    path = inventory(tmp_path, *({"name": "A", "host": "HV01", "id": str(number)} for number in range(50)))
    lines = invoke("explain", "A", "--inventory", path).stderr.splitlines()
    assert lines[0].startswith("Error: 50 VMs are called 'A'")
    assert lines[-1] == "  and 30 more VMs"


def test_hostile_names_in_errors(tmp_path: Path) -> None:
    name = "A\x1b[31m\u202e"
    path = inventory(tmp_path, *({"name": name, "host": host} for host in ("HV01", "HV02")))
    for wanted in (name, "A\x1b[31m"):
        result = invoke("explain", wanted, "--inventory", path)
        assert result.exit_code == 2
        assert "\x1b" not in result.stderr
        assert "\u202e" not in result.stderr


class TestRules:
    """Ids and names of rules win."""

    @pytest.fixture
    def named_like_a_rule(self, tmp_path: Path) -> Path:
        return inventory(tmp_path, {"name": "HVB102", "host": "HV01"})

    def test_a_rule_is_a_rule_with_an_inventory_too(self, named_like_a_rule: Path) -> None:
        result = invoke("explain", "hvb102", "--inventory", named_like_a_rule)
        assert result.exit_code == 0
        assert result.stdout == invoke("explain", "HVB102").stdout
        assert "hvb102 is a rule; the inventory was not read. With --host it is a VM." in result.stderr

    def test_with_a_host_it_is_a_vm(self, named_like_a_rule: Path) -> None:
        assert story("hvb102", named_like_a_rule, "--host", "HV01")["vm"]["name"] == "HVB102"

    def test_a_rule_has_no_json(self, named_like_a_rule: Path) -> None:
        result = invoke("explain", "HVB102", "--inventory", named_like_a_rule, "--format", "json")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "'HVB102' is a rule" in result.stderr

    def test_a_name_that_is_no_rule_may_be_a_vm(self) -> None:
        result = invoke("explain", "SQL01")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "no rule 'SQL01'" in result.stderr
        assert "for a VM give its --inventory" in result.stderr


@pytest.mark.parametrize(
    "options",
    [
        ["--format", "markdown"],
        ["--host", "HV01"],
        ["--save-rate", "1MB/s"],
        ["--output", "x"],
        ["--no-config"],
        ["--host-release", "2022"],
        ["--assume", "guest.iscsi_disks=[]"],
    ],
    ids=lambda options: options[0],
)
def test_options_for_vms_need_an_inventory(options: list[str]) -> None:
    result = invoke("explain", "HVB102", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{options[0]} is for VMs: give their --inventory, too" in result.stderr


@pytest.mark.parametrize("arguments", [["--inventory", "x"], ["VM", "--flow", "--inventory", "x"]])
def test_a_vm_needs_a_name(arguments: list[str]) -> None:
    assert invoke("explain", *arguments).exit_code == 2


def test_the_release_of_the_command_line_and_of_the_configuration(tmp_path: Path) -> None:
    config = tmp_path / "vmcheck.toml"
    config.write_text('host_release = "2022"\n', encoding="utf-8")
    assert story("KIOSK-XP", FLEET, "--host-release", "2012r2")["vm"]["mode"] == "online"
    assert story("KIOSK-XP", FLEET, "--config", config)["vm"]["release"] == "2022"
    assert story("KIOSK-XP", FLEET, "--config", config, "--no-assume")["fate"] == "crash"


def test_the_save_rate_of_the_configuration(tmp_path: Path) -> None:
    config = tmp_path / "vmcheck.toml"
    config.write_text('save_rate = "1MiB/s"\n', encoding="utf-8")
    assert story("KIOSK-XP", FLEET, "--config", config)["vm"]["saved_state_seconds"] == 512


def test_assumptions_count_and_are_told(tmp_path: Path) -> None:
    config = tmp_path / "vmcheck.toml"
    config.write_text("[assume]\nguest.iscsi_disks = []\n", encoding="utf-8")
    for options in (["--assume", "guest.iscsi_disks=[]"], ["--config", config]):
        told = story("UNKNOWN01", FLEET, *options)
        assert "guest.iscsi_disks" not in told["vm"]["missing"]
        assert any(
            "Taken as given, because nobody collected it: guest.iscsi_disks" in n for n in told["notes"]
        )
    told = story("UNKNOWN01", FLEET, "--config", config, "--no-assume")
    assert "guest.iscsi_disks" in told["vm"]["missing"]


def test_advice_of_ones_own_rules_is_a_remark(tmp_path: Path) -> None:
    folder = rule_folder(tmp_path, ACME101=NO_OWNER)
    told = story("KIOSK-XP", FLEET, "--rules", folder)
    assert [remark["rule"] for remark in told["remarks"]] == ["ACME101"]


def test_a_rule_of_ones_own_that_decides_bites_at_a_step(tmp_path: Path) -> None:
    folder = rule_folder(tmp_path, ACME101=NO_OWNER.replace("outcome: advice", "outcome: fails"))
    told = story("KIOSK-XP", FLEET, "--rules", folder)
    assert told["fate"] == "fails"
    assert [bite["rule"] for bite in told["steps"][1]["bites"]] == ["ACME101"]
    assert told["steps"][1]["leaves"] == "Here the backup of the VM fails."


def test_what_the_story_says_is_what_check_says() -> None:
    report = json.loads(invoke("check", FLEET, "--format", "json", "--save-rate", "200MB/s").stdout)
    for name in ("KIOSK-XP", "MAIL01", "WEB02", "UNKNOWN01"):
        (entry,) = (vm for vm in report["vms"] if vm["name"] == name)
        assert story(name, FLEET, "--save-rate", "200MB/s")["vm"] == entry


def test_standard_input_and_folders() -> None:
    done = run("explain", "KIOSK-XP", "--inventory", "-", stdin=FLEET.read_bytes())
    assert done.returncode == 0
    assert done.stdout.startswith(b"The next backup of KIOSK-XP")
    exports = SAMPLES / "get-vm" / "hv-lab-powershell-5.1"
    assert story("sql01", exports)["vm"]["file"].endswith("vms.json")


class TestExitCodes:
    """The same as those of vmcheck check, but that nothing is gated."""

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        result = invoke("explain", "A", "--inventory", tmp_path / "none.json")
        assert (result.exit_code, result.stdout) == (3, "")
        assert "no VM was read at all" in result.stderr

    def test_an_empty_inventory(self, tmp_path: Path) -> None:
        result = invoke("explain", "A", "--inventory", inventory(tmp_path))
        assert (result.exit_code, result.stdout) == (4, "")

    def test_a_vm_that_does_not_fit(self, tmp_path: Path) -> None:
        result = invoke("explain", "A", "--inventory", inventory(tmp_path, {"name": "A", "state": "Runing"}))
        assert (result.exit_code, result.stdout) == (3, "")
        assert "/vms/0/state" in result.stderr

    def test_another_vm_that_does_not_fit(self, tmp_path: Path) -> None:
        vms = [{"name": "A", "state": "Runing"}, {"name": "B", "host": "HV01"}]
        result = invoke("explain", "B", "--inventory", inventory(tmp_path, *vms))
        assert result.exit_code == 3
        assert result.stdout.startswith("The next backup of B")

    def test_a_rule_that_crashes(self) -> None:
        program = (str(Path(with_fault.__file__)),)
        done = run("rule", "explain", "APP01", "--inventory", LINES, program=program)
        assert done.returncode == 5
        assert b"HVB406 A virtual hard disk lies on" in done.stdout
        assert b"the rule crashed (ZeroDivisionError: a fault was built in" in done.stdout.replace(
            b"\n    ", b" "
        )

    def test_a_rule_file_that_is_none(self, tmp_path: Path) -> None:
        folder = rule_folder(tmp_path, ACME101="id: ACME101")
        result = invoke("explain", "KIOSK-XP", "--inventory", FLEET, "--rules", folder)
        assert result.exit_code == 2
        assert result.stdout.startswith("The next backup of KIOSK-XP")


def test_the_story_goes_to_a_file_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    result = invoke("explain", "KIOSK-XP", "--inventory", FLEET, "--format", "markdown", "--output", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_text(encoding="utf-8").startswith("# The next backup of `KIOSK-XP`\n")
    wrong = invoke("explain", "KIOSKXP", "--inventory", FLEET, "--output", tmp_path / "none.md")
    assert wrong.exit_code == 2
    assert not (tmp_path / "none.md").exists()


def test_the_inventory_is_not_overwritten(tmp_path: Path) -> None:
    path = inventory(tmp_path, {"name": "A", "host": "HV01"})
    before = path.read_bytes()
    result = invoke("explain", "A", "--inventory", path, "--output", path)
    assert (result.exit_code, path.read_bytes()) == (2, before)
