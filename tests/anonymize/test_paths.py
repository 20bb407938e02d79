"""What of a path stays: drives, CSV volumes, shares, mount points, depth and extensions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmcheck.anonymize.paths import disguised_path
from vmcheck.anonymize.pseudonyms import Pseudonyms
from vmcheck.knowledge.host_volume import VolumeMap, is_share, normalise, server_of

NAMES = Pseudonyms(b"a key")
KEPT = [
    "",
    "D:",
    "D:\\",
    "C:\\ClusterStorage\\Volume1",
    "c:/clusterstorage/VOLUME12/",
    "\\\\?\\D:\\",
    "/",
    "/boot/efi",
    "/dev/sda1",
    "/dev/nvme0n1p2",
    "Disk 4 500.00 GB Bus 0 Lun 4 Target 0",
]
PARTS = st.sampled_from(
    ["VMs", "vms", "SQL 01", "a.b.vhdx", "data.AVHDX", "Volume1", "ClusterStorage", "..", ".", "", "x" * 30]
)
ROOTS = st.sampled_from(
    [
        "C:\\",
        "D:/",
        "\\\\FS01\\share\\",
        "\\\\?\\C:\\",
        "\\\\?\\UNC\\fs01\\share\\",
        "\\\\?\\Volume{00000000-0000-0000-0000-0000000000A1}\\",
        "C:\\ClusterStorage\\Volume1\\",
        "D:",
        "",
        " D:\\",
    ]
)
PATHS = st.builds(lambda root, parts: root + "\\".join(parts), ROOTS, st.lists(PARTS, max_size=4))


@pytest.mark.parametrize("path", KEPT)
def test_what_is_no_name_stays(path: str) -> None:
    assert disguised_path(path, NAMES) == path


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("D:\\VMs\\SQL01\\SQL01.vhdx", "D:\\{VMs}\\{SQL01}\\{SQL01}.vhdx"),
        ("\\\\FS01\\vms$\\a.vhd", "\\\\{FS01}\\{vms$}\\{a}.vhd"),
        ("C:\\ClusterStorage\\Finance\\x", "C:\\ClusterStorage\\{Finance}\\{x}"),
        ("D:\\Volume1\\x", "D:\\{Volume1}\\{x}"),
        ("/dev/mapper/vg-root", "/dev/mapper/{vg-root}"),
        ("D:data.vhdx", "D:{data}.vhdx"),
        ("C:\\ClusterStorage\\Volume1\\..\\Volume1", "C:\\ClusterStorage\\Volume1\\..\\Volume1"),
        ("C:\\ClusterStorage\\.\\Volume1\\a", "C:\\ClusterStorage\\.\\Volume1\\{a}"),
    ],
)
def test_names_are_replaced_one_by_one(path: str, form: str) -> None:
    names = {name: NAMES.name(name) for name in ("VMs", "SQL01", "FS01", "vms$", "a", "Finance", "x", "data")}
    names |= {name: NAMES.name(name) for name in ("Volume1", "vg-root")}
    assert disguised_path(path, NAMES) == form.format_map(names)


@given(PATHS, PATHS, st.lists(PATHS, max_size=3))
def test_volumes_and_mount_points_stay_what_they_are(one: str, other: str, mounts: list[str]) -> None:
    hidden = [disguised_path(path, NAMES) for path in (one, other)]
    plain_map = VolumeMap(mounts)
    hidden_map = VolumeMap([disguised_path(path, NAMES) for path in mounts])
    volumes = [plain_map.volume_of(path) for path in (one, other)]
    hidden_volumes = [hidden_map.volume_of(path) for path in hidden]
    assert (volumes[0] == volumes[1]) == (hidden_volumes[0] == hidden_volumes[1])
    assert [is_share(volume) for volume in volumes] == [is_share(volume) for volume in hidden_volumes]
    for volume, hidden_volume in zip(volumes, hidden_volumes, strict=True):
        if volume is not None and hidden_volume is not None and is_share(volume):
            assert server_of(hidden_volume) == NAMES.name(server_of(volume))


@given(PATHS)
def test_depth_stays(path: str) -> None:
    plain, hidden = normalise(path), normalise(disguised_path(path, NAMES))
    assert (plain is None) == (hidden is None)
    assert plain is None or hidden is None or plain.count("\\") == hidden.count("\\")
