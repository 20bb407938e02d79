"""Which host volume a Windows path lies on."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from vmcheck.knowledge.host_volume import VolumeMap, is_guid, is_share, normalise, server_of

TABLES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "host_volumes.yaml").read_text(encoding="utf-8")
)
CASES = [
    pytest.param(table["mounts"], table.get("ids", {}), path, volume, id=f"{table['about']}: {path}")
    for table in TABLES
    for path, volume in table["volumes"]
]
PARTS = ["C:", "d:", "\\", "/", "..", ".", "ClusterStorage", "Mounted", "volume1", "\\\\?\\", "UNC", "a.vhdx"]
PATHS = st.text() | st.lists(st.sampled_from(PARTS), max_size=8).map("\\".join)
MOUNTS = st.lists(PATHS, max_size=4)


@pytest.mark.parametrize(("mounts", "ids", "path", "volume"), CASES)
def test_volume_of(mounts: list[str], ids: dict[str, str], path: str, volume: str | None) -> None:
    assert VolumeMap(mounts, ids).volume_of(path) == volume


def test_an_unknown_path_lies_nowhere() -> None:
    assert VolumeMap(["C:\\"]).volume_of(None) is None


@given(PATHS, MOUNTS)
@example("C:\\.\\Mounted\\a.vhdx", ["C:\\Mounted"])
@example("C:\\\\Mounted\\a.vhdx", ["C:\\Mounted"])
def test_the_volume_is_where_the_normalised_path_begins(path: str, mounts: list[str]) -> None:
    volume, normal = VolumeMap(mounts).volume_of(path), normalise(path)
    assert (volume is None) is (normal is None)
    if volume is not None and normal is not None:
        assert normal == volume or normal.startswith(f"{volume}\\")


@given(PATHS, MOUNTS)
def test_spelling_does_not_matter(path: str, mounts: list[str]) -> None:
    normal = normalise(path)
    volumes = VolumeMap(mounts)
    if normal is not None:
        assert normalise(normal) == normal
        assert volumes.volume_of(normal) == volumes.volume_of(path)
        assert volumes.volume_of(path.replace("\\", "/")) == volumes.volume_of(path)


@pytest.mark.parametrize(
    ("volume", "share"),
    [("d:", False), ("\\\\fs01\\vms", True), ("\\\\?\\volume{1}", False), (None, None)],
)
def test_is_share(volume: str | None, share: bool | None) -> None:  # noqa: FBT001  # a case's data
    assert is_share(volume) is share


def test_parts_of_a_volume() -> None:
    assert server_of("\\\\fs01\\vms") == "fs01"
    assert is_guid("\\\\?\\volume{1}")
    assert not is_guid("c:\\mounted")
