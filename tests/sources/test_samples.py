"""The samples a newcomer can run: a host's export by Windows PowerShell 5.1 and by PowerShell 7."""

import json
from pathlib import Path

import pytest

from tests.conftest import CompareGolden
from tests.sources.exports import SAMPLES, Reading, read, read_all

OLD = SAMPLES / "hv-lab-powershell-5.1"
NEW = SAMPLES / "hv-lab-powershell-7"
ALONE = SAMPLES / "get-vm-alone.json"


def _folder(folder: Path) -> Reading:
    return read_all(folder, folder.name)


def test_host_with_all_companions(golden: CompareGolden) -> None:
    reading = _folder(OLD)
    assert not reading.problems
    golden("sources/hv-lab.json", json.dumps(reading.vms, indent=2, ensure_ascii=False) + "\n")


def test_both_powershells_give_the_same_vms() -> None:
    old, new = _folder(OLD), _folder(NEW)
    assert [record.vm for record in old.records] == [record.vm for record in new.records]
    assert old.opened[0].header == new.opened[0].header


def test_get_vm_alone_knows_neither_disks_nor_services() -> None:
    [vm] = read({ALONE.name: ALONE.read_bytes()}).vms
    assert vm["name"] == "SQL01"
    assert not {"disks", "checkpoints", "integration_services", "scsi_controllers"} & vm.keys()


@pytest.mark.parametrize("file", sorted(OLD.glob("*.json")), ids=lambda file: file.name)
def test_samples_of_windows_powershell_are_utf16(file: Path) -> None:
    text = file.read_bytes().decode("utf-16")
    assert file.read_bytes().startswith(b"\xff\xfe")
    assert text.count("\n") == text.count("\r\n")
