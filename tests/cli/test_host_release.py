"""--host-release: the release every VM is judged by, however it is written."""

import json

import pytest

from tests.cli.inventories import FLEET, MINIMAL
from tests.cli.running import SAMPLES, invoke

SPELLINGS = {
    "2008": ["2008"],
    "2008R2": ["2008R2", "2008r2", "2008 R2", " 2008 r2 "],
    "2012": ["2012"],
    "2012R2": ["2012R2", "2012 r2"],
    "2016": ["2016"],
    "2019": ["2019"],
    "2022": ["2022"],
    "2025": ["2025"],
}


@pytest.mark.parametrize(
    ("release", "spelling"), [(release, one) for release, several in SPELLINGS.items() for one in several]
)
def test_spellings(release: str, spelling: str) -> None:
    result = invoke("check", FLEET, "--host-release", spelling, "--format", "json")
    report = json.loads(result.stdout)
    assert {vm["release"] for vm in report["vms"]} == {release}
    assert {vm["release_assumed"] for vm in report["vms"]} == {False}
    assert any(f"release {release} (--host-release)" in note for note in report["notes"])


@pytest.mark.parametrize("value", ["2010", "2008R3", "", "Windows", "2012R2 Datacenter Core x"])
def test_a_release_there_is_not(value: str) -> None:
    result = invoke("check", MINIMAL, "--host-release", value)
    assert result.exit_code == 2
    assert "2008, 2008R2, 2012, 2012R2, 2016, 2019, 2022, 2025" in " ".join(result.stderr.split())


def test_without_a_release_2008_is_assumed_and_said() -> None:
    result = invoke("check", SAMPLES / "shape-2009.json", "--format", "json")
    report = json.loads(result.stdout)
    assert {(vm["release"], vm["release_assumed"]) for vm in report["vms"]} == {("2008", True)}
    assert report["summary"]["release_assumed"] == 5


def test_the_release_of_the_host_is_taken_unless_told_otherwise() -> None:
    report = json.loads(invoke("check", FLEET, "--format", "json").stdout)
    assert {vm["host"]: vm["release"] for vm in report["vms"]} == {"HV2008R2": "2008R2", "HV2019": "2019"}
    assert report["notes"] == []
