"""Whole scripts: they parse, ask before every change, call nothing else, whatever the names are."""

import json
from pathlib import Path

import pytest
import yaml

from tests.cli.running import SAMPLES, invoke, run
from tests.conftest import CompareGolden
from tests.plan_script.plans import EDITS, plan, script, step
from tests.plan_script.powershell import CHANGING, READING, commands, functions, is_asked_for, parsed, value

FLEET = SAMPLES / "fleet.json"
HOSTILE = [case["name"] for case in yaml.safe_load(Path(__file__).with_name("names.yaml").read_text("utf-8"))]


def everything(name: str = "VM") -> str:
    """The script of a plan with every kind of change."""
    return script(plan(*(step(function, name) for function in EDITS)))


@pytest.fixture(scope="module")
def fleet() -> str:
    """The script of the sample fleet."""
    return invoke("plan", FLEET, "--script").stdout_bytes.decode("ascii")


def test_golden(golden: CompareGolden) -> None:
    made = plan(
        *(step(function, "SQL01", number) for number, function in enumerate(EDITS, 1)),
        step("Add-PlannedJobVolume", "B\u00dcRO", 9, requestor="DPM", host="HV02", owner="HV02"),
        step("Enable-PlannedBackupService", "O'Brien", 10, host="HV03", release="2008R2"),
        step("Set-PlannedSnapshotFileLocation", "WEB01", 11, host=None, effort="data move"),
    )
    text = script(made, inputs=("fleet.json", "more.json"), notes=("Something is to be known.",))
    golden("plan-script/everything.ps1", text.replace("\r\n", "\n"))


@pytest.fixture(params=["fleet", "everything"])
def either(request: pytest.FixtureRequest, fleet: str) -> str:
    """One script after the other."""
    return fleet if request.param == "fleet" else everything()


def test_nothing_is_called_that_is_not_allowed(either: str) -> None:
    root = parsed(either)
    ours = functions(root)
    assert {name for name, _ in commands(root)} <= READING | CHANGING | ours


def test_every_change_is_asked_for(either: str) -> None:
    changes = [(name, node) for name, node in commands(parsed(either)) if name in CHANGING]
    assert changes
    assert [name for name, node in changes if not is_asked_for(node)] == []


def test_every_command_is_used_somewhere() -> None:
    used = {name for name, _ in commands(parsed(everything()))}
    assert used >= READING | CHANGING


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_name_does_not_change_what_the_script_does(name: str) -> None:
    harmless, hostile = parsed(everything("VM")), parsed(everything(name))
    assert [one for one, _ in commands(hostile)] == [one for one, _ in commands(harmless)]
    assert everything(name).isascii()


@pytest.mark.parametrize("name", ["'; calc; '", "\u2019; calc", "a\nRemove-VM *", "#>"], ids=ascii)
def test_a_hostile_fleet(name: str, tmp_path: Path, fleet: str) -> None:
    document = json.loads(FLEET.read_text(encoding="utf-8"))
    for vm in document["vms"]:
        vm["name"] += name
    for host in document["hosts"]:
        job = host.get("backup_job", {})
        if "vms" in job:
            job["vms"] = [vm + name for vm in job["vms"]]
    path = tmp_path / "fleet.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    text = invoke("plan", path, "--script").stdout
    assert text.isascii()
    found, expected = commands(parsed(text)), commands(parsed(fleet))
    assert [one for one, _ in found] == [one for one, _ in expected]


def test_names_come_back() -> None:
    for name in HOSTILE:
        line = next(
            one for one in everything(name).splitlines() if "-VirtualMachine " in one and "-Name" in one
        )
        source = line.partition(" -VirtualMachine ")[2].partition(" -Name ")[0]
        assert value(source).encode("utf-16-be", "surrogatepass").decode("utf-16-be") == name


def test_the_head_says_that_nobody_has_run_it(fleet: str) -> None:
    assert "NOBODY HAS RUN THIS SCRIPT" in fleet.partition("#>")[0]
    assert "checked by parsing only" in fleet.partition("#>")[0]


def test_hostile_names_of_inventories_and_notes() -> None:
    text = script(
        plan(step("Register-PlannedWriter")), inputs=("a#>\nRemove-Item *",), notes=("x\n#>y\u2028z",)
    )
    assert {name for name, _ in commands(parsed(text))} <= READING | CHANGING | functions(parsed(text))
    assert "\nRemove-Item" not in text


def test_the_same_bytes_on_standard_output_and_in_a_file(tmp_path: Path) -> None:
    target = tmp_path / "plan.ps1"
    done = run("plan", FLEET, "--script", "-o", target, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    printed = run("plan", FLEET, "--script").stdout
    assert printed == target.read_bytes()
    assert printed.isascii()
    assert printed.count(b"\r\n") == printed.count(b"\n")


@pytest.mark.parametrize(
    "option", [("--format", "json"), ("--what-if", "HVB102"), ("--host-release", "2022")]
)
def test_a_script_is_for_the_fleet_as_it_is(option: tuple[str, str]) -> None:
    result = invoke("plan", FLEET, "--script", *option)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"--script cannot be combined with {option[0]}" in result.stderr
