"""The gate of a team: an inventory in git, and commits that make it worse, or only look different."""

import json
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import SAMPLES, invoke, run
from tests.cli.scratch_git import commit, needs_git, repository
from tests.report.workflow_commands import Command, commands
from vmcheck.cli import clock

pytestmark = needs_git

VMS = ("DC01", "CRM01", "SQL01")
"""VMs of the sample fleet that are online-capable, each on a host of another release."""
SPOILED = pytest.mark.parametrize(
    ("vm", "verdict"), [("CRM01", "saved-state"), ("SQL01", "crash-consistent")]
)
"""What becomes of two of them when their backup service is unticked."""

CONFIG = """\
profile = "gate"
fail_on = ["saved-state", "crash-consistent"]
"""
REASON = "an agent in the guest backs it up, says <Nina> | ticket 4711"
SUPPRESSION = f"""\
# What we live with, and why.

[[suppress]]
rule = "HVB102"
vm = "%s"
reason = "{REASON}"
expires = 2027-01-31
"""


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with three sound VMs, the configuration of the gate, and one commit.

    It is the working directory, and today is the first of January 2027.
    """
    fleet = json.loads((SAMPLES / "fleet.json").read_text(encoding="utf-8"))
    vms = [vm for vm in fleet["vms"] if vm["name"] in VMS]
    hosts = [host for host in fleet["hosts"] if host["name"] in {vm["host"] for vm in vms}]
    folder = tmp_path / "team"
    folder.mkdir()
    (folder / "inventory.json").write_text(
        json.dumps({"schema_version": 1, "hosts": hosts, "vms": vms}, indent=2), encoding="utf-8"
    )
    (folder / "vmcheck.toml").write_text(CONFIG, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(clock, "today", lambda: date(2027, 1, 1))
    return repository(folder)


def untick(folder: Path, vm: str) -> tuple[str, str]:
    """Untick the backup service of a VM as an editor would, and commit; line and column of the change."""
    file = folder / "inventory.json"
    lines = file.read_text(encoding="utf-8").split("\n")
    begin = next(number for number, line in enumerate(lines) if f'"name": "{vm}"' in line)
    number = next(number for number in range(begin, len(lines)) if '"enabled": true' in lines[number])
    lines[number] = lines[number].replace("true", "false")
    file.write_text("\n".join(lines), encoding="utf-8")
    commit(folder, f"untick {vm}")
    return str(number + 1), str(lines[number].index("false") + 1)


def reshape(folder: Path) -> None:
    """Give the file another order and layout, and commit."""
    file = folder / "inventory.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    for key in ("hosts", "vms"):
        document[key].reverse()
    file.write_text(json.dumps(document, indent="\t", sort_keys=True), encoding="utf-8")
    commit(folder, "another order, another layout")


def gate(folder: Path, **env: str) -> tuple[int, list[Command], dict[str, Any]]:
    """What the build server runs: exit code, annotations, and the JSON report."""
    report = folder.parent / "report.json"
    reports = ("--report", "github", "--report", f"json={report}")
    result = invoke("check", "inventory.json", *reports, env=env)
    assert result.stderr == ""
    return result.exit_code, commands(result.stdout), json.loads(report.read_bytes())


def verdicts(report: dict[str, Any]) -> dict[str, str]:
    return {vm["name"]: vm["classification"] for vm in report["vms"]}


def compare(folder: Path, *options: str) -> tuple[int, str]:
    """The last commit with the one before."""
    sides = ("HEAD~1:inventory.json", "inventory.json")
    done = run("diff", *sides, "--fail-on", "regression", *options, cwd=folder)
    assert done.stderr == b""
    return done.returncode, done.stdout.decode()


def test_the_first_commit_passes(team: Path) -> None:
    assert run("check", "inventory.json", cwd=team).returncode == 0
    code, annotations, report = gate(team)
    assert (code, annotations) == (0, [])
    assert verdicts(report) == dict.fromkeys(VMS, "online-capable")


@SPOILED
def test_unticking_the_backup_service_fails_with_one_annotation(team: Path, vm: str, verdict: str) -> None:
    line, column = untick(team, vm)
    assert run("check", "inventory.json", cwd=team).returncode == 1
    code, (annotation,), report = gate(team)
    assert code == 1
    assert verdicts(report)[vm] == verdict
    where = {key: annotation.properties[key] for key in ("file", "line", "col")}
    assert where == {"file": "inventory.json", "line": line, "col": column}
    assert annotation.properties["title"].startswith("HVB102 ")
    assert f"[{vm}]" in annotation.properties["title"]


@SPOILED
def test_the_comparison_with_the_commit_before_fails_too(team: Path, vm: str, verdict: str) -> None:
    line, column = untick(team, vm)
    code, text = compare(team)
    assert code == 1
    assert text.startswith("1 VM got worse, 2 unchanged\n")
    assert f"online-capable -> {verdict}" in text
    _, log = compare(team, "--format", "github")
    places = {(one.properties["file"], one.properties["line"]) for one in commands(log)}
    assert places == {("inventory.json", line)}
    assert {one.properties["col"] for one in commands(log)} == {column}


def test_another_order_and_layout_pass(team: Path) -> None:
    reshape(team)
    assert gate(team)[:2] == (0, [])
    assert compare(team) == (0, "No VM got worse, 3 unchanged\n")


def test_what_the_baseline_knows_stays_known_wherever_it_stands(team: Path) -> None:
    untick(team, "CRM01")
    assert run("baseline", "create", "inventory.json", "--quiet", cwd=team).returncode == 0
    (team / "vmcheck.toml").write_text(f'{CONFIG}baseline = "vmcheck-baseline.json"\n', encoding="utf-8")
    commit(team, "accept what is there")
    assert gate(team)[:2] == (0, [])
    reshape(team)
    code, annotations, report = gate(team)
    assert (code, annotations) == (0, [])
    assert verdicts(report)["CRM01"] == "saved-state"
    assert compare(team) == (0, "No VM got worse, 3 unchanged\n")
    line, _ = untick(team, "SQL01")
    code, (annotation,), _ = gate(team)
    assert (code, annotation.properties["line"]) == (1, line)


@SPOILED
def test_a_suppression_with_a_reason_passes_and_is_shown(team: Path, vm: str, verdict: str) -> None:
    untick(team, vm)
    (team / "vmcheck-suppressions.toml").write_text(SUPPRESSION % vm, encoding="utf-8")
    page = team.parent / "summary.md"
    code, annotations, report = gate(team, GITHUB_STEP_SUMMARY=str(page))
    assert (code, annotations) == (0, [])
    assert verdicts(report)[vm] == verdict
    summary = page.read_text(encoding="utf-8")
    assert "1 finding suppressed (vmcheck-suppressions.toml)" in summary
    assert f"accepted, until 2027-01-31: {REASON}\n" in unescape(summary)
    assert REASON not in summary
    assert f"| {verdict} |" in summary
    shown = invoke("check", "inventory.json", "--show-suppressed", "--format", "text")
    accepted = (
        f"vmcheck-suppressions.toml:3:1: 1 finding of HVB102 on {vm} accepted, until 2027-01-31: {REASON}"
    )
    assert accepted in shown.stderr


def test_a_suppression_without_a_reason_is_none(team: Path) -> None:
    untick(team, "SQL01")
    text = (SUPPRESSION % "SQL01").replace(REASON, " ")
    (team / "vmcheck-suppressions.toml").write_text(text, encoding="utf-8")
    result = invoke("check", "inventory.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "vmcheck-suppressions.toml:6:1: error: " in result.stderr


def on(day: date, monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[Command]]:
    """The gate on a day: exit code and annotations."""
    monkeypatch.setattr(clock, "today", lambda: day)
    result = invoke("check", "inventory.json", "--format", "github")
    return result.exit_code, commands(result.stdout)


def test_the_day_after_it_expires_it_fails_again_and_says_why(
    team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, _ = untick(team, "CRM01")
    (team / "vmcheck-suppressions.toml").write_text(SUPPRESSION % "CRM01", encoding="utf-8")
    assert on(date(2027, 1, 16), monkeypatch) == (0, [])
    code, (soon,) = on(date(2027, 1, 31), monkeypatch)
    assert code == 0
    assert "expires today: 2027-01-31 is its last day" in soon.message
    code, (back, why) = on(date(2027, 2, 1), monkeypatch)
    assert code == 1
    assert (back.properties["file"], back.properties["line"]) == ("inventory.json", line)
    assert (why.name, why.properties["file"]) == ("warning", "vmcheck-suppressions.toml")
    assert "expired on 2027-01-31 and no longer works; it fits 1 finding" in why.message


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: "",
        lambda text: text[: len(text) // 2],
        lambda text: f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n",
        lambda text: text.replace('"baseline_version": 1', '"baseline_version": 2'),
        lambda text: text.replace('"fleet"', '"flet"'),
        lambda _: None,
    ],
    ids=["empty", "cut off", "merge conflict", "other version", "other key", "gone"],
)
def test_a_damaged_baseline_is_never_a_pass(team: Path, damage: Callable[[str], str | None]) -> None:
    file = team / "vmcheck-baseline.json"
    assert invoke("baseline", "create", "inventory.json").exit_code == 0
    assert invoke("check", "inventory.json", "--baseline", file.name).exit_code == 0
    damaged = damage(file.read_text(encoding="utf-8"))
    file.unlink()
    if damaged is not None:
        file.write_text(damaged, encoding="utf-8")
    (team / "vmcheck.toml").write_text(f'{CONFIG}baseline = "{file.name}"\n', encoding="utf-8")
    for options in ((), ("--fail-on", "never")):
        result = invoke("check", "inventory.json", *options)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("vmcheck-baseline.json:")
