"""vmcheck convert --anonymize through the command line."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import SAMPLES, invoke
from tests.convert.checking import report

INPUTS = [SAMPLES / "fleet.json", SAMPLES / "fleet.ndjson", SAMPLES / "get-vm" / "hv-lab-powershell-5.1"]


def _stake(stake: dict[str, Any]) -> list[str]:
    """What is at stake on hosts and in jobs, without their names and so in no order of them."""
    entries = [stake["total"], *stake["hosts"], *stake["jobs"]]
    return sorted(json.dumps({**entry, "name": None}) for entry in entries)


def _essence(path: Path) -> Any:
    found = report(path)
    across = [(one["rule"], one["vms"], len(one["spoiled_by"])) for one in found["fleet"]]
    return (
        {**found["summary"], "stake": _stake(found["summary"]["stake"])},
        across,
        [
            (
                vm["classification"],
                vm["mode"],
                vm["coverage"],
                len(vm["excluded"]),
                [finding["rule"] for finding in vm["findings"]],
            )
            for vm in found["vms"]
        ],
    )


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_verdicts_stay_and_names_go(path: Path, tmp_path: Path) -> None:
    output = tmp_path / "shared.json"
    assert invoke("convert", path, "--anonymize", "--output", output, "--quiet").exit_code == 0
    assert _essence(output) == _essence(path)
    text = output.read_text(encoding="utf-8").lower()
    for vm in report(path)["vms"]:
        for name in filter(None, (vm["name"], vm["host"])):
            # As a word: the letters of a short name may follow each other in a made-up word by chance.
            assert re.search(rf"\b{re.escape(name.lower())}\b", text) is None


def test_each_run_has_other_names() -> None:
    arguments = ("convert", INPUTS[0], "--anonymize", "--quiet")
    assert invoke(*arguments).stdout != invoke(*arguments).stdout


def test_the_same_name_is_the_same_word(tmp_path: Path) -> None:
    document = {
        "schema_version": 1,
        "hosts": [{"name": "HV1", "backup_job": {"name": "HV1", "vms": ["SQL01"]}}],
        "file_servers": [{"name": "FS01"}],
        "vms": [
            {
                "name": "SQL01",
                "host": "hv1",
                "x-owner": "somebody",
                "disks": [{"path": "\\\\fs01\\vms\\SQL01\\a.vhdx", "parents": ["\\\\FS01\\vms\\base.vhdx"]}],
            }
        ],
    }
    path = tmp_path / "inventory.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    hidden = json.loads(invoke("convert", path, "--anonymize").stdout)
    [vm], [host], [server] = hidden["vms"], hidden["hosts"], hidden["file_servers"]
    assert vm["host"] == host["name"] == host["backup_job"]["name"]
    assert host["backup_job"]["vms"] == [vm["name"]]
    _, _, machine, share, folder, _ = vm["disks"][0]["path"].split("\\")
    assert (machine, folder) == (server["name"], vm["name"])
    assert vm["disks"][0]["parents"][0].startswith(f"\\\\{machine}\\{share}\\")
    assert "x-owner" not in vm
    assert "x-origin" not in vm
