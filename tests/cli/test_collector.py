"""vmcheck collector: the script, on standard output or in a file that is whole or not there."""

from pathlib import Path

import pytest

from tests.cli.running import invoke, run
from vmcheck.collector.script import script_file


def test_standard_output_has_the_bytes_of_the_script() -> None:
    done = run("collector")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == script_file()


def test_a_file_has_them_too(tmp_path: Path) -> None:
    path = tmp_path / "Collect-VmInventory.ps1"
    path.write_text("older", encoding="utf-8")
    assert invoke("collector", "--output", path).exit_code == 0
    assert path.read_bytes() == script_file()
    assert list(tmp_path.iterdir()) == [path]


def test_a_dash_is_standard_output() -> None:
    assert run("collector", "-o", "-").stdout == script_file()


@pytest.mark.parametrize("name", ["missing/x.ps1", "."])
def test_a_place_that_cannot_be_written_to(name: str, tmp_path: Path) -> None:
    done = run("collector", "--output", tmp_path / name)
    assert done.returncode == 2
    assert b"Error:" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_the_collector_could_not_read_is_told(encoding: str, tmp_path: Path) -> None:
    """In the layout that the script writes, also behind the redirection of Windows PowerShell."""
    lines = [
        "{",
        '"schema_version": 1,',
        '"collected_at": "2026-11-25T01:00:00Z",',
        '"hosts": [',
        '{"name": "HV01", "x-errors": [{"fact": "host.vss_writer", "message": "Access denied"}]}',
        "],",
        '"x-errors": [',
        '{"fact": "host HV02", "message": "WinRM: no answer"}',
        "],",
        '"vms": [',
        '{"name": "A", "host": "HV01", "x-errors": [{"fact": "disks", "message": "\\u001b[31mno"}]},',
        '{"name": "B\\u00fc", "host": "HV01", "x-errors": [{"fact": "disks", "message": "no"}]}',
        "]",
        "}",
    ]
    path = tmp_path / "inventory.json"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    result = invoke("check", path, "--format", "text", "--fail-on", "never")
    assert result.exit_code == 0
    told = [line.partition("warning: ")[2] for line in result.stdout.splitlines() if "warning: " in line]
    assert told == [
        "The collector could not read disks of 2 VMs: \\u{1b}[31mno (/vms/0/x-errors/0)",
        "The collector could not read host.vss_writer of 1 host: Access denied (/hosts/0/x-errors/0)",
        "The collector could not read host HV02: WinRM: no answer (/x-errors/0)",
    ]


def test_the_table_tells_it_too(tmp_path: Path) -> None:
    path = tmp_path / "inventory.json"
    path.write_text(
        '{"schema_version": 1, "vms": [{"name": "A", "x-errors": [{"fact": "disks", "message": "no"}]}]}',
        encoding="utf-8",
    )
    result = invoke("check", path)
    assert "warning: The collector could not read disks of 1 VM: no" in result.stdout
