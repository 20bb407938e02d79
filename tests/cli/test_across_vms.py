"""Findings across VMs: checked after the last VM, filtered and gated like all others."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.inventories import MINIMAL, written
from tests.cli.running import invoke


@pytest.fixture
def twins(tmp_path: Path) -> Path:
    """Two VMs, online-capable but for one virtual hard disk that both attach."""
    document: dict[str, Any] = json.loads(MINIMAL.read_text(encoding="utf-8"))
    first = document["vms"][0]
    document["vms"].append({**first, "name": "TWIN", "id": "6f3c9a55-0000-4000-8000-00000000000f"})
    document["hosts"][0]["backup_job"]["vms"].append("TWIN")
    return written(tmp_path, document)


def test_they_are_reported_and_counted(twins: Path) -> None:
    report = json.loads(invoke("check", twins, "--format", "json").stdout)
    (finding,) = report["fleet"]
    assert (finding["rule"], finding["vms"], finding["names"][1]) == ("HVB418", 2, "TWIN")
    assert report["summary"]["fleet_findings"] == 1


@pytest.mark.parametrize("options", [("--ignore", "HVB418"), ("--select", "HVB102")])
def test_select_and_ignore_hold_for_them(twins: Path, options: tuple[str, ...]) -> None:
    done = invoke("check", twins, "--format", "json", "--fail-on", "warning", *options)
    report = json.loads(done.stdout)
    assert (done.exit_code, report["fleet"], report["summary"]["fleet_findings"]) == (0, [], 0)


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("saved-state", 0)])
def test_their_severity_closes_the_gate(twins: Path, level: str, code: int) -> None:
    assert invoke("check", twins, "--fail-on", level).exit_code == code
