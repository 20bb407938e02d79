"""A folder with the output of several cmdlets is one export."""

from pathlib import Path

import pytest

from tests.sources.exports import sort
from vmcheck.sources.powershell import read_powershell_folder

VM = b'{"Name": "a", "Generation": 1}'
DRIVE = b'{"VMName": "a", "ControllerLocation": 0, "DiskNumber": 2}'


def test_files_are_joined_whatever_their_names(tmp_path: Path) -> None:
    (tmp_path / "z.JSON").write_bytes(VM)
    (tmp_path / "a.json").write_bytes(DRIVE)
    (tmp_path / "readme.txt").write_bytes(b"not looked at")
    (tmp_path / "sub.json").mkdir()
    reading = sort(read_powershell_folder(tmp_path, "export"))
    assert reading.vms == [{"name": "a", "generation": 1, "disks": [{"attachment": "passthrough"}]}]
    assert not reading.problems
    assert reading.opened[0].taken_for == "Get-VM JSON (Get-VM, Get-VMHardDiskDrive)"
    assert Path(reading.records[0].place(("disks", 0, "attachment")).file) == Path("export/a.json")


def test_a_stranger_among_the_files_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "vm.json").write_bytes(VM)
    (tmp_path / "package.json").write_bytes(b'{"name": "web", "version": "1.0"}')
    reading = sort(read_powershell_folder(tmp_path, "export"))
    [problem] = reading.problems
    assert problem.severity == "warning"
    assert problem.place.file.endswith("package.json")
    assert len(reading.records) == 1


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "No file of this folder ends in .json."),
        ({"a.txt": VM}, "No file of this folder ends in .json."),
        ({"a.json": b'{"schema_version": 1, "vms": []}'}, "are inventories of vmcheck"),
        ({"a.json": b"{}"}, "are no output of Get-VM or its companions"),
    ],
)
def test_a_folder_that_is_no_export_is_an_error(
    tmp_path: Path, files: dict[str, bytes], message: str
) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    [problem] = sort(read_powershell_folder(tmp_path, "export")).problems
    assert message in problem.message
    assert (problem.severity, problem.place.file) == ("error", "export")


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    [problem] = sort(read_powershell_folder(tmp_path / "none", "none")).problems
    assert "cannot be read" in problem.message
