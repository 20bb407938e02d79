"""Every kind of broken input gives a clear error and exit 3, as a file and on standard input."""

import json
from pathlib import Path

import pytest

from tests.cli.inventories import MINIMAL
from tests.cli.running import invoke, run

SOUND = MINIMAL.read_bytes()
DEEP = b"[" * 10_000 + b"]" * 10_000
IN_A_VM = b'{"schema_version": 1, "vms": [{"name": "A", "state": %s}]}'

BROKEN: dict[str, tuple[bytes, str]] = {
    "truncated": (SOUND[: len(SOUND) // 2], "cut off"),
    "garbage": (b"=== Hyper-V inventory ===", "This is not an inventory"),
    "empty": (b"", "The input is empty."),
    "blank": (b" \r\n\t\n", "The input is empty."),
    "null": (b"null", "not an inventory"),
    "number": (b"42", "not an inventory"),
    "empty object": (b"{}", "vms"),
    "deep": (DEEP, "not an inventory"),
    "deep in a VM": (IN_A_VM % DEEP, "nested too deeply"),
    "deep objects": (IN_A_VM % (b'{"a":' * 10_000 + b"1" + b"}" * 10_000), "nested too deeply"),
    "long text": (IN_A_VM % (b'"' + b"A" * 1_000_000 + b'"'), "Expected Off, Paused, Running or Saved"),
    "invalid UTF-8": (b'{"schema_version": 1, "vms": [{"name": "\xff\xfe"}]}', "UTF-8"),
    "lone surrogate": (b'{"schema_version": 1, "vms": [{"name": "\\ud800"}]}', "surrogate"),
    "NaN": (IN_A_VM % b"NaN", "NaN"),
    "binary": (bytes(range(256)), "not an inventory"),
    "gzip": (b"\x1f\x8b\x08\x00" + bytes(20), "gzip"),
    "UTF-16 cut off": (SOUND.decode().encode("utf-16")[:101], "cut off"),
    "wrong version": (b'{"schema_version": 2, "vms": []}', "Expected 1, found 2"),
    "no VMs key": (b'{"schema_version": 1}', "vms"),
    "cut off in NDJSON": (b'{"schema_version":1}\n{"name":"A"}\n{"name":"B', "cut off"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_file(kind: str, tmp_path: Path) -> None:
    data, word = BROKEN[kind]
    path = tmp_path / "inventory.json"
    path.write_bytes(data)
    result = invoke("check", path, "--format", "text")
    assert result.exit_code == 3
    errors = [line for line in result.stdout.splitlines() if ": error: " in line]
    assert errors
    assert all(line.startswith(f"{path}:") for line in errors)
    assert word.casefold() in " ".join(errors).casefold()
    assert max(map(len, errors)) < 500


@pytest.mark.parametrize("kind", BROKEN)
def test_the_same_on_standard_input(kind: str) -> None:
    data, word = BROKEN[kind]
    result = invoke("check", "-", "--format", "json", stdin=data)
    assert result.exit_code == 3
    report = json.loads(result.stdout)
    told = [*report["problems"], *(one for refused in report["refused"] for one in refused["problems"])]
    assert word.casefold() in " ".join(problem["message"] for problem in told).casefold()


@pytest.mark.parametrize("kind", ["truncated", "binary", "deep in a VM", "invalid UTF-8", "empty"])
def test_as_a_process(kind: str) -> None:
    done = run("check", "-", stdin=BROKEN[kind][0])
    assert done.returncode == 3
    assert done.stderr == b""
    assert b": error: " in done.stdout
