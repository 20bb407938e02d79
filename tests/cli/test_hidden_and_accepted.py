"""--select and --ignore hide findings; what is accepted of them is neither stale nor fixed."""

from pathlib import Path

import pytest

from tests.cli.inventories import FLEET, MINIMAL, NO_BACKUP_SERVICE, changed
from tests.cli.running import invoke

HIDING = pytest.mark.parametrize(
    "options",
    [[], ["--ignore", "HVB102"], ["--select", "HVB401"], ["--ignore", "HVB102,HVB401"]],
    ids=" ".join,
)


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    """One VM, crash-consistent because of HVB102."""
    return changed(tmp_path, NO_BACKUP_SERVICE)


@HIDING
def test_a_suppression_is_not_stale(options: list[str], inventory: Path, tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text('[[suppress]]\nrule = "HVB102"\nvm = "APP*"\nreason = "r"\n', encoding="utf-8")
    words = ("--suppressions", file, "--fail-on", "crash-consistent", "--show-suppressed")
    result = invoke("check", inventory, *words, *options, columns=200)
    assert result.exit_code == 0
    assert "fits no finding" not in result.output
    assert "1 finding of HVB102 on APP* accepted: r" in result.stdout
    assert "crash-consistent" in result.stdout


def test_one_that_fits_nothing_is_stale_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text('[[suppress]]\nrule = "HVB102"\nvm = "APP*"\nreason = "r"\n', encoding="utf-8")
    result = invoke("check", MINIMAL, "--suppressions", file, "--ignore", "HVB102", columns=200)
    assert "The suppression of HVB102 on APP* fits no finding of this run" in result.stdout


@HIDING
@pytest.mark.parametrize("fleet", [True, False])
def test_nothing_in_a_baseline_is_fixed(
    options: list[str], *, fleet: bool, inventory: Path, tmp_path: Path
) -> None:
    checked = FLEET if fleet else inventory
    file = tmp_path / "known.json"
    assert invoke("baseline", "create", checked, "--output", file, "--quiet").exit_code == 0
    levels = ("--fail-on", "crash-consistent") if not fleet else ("--fail-on", "info")
    result = invoke("check", checked, "--baseline", file, *levels, *options, columns=200)
    assert result.exit_code == 0
    assert "fixed" not in result.output
    assert "accepted finding" not in result.output


def test_what_was_mended_is_fixed_although_it_is_hidden(inventory: Path, tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    assert invoke("baseline", "create", inventory, "--output", file, "--quiet").exit_code == 0
    result = invoke("check", MINIMAL, "--baseline", file, "--ignore", "HVB102", columns=200)
    assert "1 accepted finding fixed: HVB102 on APP01" in result.stdout


@pytest.mark.parametrize("options", [[], ["--select", "HVB401"], ["--ignore", "HVB102"]], ids=" ".join)
def test_what_nobody_accepted_counts_although_it_is_hidden(options: list[str], tmp_path: Path) -> None:
    disks = [{"id": "SCSI 0:1", "attachment": "passthrough"}]
    worse = changed(tmp_path, {**NO_BACKUP_SERVICE, "disks": disks})
    file = tmp_path / "s.toml"
    file.write_text('[[suppress]]\nrule = "HVB401"\nvm = "APP*"\nreason = "r"\n', encoding="utf-8")
    words: list[str | Path] = ["--suppressions", file, *options]
    assert invoke("check", worse, *words, "--fail-on", "saved-state").exit_code == 0
    assert invoke("check", worse, *words, "--fail-on", "crash-consistent").exit_code == 1
