"""Output of real hosts, where the checkout stands beside the shared folder."""

from pathlib import Path

import pytest

from tests.cli.running import invoke
from tests.convert.checking import places, verdicts
from tests.sources.exports import Reading, read, read_all

REAL = Path(__file__).parents[3] / "shared" / "knowledge" / "real-samples"
VARIANTS = ("array_utf16le_bom_crlf.json", "value_count_wrapper.json")
ONLY_COMPANIONS = {"get_vhd.json", "get_vm_host.json"}
"""Files that name no VM by themselves."""
COMPANIONS = ("get_vm_hard_disk_drive.json", "get_vhd.json", "get_vm_host.json")

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="real samples are not part of the checkout")


def _read(*names: str) -> Reading:
    return read({name: (REAL / name).read_bytes() for name in names})


def test_get_vm_alone_does_not_know_the_disks() -> None:
    reading = _read("get_vm.json")
    assert [(vm["name"], vm["state"], vm["generation"]) for vm in reading.vms] == [
        ("mockvm1", "Off", 1),
        ("mockvm2", "Running", 2),
    ]
    assert not any(
        {"disks", "integration_services", "fibre_channel_adapters"} & vm.keys() for vm in reading.vms
    )
    assert reading.hosts == ["MOCK-HOST"]
    assert not reading.problems


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("companions", [(), COMPANIONS])
def test_variants_of_one_export_give_the_same_vms(variant: str, companions: tuple[str, ...]) -> None:
    plain, other = _read("get_vm.json", *companions), _read(variant, *companions)
    assert [record.vm for record in plain.records] == [record.vm for record in other.records]
    assert plain.opened[0].header == other.opened[0].header


def test_companions_bring_the_disks() -> None:
    vms = _read("get_vm.json", *COMPANIONS).vms
    assert [[disk["id"] for disk in vm["disks"]] for vm in vms] == [["SCSI 0:0"], ["SCSI 0:0", "SCSI 0:1"]]
    assert {
        (disk["attachment"], disk["format"], disk["provisioning"], disk["shared"], len(disk["parents"]))
        for vm in vms
        for disk in vm["disks"]
    } == {("virtual", "VHDX", "Dynamic", False, 0)}
    assert vms[1]["disks"][1]["size_bytes"] == 32212254720


def test_services_by_vm() -> None:
    vms = _read("get_vm_integration_services.json").vms
    assert len(vms) == 9
    assert all("version" not in vm["integration_services"] for vm in vms)
    assert {vm["integration_services"].get("installed") for vm in vms if vm["state"] == "Off"} == {None}
    assert {vm["integration_services"]["backup"].get("status") for vm in vms if vm["state"] == "Running"} == {
        "OK"
    }


def test_the_whole_folder_says_that_vms_were_exported_more_than_once() -> None:
    reading = read_all(REAL, "real-samples")
    assert len(reading.records) == 11
    assert "4 VMs: Get-VM gave it before; the first is taken." in reading.messages


@pytest.mark.parametrize("name", [*(path.name for path in sorted(REAL.glob("*.json"))), "."])
def test_each_converts_and_gives_the_same_verdicts(name: str, tmp_path: Path) -> None:
    output = tmp_path / "inventory.json"
    result = invoke("convert", REAL / name, "--output", output)
    if name in ONLY_COMPANIONS:
        assert result.exit_code == 4
        return
    assert result.exit_code == 0
    assert verdicts(output) == verdicts(REAL / name)
    assert places(output) == places(REAL / name)


def test_variants_give_the_same_verdicts_and_companions_more(tmp_path: Path) -> None:
    plain = verdicts(REAL / "get_vm.json")
    for variant in VARIANTS:
        assert verdicts(REAL / variant) == plain
    for name in ("get_vm.json", *COMPANIONS):
        (tmp_path / name).write_bytes((REAL / name).read_bytes())
    joined = verdicts(tmp_path)
    assert {vm["classification"] for vm in plain} == {"undetermined"}
    for alone, together in zip(plain, joined, strict=True):
        assert "disks" in alone["missing"]
        assert "disks" not in together["missing"]
        assert set(together["missing"]) < set(alone["missing"])
