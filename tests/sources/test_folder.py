"""A folder with the output of several cmdlets is one export."""

from pathlib import Path

import pytest

from tests.sources.exports import read_all

VM = b'{"Name": "a", "Generation": 1}'
DRIVE = b'{"VMName": "a", "ControllerLocation": 0, "DiskNumber": 2}'


def test_files_are_joined_whatever_their_names(tmp_path: Path) -> None:
    (tmp_path / "z.JSON").write_bytes(VM)
    (tmp_path / "a.json").write_bytes(DRIVE)
    (tmp_path / "readme.txt").write_bytes(b"not looked at")
    (tmp_path / "sub.json").mkdir()
    reading = read_all(tmp_path, "export")
    assert reading.vms == [{"name": "a", "generation": 1, "disks": [{"attachment": "passthrough"}]}]
    assert not reading.problems
    assert reading.opened[0].taken_for == "Get-VM JSON (Get-VM, Get-VMHardDiskDrive)"
    assert Path(reading.records[0].place(("disks", 0, "attachment")).file) == Path("export/a.json")


def test_a_stranger_among_the_files_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "vm.json").write_bytes(VM)
    (tmp_path / "package.json").write_bytes(b'{"name": "web", "version": "1.0"}')
    reading = read_all(tmp_path, "export")
    [problem] = reading.problems
    assert problem.severity == "warning"
    assert problem.place.file.endswith("package.json")
    assert len(reading.records) == 1


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "No file of this folder ends in"),
        ({"a.txt": VM}, "No file of this folder ends in"),
        ({"a.json": b"{}"}, "No file of this folder is anything that vmcheck reads."),
    ],
)
def test_a_folder_that_is_no_export_is_an_error(
    tmp_path: Path, files: dict[str, bytes], message: str
) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    [problem] = read_all(tmp_path, "export").problems
    assert message in problem.message
    assert (problem.severity, problem.place.file) == ("error", "export")


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    [problem] = read_all(tmp_path / "none", "none").problems
    assert "cannot be read" in problem.message


def test_inventories_are_read_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'{"schema_version": 1, "vms": [{"name": "n"}]}')
    (tmp_path / "b.ndjson").write_bytes(b'{"name": "m"}\n')
    reading = read_all(tmp_path, "mixed")
    assert [vm["name"] for vm in reading.vms] == ["n", "m"]
    assert not reading.problems


def test_inventories_and_an_export_in_one_folder(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'{"schema_version": 1, "vms": [{"name": "n"}]}')
    (tmp_path / "b.json").write_bytes(VM)
    (tmp_path / "c.json").write_bytes(DRIVE)
    reading = read_all(tmp_path, "mixed")
    assert [(vm["name"], "disks" in vm) for vm in reading.vms] == [("n", False), ("a", True)]
    assert [opened.taken_for for opened in reading.opened] == [
        "vmcheck inventory",
        "Get-VM JSON (Get-VM, Get-VMHardDiskDrive)",
    ]
