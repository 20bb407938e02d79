"""vmcheck config show: what counts, and where it comes from."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tests.config.files import written
from tests.conftest import CompareGolden
from vmcheck.cli.config import config
from vmcheck.cli.config_options import assumptions_of, config_options, configure, rank
from vmcheck.cli.rule_choice import load_chosen

TEAM = """profile = "strict"
fail_on = ["saved-state"]
ignore = ["HVB309"]
rules = ["own-rules"]
host_releases = { HV01 = "2016" }

[severity]
HVB102 = "error"

[assume]
guest.volumes.filesystem = "NTFS"
"guest.iscsi_disks" = []
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own-rules").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VMCHECK_CONFIG", raising=False)


def show(*arguments: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(config, ["show", *arguments], env=env, catch_exceptions=False)


def test_the_effective_values(tmp_path: Path, golden: CompareGolden) -> None:
    written(tmp_path, TEAM)
    result = show("--assume", "state=Running")
    assert result.exit_code == 0
    golden("config/show.txt", result.stdout)


def test_without_a_file(golden: CompareGolden) -> None:
    golden("config/show-profile.txt", show("--no-config", "--profile", "gate").stdout)


def test_as_json(tmp_path: Path) -> None:
    written(tmp_path, TEAM)
    document = json.loads(show("--json", "inventory.json").stdout)
    assert document["file"] == "vmcheck.toml"
    assert document["settings"]["fail_on"] == {"value": ["saved-state"], "origin": "vmcheck.toml:2"}
    assert document["settings"]["assume.guest.iscsi_disks"]["value"] == []
    assert document["settings"]["rules"]["value"] == [str(tmp_path / "own-rules")]


def test_the_environment_names_a_file(tmp_path: Path) -> None:
    other = written(tmp_path, 'profile = "audit"\n', "ci/other.toml")
    first = show(env={"VMCHECK_CONFIG": str(other)}).stdout.splitlines()[0]
    assert first == f"configuration file {other} (VMCHECK_CONFIG)"


def test_both_files_give_a_remark(tmp_path: Path) -> None:
    written(tmp_path, TEAM)
    written(tmp_path, "[tool.vmcheck]\n", "pyproject.toml")
    result = show()
    assert result.exit_code == 0
    assert "pyproject.toml:1:1: warning: [tool.vmcheck] is not used" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--config", "none.toml"], "none.toml:1:1: error: It cannot be read"),
        (["--config", "bad.toml"], "bad.toml:1:1: error: The key "),
        (["--config", "bad.toml", "--no-config"], "--config and --no-config contradict each other"),
        (["--profile", "lax"], "there is no 'lax'"),
        (["--assume", "stat=Off"], "stat: no such fact of a VM, did you mean state?"),
        (["--assume", "state"], "expected FACT=VALUE"),
    ],
)
def test_wrong_usage_and_configuration_exit_with_2(
    tmp_path: Path, arguments: list[str], message: str
) -> None:
    written(tmp_path, "profil = 1\n", "bad.toml")
    result = show(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


@click.command()
@click.argument("inventories", nargs=-1)
@click.option("--fail-on", multiple=True)
@click.option("--format", "format_name", default="table")
@click.option("--color", "colour", default="auto")
@config_options
@click.pass_context
def probe(ctx: click.Context, /, inventories: tuple[str, ...], **options: object) -> None:
    """Do what a command does with its configuration."""
    loaded = configure(ctx, inventories)
    assumptions = assumptions_of(loaded.settings, off=bool(options["no_assume"]))
    book = load_chosen(loaded.settings.rules)
    rank(book, loaded.settings)
    severities = {rule.id: rule.severity for rule in book.rules}
    settings = loaded.settings
    facts = list(assumptions.values) if assumptions is not None else []
    click.echo(json.dumps([settings.format, settings.color, settings.fail_on, severities["HVB102"], facts]))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["csv", "auto", ["saved-state"], "error", ["state"]]),
        (["--format", "table", "--color", "never"], ["table", "never", ["saved-state"], "error", ["state"]]),
        (["--fail-on", "info"], ["csv", "auto", ["info"], "error", ["state"]]),
        (["--no-assume", "--assume", "generation=2"], ["csv", "auto", ["saved-state"], "error", []]),
        (["--assume", "generation=2"], ["csv", "auto", ["saved-state"], "error", ["generation", "state"]]),
        (["--no-config"], ["table", "auto", ["error"], "warning", []]),
    ],
)
def test_options_that_were_not_given_do_not_count(
    tmp_path: Path, arguments: list[str], expected: list[object]
) -> None:
    text = 'format = "csv"\nfail_on = ["saved-state"]\n[severity]\nbackup-service-disabled = "error"\n'
    written(tmp_path, f'{text}[assume]\nstate = "Running"\n')
    result = CliRunner().invoke(probe, arguments, catch_exceptions=False)
    assert json.loads(result.stdout) == expected


def test_a_severity_for_a_rule_that_does_not_exist(tmp_path: Path) -> None:
    written(tmp_path, '[severity]\nbackup-service-disabeld = "error"\n')
    result = CliRunner().invoke(probe, [], catch_exceptions=False)
    assert result.exit_code == 2
    assert "vmcheck.toml:2: no rule 'backup-service-disabeld', did you mean backup-" in result.stderr
