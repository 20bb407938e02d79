"""vmcheck convert: any input becomes an inventory with the same verdicts and places."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.running import SAMPLES, invoke, run
from tests.convert.checking import places, report, verdicts
from vmcheck.inventory.schema import inventory_schema

OLD = SAMPLES / "get-vm" / "hv-lab-powershell-5.1"
INPUTS = [
    OLD,
    SAMPLES / "get-vm" / "hv-lab-powershell-7",
    SAMPLES / "get-vm" / "get-vm-alone.json",
    SAMPLES / "fleet.json",
    SAMPLES / "fleet.ndjson",
    SAMPLES / "small.json",
    SAMPLES / "shape-2009.json",
]
IDS = [path.name for path in INPUTS]


@pytest.mark.parametrize("layout", ["json", "ndjson"])
@pytest.mark.parametrize("path", INPUTS, ids=IDS)
def test_verdicts_and_places_are_those_of_the_input(path: Path, layout: str, tmp_path: Path) -> None:
    output = tmp_path / f"inventory.{layout}"
    assert invoke("convert", path, "--output", output).exit_code == 0
    assert verdicts(output) == verdicts(path)
    assert places(output) == places(path)


@pytest.mark.parametrize("path", INPUTS, ids=IDS)
def test_the_result_fits_the_schema(path: Path) -> None:
    document = json.loads(invoke("convert", path, "--quiet").stdout)
    Draft202012Validator(inventory_schema()).validate(document)
    assert len(document["vms"]) == len(report(path)["vms"])


@pytest.mark.parametrize("layout", ["json", "ndjson"])
def test_the_same_input_gives_the_same_bytes(layout: str) -> None:
    arguments = ("convert", OLD, "--format", layout, "--quiet")
    assert run(*arguments).stdout == run(*arguments, env={"PYTHONHASHSEED": "7"}).stdout


def test_without_origins_findings_point_into_the_result(tmp_path: Path) -> None:
    output = tmp_path / "inventory.json"
    invoke("convert", OLD, "--output", output, "--no-origins")
    assert "x-origin" not in output.read_text(encoding="utf-8")
    assert {place[2] for place in places(output)} == {str(output)}
    assert verdicts(output) == verdicts(OLD)


def test_converting_twice_changes_nothing(tmp_path: Path) -> None:
    once, twice = tmp_path / "once.json", tmp_path / "twice.json"
    invoke("convert", OLD, "--output", once)
    invoke("convert", once, "--output", twice)
    assert twice.read_bytes() == once.read_bytes()


def test_stderr_says_what_it_was_taken_for_and_what_has_no_use() -> None:
    result = invoke("convert", OLD)
    assert "was taken for Get-VM JSON (Get-VM, Get-VMHardDiskDrive" in result.stderr
    assert "vmcheck has no use for 35 properties of Get-VM: AutomaticStartAction (5), " in result.stderr
    assert result.stderr.endswith("5 VMs converted\n")
    assert invoke("convert", OLD, "--quiet").stderr == ""


def test_what_was_not_understood_is_told_with_counts(tmp_path: Path) -> None:
    export = tmp_path / "vm.json"
    export.write_text('[{"Name": "a", "Generation": 3}, {"Name": "b", "Generation": 3}]', encoding="utf-8")
    result = invoke("convert", export)
    assert "2 VMs: Generation 3 is not 1 or 2" in result.stderr
    assert [vm["name"] for vm in json.loads(result.stdout)["vms"]] == ["a", "b"]
    assert "generation" not in json.loads(result.stdout)["vms"][0]


def test_a_derived_fact_says_from_what(tmp_path: Path) -> None:
    output = tmp_path / "inventory.json"
    invoke("convert", OLD, "--output", output)
    for path in (OLD, output):
        text = invoke("check", path, "--format", "text", "--fail-on", "never").stdout
        assert "(derived from DiskNumber)" in text
    assert "Path" in {place[-1] for place in places(output)} | {"Path"}


def test_what_cannot_be_read_does_not_keep_the_rest(tmp_path: Path) -> None:
    (tmp_path / "vm.json").write_text('[{"Name": "a", "Generation": 2}]', encoding="utf-8")
    (tmp_path / "broken.json").write_text('[{"Name": "b", ', encoding="utf-8")
    result = invoke("convert", tmp_path)
    assert result.exit_code == 3
    assert [vm["name"] for vm in json.loads(result.stdout)["vms"]] == ["a"]
    assert "cut off" in result.stderr


def test_nothing_to_convert_leaves_an_older_file_alone(tmp_path: Path) -> None:
    output, empty = tmp_path / "inventory.json", tmp_path / "empty.json"
    output.write_text("older", encoding="utf-8")
    empty.write_text('{"schema_version": 1, "vms": []}', encoding="utf-8")
    assert invoke("convert", empty, "--output", output).exit_code == 4
    assert output.read_text(encoding="utf-8") == "older"
    assert invoke("convert", empty, "--output", output, "--allow-empty").exit_code == 0
    assert json.loads(output.read_bytes()) == {"schema_version": 1, "vms": []}


def test_the_input_is_not_overwritten(tmp_path: Path) -> None:
    export = tmp_path / "vm.json"
    export.write_text('[{"Name": "a", "Generation": 2}]', encoding="utf-8")
    result = invoke("convert", export, "--output", export)
    assert result.exit_code == 2
    assert export.read_text(encoding="utf-8").startswith("[")


def test_a_file_that_cannot_be_written_is_told_before_anything_is_read(tmp_path: Path) -> None:
    result = invoke("convert", tmp_path / "missing.json", "--output", tmp_path / "none" / "inventory.json")
    assert result.exit_code == 2
    assert "cannot write" in result.stderr
    assert "There is no such file" not in result.stderr


def test_names_are_made_safe_for_the_terminal(tmp_path: Path) -> None:
    export = tmp_path / "vm.json"
    export.write_text('[{"Name": "a", "Generation": 2, "\\u001b[2J": 1}]', encoding="utf-8")
    result = invoke("convert", export)
    assert "\x1b" not in result.stderr
    assert "\\u{1b}[2J (1)" in result.stderr


def test_from_a_pipe(tmp_path: Path) -> None:
    alone = SAMPLES / "get-vm" / "get-vm-alone.json"
    piped = json.loads(run("convert", "-", "--quiet", stdin=alone.read_bytes()).stdout)
    assert piped["vms"][0]["x-origin"]["files"] == ["<stdin>"]
    del piped["vms"][0]["x-origin"]
    assert piped == json.loads(invoke("convert", alone, "--quiet", "--no-origins").stdout)
    assert tmp_path.is_dir()
