"""Exports as people have them, through the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.running import SAMPLES, invoke
from tests.convert.checking import verdicts

ALONE = SAMPLES / "get-vm" / "get-vm-alone.json"


def _check(path: Path) -> tuple[int, str]:
    result = invoke("check", path, "--no-config", "--fail-on", "never")
    return result.exit_code, " ".join(result.stdout.split())


def test_a_log_line_before_the_json(tmp_path: Path) -> None:
    path = tmp_path / "vm.json"
    path.write_bytes(
        b"WARNING: the module is old\r\n" + json.dumps([{"Name": "a", "Generation": 2}]).encode()
    )
    code, text = _check(path)
    assert code == 3
    assert "does not begin with JSON; that begins 1 line further down" in text


def test_windows_1252_is_a_guess_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "vm.json"
    path.write_bytes('[{"Name": "München", "Generation": 2}]'.encode("cp1252"))
    code, text = _check(path)
    assert code == 0
    assert "München" in text
    assert "It was read as Windows-1252, a guess" in text
    assert "a guess" in invoke("convert", path).stderr


def test_one_document_a_vm(tmp_path: Path) -> None:
    path = tmp_path / "vm.json"
    path.write_text('{"Name": "a", "Generation": 2}\n{"Name": "b",\n "Generation": 1}', encoding="utf-8")
    assert [vm["name"] for vm in verdicts(path)] == ["a", "b"]


@pytest.mark.parametrize(
    "properties", [("Name", "State", "Uptime"), ("Name", "Generation"), ("VMName", "HardDrives")]
)
def test_select_object_that_leaves_enough(properties: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "vm.json"
    values = {"State": 2, "Uptime": "1.00:00:00", "Generation": 2, "HardDrives": "System.Object[]"}
    path.write_text(json.dumps([{name: values.get(name, "a") for name in properties}]), encoding="utf-8")
    assert [vm["name"] for vm in verdicts(path)] == ["a"]


def test_select_object_that_leaves_too_little(tmp_path: Path) -> None:
    path = tmp_path / "vm.json"
    path.write_text('[{"Name": "a", "State": 2}]', encoding="utf-8")
    code, text = _check(path)
    assert code == 3
    assert "Keep Generation among the properties" in text


def test_encodings_and_wrappers_give_the_same_verdicts(tmp_path: Path) -> None:
    value = json.loads(ALONE.read_bytes())
    vms = value if isinstance(value, list) else [value]
    variants = {
        "utf16": json.dumps(vms, indent=2).replace("\n", "\r\n").encode("utf-16"),
        "bom": json.dumps(vms).encode("utf-8-sig"),
        "wrapper": json.dumps({"value": vms, "Count": len(vms)}).encode(),
        "claim": json.dumps({"Count": 10**12, "value": vms}).encode(),
        "nested": json.dumps([[vms]]).encode(),
    }
    for name, data in variants.items():
        path = tmp_path / f"{name}.json"
        path.write_bytes(data)
        assert verdicts(path) == verdicts(ALONE), name


def test_a_key_given_twice_is_unknown_and_told(tmp_path: Path) -> None:
    path = tmp_path / "vm.json"
    path.write_text('[{"Name": "a", "Generation": 1, "State": 2, "State": 3}]', encoding="utf-8")
    code, text = _check(path)
    assert code == 0
    assert "the property State is given twice, so it is unknown" in text
