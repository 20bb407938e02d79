"""The hook of pre-commit: its file, and the hook itself in a scratch repository."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from tests.ci.steps import ROOT
from tests.cli.inventories import MINIMAL
from tests.cli.running import environment
from tests.cli.scratch_git import git, repository
from vmcheck.cli.main import cli

HOOK: dict[str, Any] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
UNREACHABLE = re.compile("Temporary failure in name resolution|NewConnectionError|No matching distribution")


def test_the_hook() -> None:
    assert HOOK["id"] == "vmcheck"
    assert (HOOK["language"], HOOK["types"], HOOK["require_serial"]) == ("python", ["json"], True)


def test_its_command_checks() -> None:
    program, *words = HOOK["entry"].split()
    assert program == "vmcheck"
    result = CliRunner().invoke(cli, [*words, str(MINIMAL)])
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("inventory.json", True),
        ("hosts/Inventory-HV01.json", True),
        ("inventories/hv01.json", True),
        ("package.json", False),
        ("hosts/hv01.json", False),
    ],
)
def test_the_files_it_looks_at(path: str, *, taken: bool) -> None:
    assert bool(re.search(HOOK["files"], path)) is taken


def sources() -> Iterator[Path]:
    """The files of the checkout that git has or would take."""
    listed = git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard", "-z").decode().split("\0")
    parts = ("vmcheck/", "rules/", "schemas/")
    for name in filter(None, listed):
        if (name.startswith(parts) or "/" not in name) and (ROOT / name).is_file():
            yield Path(name)


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the hook: the checkout as it is now, committed or not."""
    folder = tmp_path_factory.mktemp("hook")
    for name in sources():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    return repository(folder)


@pytest.mark.skipif(not shutil.which("git") or not (ROOT / ".git").exists(), reason="no git, or no checkout")
@pytest.mark.skipif(find_spec("pre_commit") is None, reason="pre-commit is not installed")
def test_try_repo(hook: Path, tmp_path: Path) -> None:
    """About ten seconds: pre-commit makes a virtual environment and installs vmcheck into it."""
    users = tmp_path / "users"
    (users / "inventory").mkdir(parents=True)
    bad = json.loads(MINIMAL.read_text(encoding="utf-8"))
    bad["vms"][0] |= {"name": "LEFT-OUT", "disks": [{"id": "SCSI 0:1", "attachment": "passthrough"}]}
    (users / "inventory" / "bad.json").write_text(json.dumps(bad), encoding="utf-8")
    (users / "package.json").write_text("{}", encoding="utf-8")
    repository(users)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pre_commit",
            "try-repo",
            str(hook),
            "vmcheck",
            "--all-files",
            "--color=never",
        ],
        cwd=users,
        env=environment({"PRE_COMMIT_HOME": str(tmp_path / "cache"), "PYTHONPATH": ""}),
        capture_output=True,
        check=False,
        text=True,
    )
    if UNREACHABLE.search(done.stdout):
        pytest.skip("the package registry cannot be reached")
    assert re.search(r"vmcheck.*Failed", done.stdout), done.stdout + done.stderr
    assert "exit code: 1" in done.stdout
    assert "LEFT-OUT" in done.stdout
    assert "package.json" not in done.stdout
