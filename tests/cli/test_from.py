"""--from: what the inputs are, said rather than recognised."""

from pathlib import Path

import pytest

from tests.cli.inventories import MINIMAL
from tests.cli.running import SAMPLES, invoke

ALONE = SAMPLES / "get-vm" / "get-vm-alone.json"
COMMANDS = (["check"], ["baseline", "create", "--output", "new.json"], ["diff", str(ALONE)])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_an_unknown_kind_is_wrong_usage(command: list[str]) -> None:
    result = invoke(*command, ALONE, "--from", "powershel")
    assert result.exit_code == 2
    assert "did you mean powershell?" in result.stderr


def test_it_overrides_what_the_input_looks_like() -> None:
    assert invoke("check", ALONE, "--from", "PowerShell", "--fail-on", "never").exit_code == 0
    refused = invoke("check", ALONE, "--from", "inventory", "--fail-on", "never")
    assert refused.exit_code == 3
    assert invoke("check", MINIMAL, "--from", "powershell", "--fail-on", "never").exit_code != 0


def test_a_folder_is_read_as_one_kind(tmp_path: Path) -> None:
    (tmp_path / "vm.json").write_bytes(ALONE.read_bytes())
    assert invoke("check", tmp_path, "--from", "inventory", "--fail-on", "never").exit_code == 3
    assert "SQL01" in invoke("check", tmp_path, "--from", "powershell", "--fail-on", "never").stdout


def test_diff_takes_it_for_both_sides() -> None:
    assert invoke("diff", ALONE, ALONE, "--from", "powershell").exit_code == 0
    assert invoke("diff", ALONE, ALONE, "--from", "inventory").exit_code == 3
