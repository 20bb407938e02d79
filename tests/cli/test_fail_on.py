"""--fail-on: severities and classifications, each alone and together."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.inventories import FLEET, MINIMAL, changed
from tests.cli.running import SAMPLES, invoke

GUEST: dict[str, Any] = {"os": {"name": "Windows Server 2022 Standard"}, "disks": [], "iscsi_disks": []}
VMS: dict[str, dict[str, Any]] = {
    "online-capable": {},
    "undetermined": {"guest": None},
    "crash-consistent": {"integration_services": {"installed": True, "backup": {"enabled": False}}},
    "partially-covered": {"disks": [{"id": "SCSI 0:1", "attachment": "passthrough"}]},
    "info": {"checkpoints": [{"name": "before-patch", "type": "Standard"}]},
}
"""What to change in the minimal sample to get a VM of a class."""

CLOSED = {
    "online-capable": set[str](),
    "undetermined": {"undetermined"},
    "crash-consistent": {"warning", "info", "crash-consistent", "undetermined"},
    "partially-covered": {
        "error", "warning", "info",
        "partially-covered", "saved-state", "crash-consistent", "undetermined",
    },
}  # fmt: skip
"""The levels that fail for a VM of a class; the others let it pass."""
LEVELS = (
    "error", "warning", "info",
    "fails", "partially-covered", "saved-state", "crash-consistent", "undetermined", "never",
)  # fmt: skip


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("kind", CLOSED)
def test_each_level_with_each_class(kind: str, level: str, tmp_path: Path) -> None:
    inventory = changed(tmp_path, VMS[kind])
    expected = 1 if level in CLOSED[kind] else 0
    assert invoke("check", inventory, "--fail-on", level).exit_code == expected


@pytest.mark.parametrize(("level", "code"), [("fails", 0), ("partially-covered", 0), ("saved-state", 1)])
def test_saved_state_on_an_old_host(level: str, code: int, tmp_path: Path) -> None:
    inventory = changed(tmp_path, VMS["crash-consistent"])
    assert invoke("check", inventory, "--host-release", "2012", "--fail-on", level).exit_code == code


def test_a_vm_whose_backup_fails(tmp_path: Path) -> None:
    document = changed(tmp_path, {"state": "Running"})
    failing = document.read_text(encoding="utf-8").replace('"Stable"', '"Failed"')
    document.write_text(failing, encoding="utf-8")
    assert invoke("check", document, "--fail-on", "fails").exit_code == 1


def test_the_default_is_error() -> None:
    for inventory in (MINIMAL, FLEET, SAMPLES / "shape-2009.json"):
        default = invoke("check", inventory)
        assert default.exit_code == invoke("check", inventory, "--fail-on", "error").exit_code


@pytest.mark.parametrize(
    "options",
    [
        ["--fail-on", "fails", "--fail-on", "undetermined"],
        ["--fail-on", "fails,undetermined"],
        ["--fail-on", " Fails , UNDETERMINED "],
        ["--fail-on=error", "--fail-on=undetermined,"],
    ],
)
def test_levels_add_up(options: list[str], tmp_path: Path) -> None:
    assert invoke("check", changed(tmp_path, VMS["undetermined"]), *options).exit_code == 1


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("savedstate", "unknown level 'savedstate', did you mean saved-state?"),
        ("warn", "unknown level 'warn', did you mean warning?"),
        ("online-capable", "unknown level 'online-capable'"),
        ("never,error", "never cannot be combined with another level"),
    ],
)
def test_a_level_there_is_not(value: str, message: str) -> None:
    result = invoke("check", MINIMAL, "--fail-on", value)
    assert result.exit_code == 2
    assert message in result.stderr


def test_the_gate_changes_nothing_but_the_code() -> None:
    reports = {invoke("check", FLEET, "--fail-on", level).stdout for level in LEVELS}
    assert len(reports) == 1
