"""The exit codes, each through the real command line. Code 5 is in test_faults."""

from pathlib import Path

import pytest

from tests.cli.inventories import FLEET, MINIMAL, NO_VMS, changed, written
from tests.cli.running import invoke, run


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, ["check", "minimal.json"]),
        (1, ["check", "fleet.ndjson"]),
        (2, ["check", "minimal.json", "--no-such-option"]),
        (2, ["chek", "minimal.json"]),
        (2, ["check"]),
        (3, ["check", "broken/typo-key.json"]),
        (3, ["check", "there-is-none.json"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_as_a_process(code: int, arguments: list[str]) -> None:
    assert run(*arguments).returncode == code


def test_nothing_to_check_is_4_unless_it_is_allowed(tmp_path: Path) -> None:
    empty = written(tmp_path, NO_VMS)
    assert run("check", empty).returncode == 4
    assert run("check", empty, "--allow-empty").returncode == 0


def test_a_problem_of_the_input_outweighs_findings_and_emptiness(tmp_path: Path) -> None:
    missing = tmp_path / "missing.json"
    assert invoke("check", FLEET, missing).exit_code == 3
    assert invoke("check", missing, "--allow-empty").exit_code == 3
    assert invoke("check", MINIMAL, missing, "--fail-on", "never").exit_code == 3


def test_the_rest_is_checked_and_reported(tmp_path: Path) -> None:
    refused = changed(tmp_path, {"name": "BROKEN", "id": None, "state": "Runing"})
    result = invoke("check", refused, FLEET, "--format", "text")
    assert result.exit_code == 3
    assert "Did you mean Running?" in result.stdout
    assert "[SQL01]" in result.stdout


def test_a_warning_about_the_input_does_not_change_the_code(tmp_path: Path) -> None:
    foreign = tmp_path / "vms.json"
    foreign.write_text('[{"VMName": "A", "VMId": "1", "State": 99, "Generation": 1}]', encoding="utf-8")
    result = invoke("check", foreign, "--format", "json", "--fail-on", "never")
    assert '"severity": "warning"' in result.stdout
    assert result.exit_code == 0
