"""--assume and --no-assume: every report says what was assumed, and what rests on it."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.inventories import MINIMAL, changed
from tests.cli.running import invoke
from vmcheck.report.formats import FORMATS

NOTE = "Assumed where not collected: guest.disks.layout = Basic (1 VM; 1 verdict rests on it)"
CONFIG = '[assume]\nguest.disks.layout = "Basic"\n'
BESIDE = frozenset({"text", "csv", "gitlab"})
"""Formats without a place for notes: they are on stderr."""


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    """A VM of which nothing is missing but the layout of its guest's disks."""
    import json

    guest: dict[str, Any] = json.loads(MINIMAL.read_text(encoding="utf-8"))["vms"][0]["guest"]
    del guest["disks"]
    return changed(tmp_path, {"guest": guest})


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_was_assumed(name: str, inventory: Path) -> None:
    words = ("--assume", "guest.disks.layout=Basic", "--format", name)
    result = invoke("check", inventory, *words, columns=200)
    assert result.exit_code == 0
    said, silent = (result.stderr, result.stdout) if name in BESIDE else (result.stdout, result.stderr)
    assert NOTE in said
    assert "Assumed" not in silent


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_alone_does_not_hide_it(name: str, inventory: Path, tmp_path: Path) -> None:
    output = tmp_path / "report"
    words = ("--assume", "guest.disks.layout=Basic", "--format", name, "--output", output)
    result = invoke("check", inventory, *words)
    assert (NOTE in result.stderr) is (name in BESIDE)
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("reports", "beside"),
    [
        (["table", "csv=%s"], False),
        (["text", "json=%s"], True),
        (["csv=%s", "sarif=%s2"], True),
        (["json=%s", "sarif=%s2"], False),
    ],
)
def test_with_several_reports(reports: list[str], *, beside: bool, inventory: Path, tmp_path: Path) -> None:
    places = [report.replace("%s", str(tmp_path / "report")) for report in reports]
    words = [word for place in places for word in ("--report", place)]
    result = invoke("check", inventory, "--assume", "guest.disks.layout=Basic", *words)
    assert (NOTE in result.stderr) is beside


def test_no_assume_shows_the_difference(inventory: Path) -> None:
    (inventory.parent / "vmcheck.toml").write_text(CONFIG, encoding="utf-8")
    with_it = invoke("check", inventory, "--fail-on", "undetermined", columns=200)
    assert with_it.exit_code == 0
    assert with_it.stdout.startswith("The only VM is ready for an online backup\n")
    assert NOTE in with_it.stdout
    for options in ([], ["--assume", "guest.iscsi_disks=[]"]):
        without = invoke("check", inventory, "--fail-on", "undetermined", "--no-assume", *options)
        assert without.exit_code == 1
        assert "undetermined" in without.stdout
        assert "Assumed" not in without.stdout


def test_what_was_collected_stays(tmp_path: Path) -> None:
    words = (
        "--assume",
        "guest.disks.layout=Dynamic",
        "--assume",
        "integration_services.backup.enabled=false",
    )
    result = invoke("check", changed(tmp_path, {}), *words, columns=200)
    assert result.exit_code == 0
    assert result.stdout.startswith("The only VM is ready")
    assert result.stdout.count("(used for no VM)") == 2
