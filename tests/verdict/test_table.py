"""The verdict, row by row: what strikes a VM, in which state, on which host."""

import copy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checking import verdict_of
from tests.engine.rules_as_data import rule_of
from vmcheck.engine.rule import OUTCOMES, Rule
from vmcheck.verdict import Verdict

CASES_FOLDER = Path(__file__).parent / "cases"
CASES: list[dict[str, Any]] = yaml.safe_load((CASES_FOLDER / "verdicts.yaml").read_text(encoding="utf-8"))
GOOD: dict[str, Any] = {
    "state": "Running",
    "generation": 2,
    "clustered": False,
    "cluster_group_online": True,
    "checkpoint_type": "Production",
    "memory_bytes": 2**30,
    "fibre_channel_adapters": 0,
    "configuration_path": "C:\\VMs",
    "snapshot_path": "C:\\VMs",
    "integration_services": {"installed": True, "up_to_date": True},
    "security": {"vtpm": False},
    "replication": {"mode": "None"},
    "disks": [{"id": "a", "attachment": "virtual"}, {"id": "b", "attachment": "virtual"}],
    "guest": {"iscsi_disks": []},
}
EXPECTED: dict[str, Any] = {
    "classification": "online-capable",
    "mode": "online",
    "consistency": "application",
    "coverage": "full",
    "downtime": False,
    "excluded": [],
    "excluded_bytes": 0,
    "uncertain": [],
    "missing": [],
    "remedies": [],
}


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of the table."""
    data = yaml.safe_load((CASES_FOLDER / "rules.yaml").read_text(encoding="utf-8"))
    return tuple(rule_of(**parts) for parts in data)


def changed(changes: dict[str, Any]) -> dict[str, Any]:
    """The good VM with changes, by dotted path."""
    vm = copy.deepcopy(GOOD)
    for path, value in changes.items():
        *parents, key = path.split(".")
        inner = vm
        for parent in parents:
            inner = inner[parent]
        inner[key] = value
    return vm


def said(verdict: Verdict) -> dict[str, Any]:
    plain = {name: getattr(verdict, name) for name in EXPECTED}
    for name in ("excluded", "uncertain"):
        plain[name] = [item.name for item in plain[name]]
    return plain | {name: list(plain[name]) for name in ("missing", "remedies")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
@pytest.mark.parametrize("warm", [0, 10**9], ids=["generated", "reference"])
def test_verdict(case: dict[str, Any], warm: int) -> None:
    hosts = [{"name": "HV01", "release": case.get("release", "2012")}]
    verdict = verdict_of(changed(case.get("set", {})), {"hosts": hosts}, rules=rules(), warm=warm)
    assert said(verdict) == EXPECTED | case.get("expect", {})


def test_the_table_has_a_rule_for_every_outcome() -> None:
    assert {outcome for rule in rules() for outcome in rule.outcomes.values()} == set(OUTCOMES)


def test_the_table_has_every_class_and_mode() -> None:
    expected = [EXPECTED | case.get("expect", {}) for case in CASES]
    assert {case["classification"] for case in expected} == {
        "fails", "partially-covered", "saved-state", "crash-consistent", "undetermined", "online-capable",
    }  # fmt: skip
    assert {case["mode"] for case in expected} == {"online", "saved-state", "not-running", "fails", "unknown"}
    assert {case["coverage"] for case in expected} == {"full", "partial", "none", "unknown"}
