"""What the backup job of a host takes."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vmcheck.inventory.model import BackupJob, Host, Vm
from vmcheck.knowledge.selection import Selection, is_bare_metal_only

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "selection.yaml").read_text(encoding="utf-8")
)
MACHINE = Vm(name="VM01", id="11")
FILES = [
    pytest.param(case["host"], path, taken, id=f"{case['about']}: {path}")
    for case in CASES
    for path, taken in case["files"]
]


def selection(host: dict[str, Any]) -> Selection:
    return Selection(msgspec.convert({"name": "HV01", **host}, Host))


@pytest.mark.parametrize(("host", "path", "taken"), FILES)
def test_file(host: dict[str, Any], path: str | None, taken: bool | None) -> None:  # noqa: FBT001  # a case's data
    assert selection(host).takes_file(MACHINE, path) is taken


@pytest.mark.parametrize("case", [case for case in CASES if "vm" in case], ids=lambda case: case["about"])
def test_vm(case: dict[str, Any]) -> None:
    chosen = selection(case["host"])
    assert chosen.takes_vm(MACHINE) is case["vm"]
    assert chosen.leaves_out(MACHINE) is case["leaves_out"]


def test_no_host() -> None:
    chosen = Selection(None)
    assert not chosen.assessed
    assert chosen.takes_file(MACHINE, "C:\\a.vhdx") is None


@pytest.mark.parametrize(
    ("host", "taken"),
    [
        ({"backup_job": {"volumes": ["C:"]}}, True),
        ({"backup_job": {"volumes": ["D:"]}}, False),
        ({"backup_job": {"vms": ["VM01"]}}, True),
        ({"backup_job": {}}, None),
        ({}, None),
    ],
)
def test_drive_c(host: dict[str, Any], taken: bool | None) -> None:  # noqa: FBT001  # a case's data
    assert selection(host).takes_drive_c(MACHINE) is taken


PATHS = st.lists(
    st.sampled_from(["Mounted", "ClusterStorage", "Volume1", "VMs", "..", ".", ""]), max_size=5
).map(lambda parts: "C:\\" + "\\".join(parts))


@given(PATHS, st.lists(st.sampled_from(["C:", "C:\\Mounted", "C:\\ClusterStorage\\Volume1", "Data"])))
def test_spelling_does_not_matter(path: str, volumes: list[str]) -> None:
    host = {"volumes": [{"path": "C:\\Mounted"}], "backup_job": {"volumes": volumes}}
    chosen = selection(host)
    assert chosen.takes_file(MACHINE, path) is chosen.takes_file(MACHINE, f"\\\\?\\{path.upper()}")


@given(st.text(), st.lists(st.text(min_size=1)))
def test_anything_can_be_asked(path: str, volumes: list[str]) -> None:
    host = {
        "backup_job": {"volumes": volumes},
        "volumes": [{"path": name, "volume_id": name} for name in volumes],
    }
    assert selection(host).takes_file(MACHINE, path) in (True, False, None)


@pytest.mark.parametrize(
    ("job", "only"),
    [
        (None, False),
        (BackupJob(), None),
        (BackupJob(bare_metal_recovery=True), True),
        (BackupJob(bare_metal_recovery=False), False),
        (BackupJob(bare_metal_recovery=True, volumes=("D:",)), False),
        (BackupJob(bare_metal_recovery=True, vms=("VM01",)), False),
        (BackupJob(bare_metal_recovery=True, volumes=()), True),
    ],
)
def test_bare_metal_only(job: BackupJob | None, only: bool | None) -> None:  # noqa: FBT001  # a case's data
    assert is_bare_metal_only(job) is only
