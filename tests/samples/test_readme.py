"""samples/README.md names every sample, and its commands work."""

import re
import shlex

import pytest

from tests.cli.running import SAMPLES, invoke

README = (SAMPLES / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"`(vmcheck [^`]+)`", README)))


@pytest.mark.parametrize(
    "name",
    sorted(
        path.relative_to(SAMPLES).as_posix()
        for pattern in ("*.json", "*.ndjson", "broken/*", "get-vm/*", "logs/*", "formats/*")
        for path in SAMPLES.glob(pattern)
    ),
)
def test_every_sample_is_named(name: str) -> None:
    assert name in README


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_work(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLES.parent)
    result = invoke(*shlex.split(command)[1:])
    assert result.exit_code == promised(command)
    assert result.stdout


def promised(command: str) -> int:
    """The exit code after the command in its row; 3 in the table of broken input, which has none."""
    (row,) = (line for line in README.splitlines() if f"`{command}`" in line)
    last = row.split("|")[-2].strip()
    return int(last) if last.isdigit() else 3
