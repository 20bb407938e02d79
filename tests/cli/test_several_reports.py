"""--report: several reports of one run, to files and to standard output."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.inventories import FLEET, MINIMAL, NO_BACKUP_SERVICE, changed
from tests.cli.running import SAMPLES, environment, invoke, run
from vmcheck.report.formats import FORMATS

ALL = ("table", "text", "json", "csv", "markdown", "sarif", "junit", "github", "gitlab", "ndjson")


def test_all_formats_are_tried_here() -> None:
    assert tuple(FORMATS) == ALL


def test_each_is_as_if_it_were_alone(tmp_path: Path) -> None:
    several = [f"{name}={tmp_path / name}" for name in ALL]
    options = [option for report in several for option in ("--report", report)]
    done = run("check", FLEET, *options, "--report", "text")
    assert done.returncode == 1
    assert done.stdout == run("check", FLEET, "--format", "text").stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(ALL)
    for name in ALL:
        alone = tmp_path / f"{name} alone"
        assert run("check", FLEET, "--format", name, "--output", alone).returncode == 1
        assert (tmp_path / name).read_bytes() == alone.read_bytes()


def test_without_one_on_standard_output_the_headline_is_said(tmp_path: Path) -> None:
    result = invoke(
        "check", MINIMAL, "--report", f"json={tmp_path / 'a'}", "--report", f"csv={tmp_path / 'b'}"
    )
    assert (result.stdout, result.stderr) == ("", "The only VM is ready for an online backup\n")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--report", "table", "--report", "json"], "both go to standard output; give one of them a file"),
        (["--report", "table", "--report", "json=-"], "both go to standard output"),
        (["--report", "csv=a", "--report", "json=./a"], "both go to the same file"),
        (["--report", "sarf=a"], "did you mean sarif?"),
        (["--report", "json="], "names no file"),
        (["--report", "json=a", "--format", "csv"], "give --format or --report, not both"),
        (["--report", "json=a", "--output", "b"], "give --output or --report, not both"),
    ],
)
def test_wrong_usage(
    options: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = invoke("check", MINIMAL, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["folder", "missing/report", "inventory.json"])
@pytest.mark.parametrize("first", [True, False])
def test_all_appear_or_none(place: str, *, first: bool, tmp_path: Path) -> None:
    inventory = changed(tmp_path, {})
    (tmp_path / "folder").mkdir()
    (tmp_path / "old.json").write_text("old", encoding="utf-8")
    before = {path.name for path in tmp_path.iterdir()}
    reports = [f"json={tmp_path / 'old.json'}", f"csv={tmp_path / 'new.csv'}"]
    reports.insert(0 if first else 2, f"text={tmp_path / place}")
    result = invoke("check", inventory, *(word for report in reports for word in ("--report", report)))
    assert (result.exit_code, result.stdout) == (2, "")
    assert {path.name for path in tmp_path.iterdir()} == before
    assert (tmp_path / "old.json").read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is full")
@pytest.mark.parametrize("format_name", ALL)
def test_a_full_disk_is_no_fault_of_vmcheck(format_name: str, tmp_path: Path) -> None:
    """Standard output stands for the disk; a report that was to be written beside it does not appear."""
    command = [sys.executable, "-m", "vmcheck", "check", str(FLEET), "--report", format_name]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*command, "--report", f"json={tmp_path / 'beside.json'}"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    assert done.returncode == 2
    assert b"Error: the report cannot be written: No space left on device" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_summary_of_the_job_is_written_once(tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    page.write_text("# Another step\n", encoding="utf-8")
    for reports in (["github"], ["github", f"github={tmp_path / 'log'}"]):
        page.write_text("# Another step\n", encoding="utf-8")
        words = [word for report in reports for word in ("--report", report)]
        assert invoke("check", FLEET, *words, env={"GITHUB_STEP_SUMMARY": str(page)}).exit_code == 1
        text = page.read_text(encoding="utf-8")
        assert text.startswith("# Another step\n")
        assert text.count("VMs are ready for an online backup") == 1


def test_a_summary_that_cannot_be_written(tmp_path: Path) -> None:
    env = {"GITHUB_STEP_SUMMARY": str(tmp_path / "missing" / "summary.md")}
    words = ("--report", "github", "--report", f"json={tmp_path / 'a.json'}")
    result = invoke("check", MINIMAL, *words, env=env)
    assert result.exit_code == 2
    assert "summary.md: No such file" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ALL)
def test_an_expired_suppression_is_told_in_every_format(name: str, tmp_path: Path) -> None:
    inventory = changed(tmp_path, NO_BACKUP_SERVICE)
    expired = '[[suppress]]\nrule = "HVB102"\nvm = "*"\nreason = "r"\nexpires = 2020-01-31\n'
    (tmp_path / "s.toml").write_text(expired, encoding="utf-8")
    result = invoke("check", inventory, "--suppressions", tmp_path / "s.toml", "--format", name, columns=200)
    said = result.stderr if name == "csv" else result.stdout
    assert "expired on 2020-01-31 and no longer works" in said


def test_the_configuration_chooses_the_format(tmp_path: Path) -> None:
    (tmp_path / "vmcheck.toml").write_text('format = "json"\n', encoding="utf-8")
    inventory = changed(tmp_path, {})
    assert json.loads(invoke("check", inventory).stdout)["summary"]["vms"] == 1
    assert invoke("check", inventory, "--report", "text").stdout == ""
    assert invoke("check", SAMPLES / "minimal.json").stdout.startswith("The only VM")
