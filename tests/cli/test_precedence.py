"""The configuration through vmcheck check: what wins, and what is said of a key there is not."""

from pathlib import Path

import pytest

from tests.cli.inventories import NO_BACKUP_SERVICE, changed
from tests.cli.running import invoke

FILE = 'profile = "audit"\nfail_on = ["crash-consistent"]\n'


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    """One VM, crash-consistent: a warning."""
    return changed(tmp_path, NO_BACKUP_SERVICE)


@pytest.mark.parametrize(
    ("file", "options", "code"),
    [
        (None, [], 0),
        (None, ["--profile", "strict"], 1),
        (None, ["--profile", "strict", "--fail-on", "error"], 0),
        ('profile = "strict"', [], 1),
        ('profile = "strict"', ["--profile", "gate"], 0),
        ('profile = "strict"', ["--no-config"], 0),
        (FILE, [], 1),
        (FILE, ["--profile", "audit"], 1),
        (FILE, ["--fail-on", "error"], 0),
        ('[severity]\nHVB102 = "error"', [], 1),
        ('ignore = ["HVB102"]\nfail_on = ["warning"]', [], 0),
        ('ignore = ["HVB102"]\nfail_on = ["warning"]', ["--ignore", "HVB401"], 1),
        ('host_release = "2012"\nfail_on = ["saved-state"]', [], 1),
        ('host_release = "2012"\nfail_on = ["saved-state"]', ["--host-release", "2022"], 0),
    ],
)
def test_command_line_over_file_over_profile_over_default(
    file: str | None, options: list[str], code: int, inventory: Path
) -> None:
    if file is not None:
        (inventory.parent / "vmcheck.toml").write_text(file, encoding="utf-8")
    assert invoke("check", inventory, *options).exit_code == code


def test_the_environment_names_the_file_unless_the_command_line_does(inventory: Path, tmp_path: Path) -> None:
    for name, level in (("vmcheck.toml", "error"), ("env.toml", "warning"), ("given.toml", "fails")):
        (tmp_path / name).write_text(f'fail_on = ["{level}"]\n', encoding="utf-8")
    env = {"VMCHECK_CONFIG": str(tmp_path / "env.toml")}
    assert invoke("check", inventory).exit_code == 0
    assert invoke("check", inventory, env=env).exit_code == 1
    assert invoke("check", inventory, "--config", tmp_path / "given.toml", env=env).exit_code == 0
    assert invoke("check", inventory, "--no-config", env=env).exit_code == 0


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("fail-on = []\n", "vmcheck.toml:1:1: error: "),
        ("\nfailon = []\n", "vmcheck.toml:2:1: error: "),
        ("[severty]\n", "vmcheck.toml:1:"),
        ("[assume]\nstat = 1\n", "vmcheck.toml:2:1: error: "),
        ("supressions = 'x'\n", "vmcheck.toml:1:1: error: "),
    ],
)
def test_an_unknown_key_ends_the_run(file: str, message: str, inventory: Path) -> None:
    (inventory.parent / "vmcheck.toml").write_text(file, encoding="utf-8")
    result = invoke("check", inventory, "--fail-on", "never")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert "id you mean " in result.stderr


@pytest.mark.parametrize("key", ["ignore", "select"])
def test_a_rule_that_does_not_exist_is_told_with_its_place(key: str, inventory: Path) -> None:
    (inventory.parent / "vmcheck.toml").write_text(f'{key} = ["backup-service-disabeld"]\n', encoding="utf-8")
    result = invoke("check", inventory)
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        "vmcheck.toml:1: no rule 'backup-service-disabeld', did you mean backup-service-disabled?"
        in result.stderr
    )
