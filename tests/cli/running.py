"""Running the command line: as a process of its own, or faster inside this one."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from vmcheck.cli.main import cli

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"

_OURS = (
    "PYTHONHASHSEED",
    "PYTHONIOENCODING",
    "PYTHONUTF8",
    "LC_ALL",
    "NO_COLOR",
    "TERM",
    "COLUMNS",
    "GITHUB_STEP_SUMMARY",
    "VMCHECK_CONFIG",
)


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of the tests without what the command line reacts to, at 80 columns."""
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    return {**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "80", **(changes or {})}


def run(
    *arguments: str | Path,
    stdin: bytes = b"",
    cwd: Path = SAMPLES,
    env: Mapping[str, str] | None = None,
    program: tuple[str, ...] = ("-m", "vmcheck"),
) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -W error -m vmcheck`` the way a user does; no traceback may come of it."""
    done = subprocess.run(
        [sys.executable, "-W", "error", *program, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
        env=environment(env),
    )
    assert b"Traceback" not in done.stderr or done.returncode == 5, done.stderr.decode(errors="replace")
    return done


def invoke(
    *arguments: str | Path,
    stdin: bytes | None = None,
    columns: int = 80,
    env: Mapping[str, str] | None = None,
) -> Result:
    """Run a command inside this process; what it does not catch is raised here."""
    ours = dict.fromkeys(("NO_COLOR", "GITHUB_STEP_SUMMARY", "VMCHECK_CONFIG"))
    runner = CliRunner(env={**ours, "COLUMNS": str(columns), **(env or {})})
    words = [str(argument) for argument in arguments]
    return runner.invoke(cli, words, stdin, catch_exceptions=False, prog_name="vmcheck")
