"""The numbers that the script translates are those that vmcheck knows."""

import pytest

from tests.collector.tree import literals, text_of, variable, words
from vmcheck.knowledge.guest_os import identify
from vmcheck.knowledge.releases import RELEASES, TITLES, parse_release
from vmcheck.sources.powershell import enums

ENUMERATIONS = {
    "$CheckpointTypeWords": enums.CHECKPOINT_TYPE,
    "$SnapshotTypeWords": enums.SNAPSHOT_TYPE,
    "$ControllerTypeWords": enums.CONTROLLER_TYPE,
    "$VhdTypeWords": enums.VHD_TYPE,
    "$VhdFormatWords": enums.VHD_FORMAT,
    "$ReplicationModeWords": enums.REPLICATION_MODE,
    "$ReplicationHealthWords": enums.REPLICATION_HEALTH,
    "$ServiceStatusWords": enums.SERVICE_STATUS,
    "$ProtocolMismatchWords": enums.SECONDARY_STATUS,
}


@pytest.mark.parametrize("name", ENUMERATIONS)
def test_an_enumeration(name: str) -> None:
    """Every number with the word that exports of PowerShell get for it; those without a word are left out."""
    enumeration = ENUMERATIONS[name]
    known = {str(number): enumeration.fact(number) for number in enumeration.numbers}
    assert words(name) == {number: word for number, word in known.items() if word is not None}


def test_states_of_both_namespaces() -> None:
    known = {str(number): enums.STATE.fact(number) for number in enums.STATE.numbers}
    assert words("$StateWords") == known | {"32768": "Paused", "32769": "Saved"}


def test_every_release_has_a_build() -> None:
    assert set(words("$ReleaseOfBuild").values()) == set(RELEASES)


@pytest.mark.parametrize(("build", "release"), words("$ReleaseOfBuild").items())
def test_builds_are_those_of_guests_of_that_release(build: str, release: str) -> None:
    """What runs as a guest reports the build that it reports as a host."""
    kernels = ("6.0", "6.1", "6.2", "6.3", "10.0")
    found = {identify(None, f"{kernel}.{build}", "Server").label for kernel in kernels}
    assert TITLES[parse_release(str(release))] in found


def test_guids() -> None:
    assert literals(variable("$BackupServiceGuid")) == ["5CED1297-4598-4915-A5FC-AD21BB4D02A4"]
    assert literals(variable("$HyperVWriterGuid")) == ["66841CD4-6DED-4F4B-8F17-FD23F8DDC3DE"]
    assert literals(variable("$IdeControllerGuid")) == ["83F8638B-8DCA-4152-9EDA-2CA8B33039B4"]


def test_product_types() -> None:
    assert words("$ProductTypeWords") == {"1": "Workstation", "2": "DomainController", "3": "Server"}


def test_the_services_are_those_of_the_schema() -> None:
    from vmcheck.inventory.model import GuestServices

    assert set(literals(variable("$VssServices"))) == set(GuestServices.__struct_fields__)


def test_the_types_of_dynamic_disks_are_all_there() -> None:
    assert text_of(variable("$DynamicTypes")).count("Logical Disk Manager") == 3
