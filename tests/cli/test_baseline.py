"""vmcheck baseline: written whole or not at all, and shown by rule."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.cli.inventories import FLEET, MINIMAL, NO_BACKUP_SERVICE, NO_VMS, changed, written
from tests.cli.running import SAMPLES
from tests.cli.user_rules import NO_OWNER, rule_folder
from tests.cli.with_fault import faulty_catalogue
from vmcheck.baseline.reading import load_baseline
from vmcheck.cli import baseline_create, rule_choice
from vmcheck.cli.baseline import baseline

OLD = '{"baseline_version":1,"vms":[],"fleet":[]}\n'
SUPPRESSION = """\
[[suppress]]
rule = "HVB102"
vm = "APP*"
reason = "it is a test machine"
expires = 2027-01-31
"""


def invoke(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    """Run the command inside this process; what it does not catch is raised here."""
    runner = CliRunner(env={"COLUMNS": "80"})
    words = [str(argument) for argument in arguments]
    return runner.invoke(baseline, words, stdin, catch_exceptions=False)


def create(folder: Path, *arguments: str | Path, stdin: bytes | None = None) -> tuple[Result, Path]:
    """Create a baseline without a configuration."""
    path = folder / "vmcheck-baseline.json"
    return invoke("create", *arguments, "--output", path, "--no-config", stdin=stdin), path


def rules_in(path: Path) -> list[str]:
    """The rules of a baseline's findings."""
    document: Any = json.loads(path.read_text(encoding="utf-8"))
    return [entry["rule"] for vm in document["vms"] for entry in vm["findings"]]


def test_the_same_fleet_gives_the_same_bytes(tmp_path: Path) -> None:
    result, path = create(tmp_path, FLEET)
    assert result.exit_code == 0
    assert result.stderr == ""
    first = path.read_bytes()
    assert b"\r" not in first
    document = json.loads(first)
    findings = sum(entry.get("count", 1) for vm in document["vms"] for entry in vm["findings"])
    findings += sum(entry.get("count", 1) for entry in document["fleet"])
    assert f"{findings} findings accepted, on {len(document['vms'])} of 13 VMs" in result.stdout
    again, _ = create(tmp_path, FLEET, "--quiet")
    assert (again.exit_code, again.output, path.read_bytes()) == (0, "", first)


def test_from_standard_input(tmp_path: Path) -> None:
    _, path = create(tmp_path, FLEET)
    expected = path.read_bytes()
    _, path = create(tmp_path, "-", stdin=FLEET.read_bytes())
    assert path.read_bytes() == expected


