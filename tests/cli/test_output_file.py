"""--output: whole or not at all, and the same bytes as on stdout."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.cli.inventories import FLEET, MINIMAL
from tests.cli.running import SAMPLES, invoke, run

FORMATS = ("table", "text", "json", "csv", "markdown")


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_same_bytes_as_on_stdout(format_name: str, tmp_path: Path) -> None:
    output = tmp_path / "report"
    piped = run("check", FLEET, "--format", format_name, env={"PYTHONIOENCODING": "utf-8", "COLUMNS": "100"})
    written = invoke("check", FLEET, "--format", format_name, "--output", output)
    assert written.stdout == ""
    assert written.stderr.count("\n") == 1
    assert "VMs are ready for an online backup" in written.stderr
    assert output.read_bytes() == piped.stdout
    assert list(tmp_path.iterdir()) == [output]


def test_the_exit_code_is_that_of_the_check(tmp_path: Path) -> None:
    assert invoke("check", FLEET, "--output", tmp_path / "report").exit_code == 1


def test_an_older_report_is_replaced(tmp_path: Path) -> None:
    output = tmp_path / "report.txt"
    output.write_text("old and much longer\n" * 1000, encoding="utf-8")
    invoke("check", MINIMAL, "--output", output)
    assert output.read_text(encoding="utf-8") == "The only VM is ready for an online backup\n"


def test_a_wrong_usage_leaves_it_alone(tmp_path: Path) -> None:
    output = tmp_path / "report.txt"
    output.write_text("old", encoding="utf-8")
    result = invoke("check", MINIMAL, "--output", output, "--select", "HVB999")
    assert result.exit_code == 2
    assert output.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("name", ["missing/report.txt", ""])
def test_where_it_cannot_be_written(name: str, tmp_path: Path) -> None:
    output = str(tmp_path / name) if name else ""
    result = run("check", MINIMAL, "--output", output)
    assert result.returncode == 2
    assert result.stdout == b""
    assert result.stderr.startswith(b"Usage: vmcheck check")


def test_an_inventory_is_never_overwritten(tmp_path: Path) -> None:
    inventory = tmp_path / "inventory.json"
    inventory.write_bytes(MINIMAL.read_bytes())
    result = invoke("check", inventory, "--output", inventory)
    assert result.exit_code == 2
    assert "would overwrite the inventory" in result.stderr
    assert inventory.read_bytes() == MINIMAL.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
@pytest.mark.parametrize("command", ["check", "convert", "plan"])
@pytest.mark.parametrize("named", ["*.json", "."])
def test_nor_is_one_of_a_pattern_or_a_folder(
    command: str, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.json", "b.json"):
        Path(name).write_bytes(MINIMAL.read_bytes())
    result = invoke(command, named, "--output", "b.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("Error: the report would overwrite the inventory b.json\n")
    assert Path("b.json").read_bytes() == MINIMAL.read_bytes()


def test_a_report_beside_the_inventories_of_a_folder_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(MINIMAL.read_bytes())
    for _ in range(2):
        assert invoke("check", tmp_path, "--output", tmp_path / "report.txt").exit_code == 0


@pytest.mark.parametrize("command", [["check", MINIMAL], ["baseline", "create", MINIMAL], ["collector"]])
def test_a_name_that_no_file_can_have(command: list[str | Path], tmp_path: Path) -> None:
    result = invoke(*command, "--output", tmp_path / ("n" * 5000))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: cannot write " in result.stderr


def test_it_is_as_readable_as_any_new_file(tmp_path: Path) -> None:
    other, output, kept = tmp_path / "other", tmp_path / "report", tmp_path / "kept"
    other.touch()
    kept.touch()
    kept.chmod(0o640)
    invoke("check", MINIMAL, "--output", output)
    invoke("check", MINIMAL, "--output", kept)
    assert stat.S_IMODE(output.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


def test_a_dash_is_standard_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert invoke("check", MINIMAL, "--output", "-").stdout == invoke("check", MINIMAL).stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as readers:
        read = readers.submit(pipe.read_text, encoding="utf-8")
        result = run("check", SAMPLES / "small.json", "--format", "csv", "--output", pipe)
        text = read.result(timeout=60)
    assert result.returncode == 1
    assert text.count("\n") == 10
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
