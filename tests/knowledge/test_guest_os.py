"""Names and numbers of guests, read as a user's inventory would carry them: the cases are data."""

import csv
from pathlib import Path

import pytest

from vmcheck.knowledge.guest_os import identify

CASES = Path(__file__).with_name("cases") / "guest_os.csv"
SHARED = Path(__file__).parents[3] / "shared" / "knowledge" / "guest-os-strings.csv"
VSS_CAPABLE = {"yes": True, "no": False, "unknown": None}
FAMILIES: dict[str, set[str | None]] = {
    "windows": {"windows"},
    "linux": {"linux"},
    "bsd": {"freebsd", "other"},
    "unknown": {None},
}


def read_rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_cases() -> None:
    assert len(read_rows(CASES)) >= 150


@pytest.mark.parametrize("row", read_rows(CASES), ids=lambda row: f"{row['name']}/{row['version']}")
def test_reading(row: dict[str, str]) -> None:
    guest = identify(
        row["name"] or None,
        row["version"] or None,
        row["product_type"] or None,
        int(row["service_pack"]) if row["service_pack"] else None,
    )
    assert (guest.family, guest.product, guest.release, guest.vss_capable) == (
        row["family"] or None,
        row["product"] or None,
        row["release"] or None,
        VSS_CAPABLE[row["vss_capable"]],
    )


@pytest.mark.skipif(not SHARED.exists(), reason="the shared list of names lies beside the checkout only")
def test_collected_names_read_as_in_the_shared_list() -> None:
    different = [
        row["string"]
        for row in read_rows(SHARED)
        if identify(row["string"]).vss_capable is not VSS_CAPABLE[row["vss_capable_2009"]]
    ]
    assert different == []


@pytest.mark.skipif(not SHARED.exists(), reason="the shared list of names lies beside the checkout only")
def test_collected_names_are_of_the_family_in_the_shared_list() -> None:
    different = [
        row["string"]
        for row in read_rows(SHARED)
        if identify(row["string"]).family not in FAMILIES.get(row["family"], {"other"})
    ]
    assert different == []


@pytest.mark.parametrize(
    ("name", "version", "label"),
    [
        ("microsoft windows server 2008 r2 datacenter", None, "Windows Server 2008 R2"),
        ("Windows 10 Pro", "10.0.22000", "Windows 11"),
        ("Windows", None, "Windows"),
        ("Ubuntu 20.04.4 LTS", None, "Ubuntu 20.04"),
        ("SUSE Linux Enterprise Server 12 SP3", None, "SUSE Linux Enterprise Server 12 SP3"),
        ("SLES", "15.0", "SUSE Linux Enterprise Server 15"),
        ("Linux", None, "Linux"),
        ("Contoso OS", None, None),
    ],
)
def test_label(name: str, version: str | None, label: str | None) -> None:
    assert identify(name, version).label == label
