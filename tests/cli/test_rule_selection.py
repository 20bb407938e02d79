"""--select and --ignore: what is shown and gated, never what is true."""

import json
from typing import Any

import pytest

from tests.cli.inventories import FLEET, MINIMAL
from tests.cli.running import invoke

FACTS = ("name", "classification", "mode", "consistency", "coverage", "downtime", "excluded", "missing")


def report(*options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(invoke("check", FLEET, "--format", "json", *options).stdout)
    return found


def rules(found: dict[str, Any]) -> set[str]:
    return {finding["rule"] for vm in found["vms"] for finding in vm["findings"]}


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (["--select", "HVB401"], {"HVB401"}),
        (["--select", "hvb401,passthrough-disk, HVB202 "], {"HVB401", "HVB202"}),
        (["--select", "HVB401", "--select", "HVB202"], {"HVB401", "HVB202"}),
        (["--select", "HVB401,HVB202", "--ignore", "HVB202"], {"HVB401"}),
    ],
)
def test_select(options: list[str], shown: set[str]) -> None:
    assert rules(report(*options)) == shown


def test_ignore_takes_away() -> None:
    assert rules(report("--ignore", "HVB401,dynamic-disk-in-guest")) == rules(report()) - {"HVB401", "HVB201"}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_verdicts_stay_as_they_are(option: str) -> None:
    everything = report()
    narrowed = report(option, "HVB401,HVB102")
    assert [{key: vm[key] for key in FACTS} for vm in narrowed["vms"]] == [
        {key: vm[key] for key in FACTS} for vm in everything["vms"]
    ]
    assert narrowed["summary"]["by_class"] == everything["summary"]["by_class"]


@pytest.mark.parametrize("format_name", ["table", "json", "markdown"])
def test_the_report_says_so(format_name: str) -> None:
    output = " ".join(invoke("check", FLEET, "--ignore", "HVB401", "--format", format_name).stdout.split())
    assert "Findings of 1 rule are not shown" in output
    assert "verdicts rest on all rules." in output


def test_the_gate_looks_at_shown_findings_and_at_all_verdicts() -> None:
    assert invoke("check", FLEET, "--fail-on", "error", "--ignore", "HVB401,HVB406").exit_code == 0
    assert invoke("check", FLEET, "--fail-on", "partially-covered", "--ignore", "HVB401").exit_code == 1


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_an_error(option: str) -> None:
    result = invoke("check", MINIMAL, option, "passthrough-dsik")
    assert result.exit_code == 2
    assert "no rule 'passthrough-dsik', did you mean passthrough-disk?" in result.stderr
    assert result.stdout == ""