def test_it_is_written_where_it_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert invoke("create", MINIMAL).exit_code == 0
    assert load_baseline(tmp_path / "vmcheck-baseline.json").fixed() == []
    assert invoke("show").stdout == "0 findings on 0 VMs accepted\n"
    (tmp_path / "vmcheck.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert invoke("create", MINIMAL, "--config", "vmcheck.toml").exit_code == 0
    assert load_baseline(tmp_path / "known.json").fixed() == []


@pytest.mark.parametrize("older", [None, OLD], ids=["new", "older"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("there-is-none.json", "no such file"),
        ("broken/truncated.json", "cut off"),
        ("broken/typo-key.json", "error:"),
    ],
)
def test_whole_or_not_at_all(name: str, words: str, older: str | None, tmp_path: Path) -> None:
    if older is not None:
        (tmp_path / "vmcheck-baseline.json").write_text(older, encoding="utf-8")
    result, path = create(tmp_path, FLEET, SAMPLES / name)
    assert result.exit_code == 3
    assert words in result.stderr
    assert "was not written" in result.stderr
    assert [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()] == (
        [] if older is None else [older]
    )
    assert path.exists() is (older is not None)


def test_a_refused_vm_prevents_it(tmp_path: Path) -> None:
    inventory = changed(tmp_path, {"state": "Runing"})
    result, path = create(tmp_path, inventory, FLEET)
    assert result.exit_code == 3
    assert "Runing" in result.stderr
    assert not path.exists()


def test_without_a_vm_there_is_nothing_to_accept(tmp_path: Path) -> None:
    result, path = create(tmp_path, written(tmp_path, NO_VMS))
    assert result.exit_code == 4
    assert "no VM in the input" in result.stderr
    assert not path.exists()


def test_a_crashed_rule_prevents_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty = faulty_catalogue()
    for module in (baseline_create, rule_choice):
        monkeypatch.setattr(module, "catalogue", lambda: faulty)
    result, path = create(tmp_path, SAMPLES / "fleet.json")
    assert result.exit_code == 5
    assert result.stderr.count("crashed for a VM") == 1
    assert not path.exists()


def test_a_broken_rule_file_prevents_it(tmp_path: Path) -> None:
    folder = rule_folder(tmp_path, broken="id: [")
    result, path = create(tmp_path, MINIMAL, "--rules", folder)
    assert result.exit_code == 2
    assert "broken.yaml" in result.stderr
    assert not path.exists()


def test_it_overwrites_nothing_but_baselines(tmp_path: Path) -> None:
    inventory = changed(tmp_path, {})
    before = inventory.read_bytes()
    result = invoke("create", inventory, "--output", inventory, "--no-config")
    assert (result.exit_code, inventory.read_bytes()) == (2, before)
    assert "is no sound baseline; remove it first" in result.stderr
    assert invoke("create", inventory, "--output", "-", "--no-config").exit_code == 2
    assert (
        invoke("create", inventory, "--output", tmp_path / "no" / "folder.json", "--no-config").exit_code == 2
    )


def test_rules_of_the_user_and_the_release_count(tmp_path: Path) -> None:
    inventory = changed(tmp_path, NO_BACKUP_SERVICE)
    _, path = create(tmp_path, inventory)
    assert '"outcome":"crash-consistent"' in path.read_text(encoding="utf-8")
    create(tmp_path, inventory, "--host-release", "2012", "--rules", rule_folder(tmp_path, ACME101=NO_OWNER))
    assert '"outcome":"saved-state"' in path.read_text(encoding="utf-8")
    assert "ACME101" in rules_in(path)


@pytest.mark.parametrize(("today", "accepted"), [(date(2027, 1, 31), []), (date(2027, 2, 1), ["HVB102"])])
def test_what_is_suppressed_is_left_out_while_it_is(
    today: date, accepted: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(baseline_create, "today", lambda: today)
    file = tmp_path / "vmcheck-suppressions.toml"
    file.write_text(SUPPRESSION, encoding="utf-8")
    _, path = create(tmp_path, changed(tmp_path, NO_BACKUP_SERVICE), "--suppressions", file)
    assert rules_in(path) == accepted


def test_faulty_suppressions_prevent_it(tmp_path: Path) -> None:
    file = tmp_path / "vmcheck-suppressions.toml"
    file.write_text("\n[[suppress]]\n", encoding="utf-8")
    result, path = create(tmp_path, MINIMAL, "--suppressions", file)
    assert result.exit_code == 2
    assert f"{file}:2:1: error: The key rule is missing" in result.stderr
    assert not path.exists()


def test_show(tmp_path: Path) -> None:
    _, path = create(tmp_path, SAMPLES / "fleet.json")
    result = invoke("show", path)
    assert result.exit_code == 0
    headline, _, heading, *_ = result.stdout.splitlines()
    assert headline.endswith("VMs accepted")
    assert heading.split() == ["Rule", "Title", "Findings", "VMs"]
    assert any(
        line.startswith("HVB506") and line.endswith("across VMs") for line in result.stdout.splitlines()
    )
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_show_names_no_title_it_does_not_know(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    entry = {"rule": "ACME\u001b[31m", "outcome": "fails", "count": 3}
    document = {"baseline_version": 1, "vms": [{"name": "A", "findings": [entry]}], "fleet": []}
    path.write_text(json.dumps(document), encoding="utf-8")
    result = invoke("show", path)
    assert "(a rule that this run does not have)" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("text", "where"), [("", ":1:1: error: "), (OLD[:20], ":1:21: error: "), ("\n[1]", ":2:1: error: ")]
)
def test_show_refuses_a_damaged_one(text: str, where: str, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    result = invoke("show", path)
    assert result.exit_code == 2
    assert f"{path}{where}" in result.stderr
    assert result.stdout == ""
