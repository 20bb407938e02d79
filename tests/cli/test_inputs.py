"""What the command line takes as inventories."""

import errno
import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.cli.inventories import FLEET, MINIMAL, changed
from tests.cli.running import SAMPLES, invoke, run


def report(*arguments: str | Path, stdin: bytes | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(invoke("check", *arguments, "--format", "json", stdin=stdin).stdout)
    return found


def names(found: dict[str, Any]) -> list[str]:
    return [vm["name"] for vm in found["vms"]]


def test_several_files_in_their_order() -> None:
    assert names(report(MINIMAL, SAMPLES / "shape-2009.json"))[:2] == ["APP01", "WEB-2008"]
    assert names(report(SAMPLES / "shape-2009.json", MINIMAL))[-1] == "APP01"


def test_the_same_file_twice_is_read_once() -> None:
    found = report(MINIMAL, MINIMAL, MINIMAL.parent / "." / MINIMAL.name)
    assert names(found) == ["APP01"]
    assert found["problems"] == []


def test_the_same_vm_in_two_files_is_said(tmp_path: Path) -> None:
    found = report(MINIMAL, changed(tmp_path, {"state": "Off"}))
    assert [problem["file"] for problem in found["problems"]] == [str(tmp_path / "inventory.json")]


def test_a_pattern_that_no_shell_expanded(tmp_path: Path) -> None:
    for number in (2, 1):
        changed(tmp_path, {"name": f"VM{number}", "id": str(number)}, f"{number}.json")
    (tmp_path / "notes.txt").write_text("not an inventory", encoding="utf-8")
    found = report(tmp_path / "*.json")
    assert names(found) == ["VM1", "VM2"]
    assert found["inputs"] == [str(tmp_path / "*.json")]


def test_a_pattern_that_fits_nothing(tmp_path: Path) -> None:
    result = invoke("check", tmp_path / "*.json")
    assert result.exit_code == 3
    assert "No file fits this pattern" in result.stdout


@pytest.mark.parametrize("sample", [MINIMAL, FLEET], ids=["document", "NDJSON"])
def test_standard_input(sample: Path) -> None:
    piped = run("check", "-", "--format", "json", stdin=sample.read_bytes())
    from_file = report(sample)
    from_pipe = json.loads(piped.stdout)
    assert [finding["pointer"] for vm in from_pipe["vms"] for finding in vm["findings"]] == [
        finding["pointer"] for vm in from_file["vms"] for finding in vm["findings"]
    ]
    assert names(from_pipe) == names(from_file)
    assert {vm["file"] for vm in from_pipe["vms"]} == {"<stdin>"}


def test_what_powershell_5_1_redirects() -> None:
    document = MINIMAL.read_text(encoding="utf-8").replace("\n", "\r\n")
    for encoded in (document.encode("utf-16"), document.encode("utf-8-sig")):
        done = run("check", "-", stdin=encoded)
        assert done.stdout == b"The only VM is ready for an online backup\n"


def test_a_folder_of_exports() -> None:
    found = report(SAMPLES / "get-vm" / "hv-lab-powershell-7")
    assert "SQL01" in names(found)


def test_a_folder_without_exports(tmp_path: Path) -> None:
    result = invoke("check", tmp_path)
    assert result.exit_code == 3
    assert "No file of this folder ends in" in result.stdout


def test_a_missing_file_beside_one_that_is_there() -> None:
    result = invoke("check", SAMPLES / "minimale.json", MINIMAL, "--format", "text")
    assert result.exit_code == 3
    assert "There is no such file. Did you mean minimal.json?" in result.stdout


def test_a_name_that_is_empty() -> None:
    result = invoke("check", "")
    assert result.exit_code == 2
    assert "the name of an inventory is empty" in result.stderr


def test_a_name_that_no_file_can_have() -> None:
    found = report("n" * 5000 + ".json", MINIMAL)
    (problem,) = found["problems"]
    assert problem["message"].startswith("It cannot be opened: ")
    assert names(found) == ["APP01"]


def test_a_read_error_is_one_of_its_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows gives it for a part of a file that another program has locked."""

    class Locked(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            del size
            raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("vmcheck.inventory.inputs.standard_input", Locked)
    monkeypatch.setattr("vmcheck.cli.inputs.standard_input", Locked)
    result = invoke("check", "-", MINIMAL, "--format", "json")
    found = json.loads(result.stdout)
    assert result.exit_code == 3
    assert [problem["message"] for problem in found["problems"]] == [
        "It cannot be read to its end: Permission denied."
    ]
    assert names(found) == ["APP01"]


@pytest.mark.parametrize("command", [["check", "-"], ["convert", "-"], ["diff", "-", str(MINIMAL)]])
def test_no_standard_input_is_an_empty_one(command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vmcheck.inventory.inputs.sys", SimpleNamespace(stdin=None))
    result = invoke(*command)
    assert result.exit_code == 3
    assert "<stdin>:1:1: error: The input is empty." in result.output
