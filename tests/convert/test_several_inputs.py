"""Several inputs become one inventory: hosts are joined, what they say differently is unknown."""

import json
from pathlib import Path
from typing import Any

from tests.cli.running import SAMPLES, invoke
from tests.convert.checking import verdicts


def _write(folder: Path, name: str, document: dict[str, Any]) -> Path:
    path = folder / name
    path.write_text(json.dumps({"schema_version": 1, **document}), encoding="utf-8")
    return path


def _converted(*paths: Path) -> tuple[dict[str, Any], str]:
    result = invoke("convert", *paths, "--no-origins")
    document: dict[str, Any] = json.loads(result.stdout)
    return document, result.stderr


def test_vms_keep_the_only_host_of_their_input(tmp_path: Path) -> None:
    one = _write(tmp_path, "1.json", {"hosts": [{"name": "HV1", "release": "2019"}], "vms": [{"name": "a"}]})
    two = _write(tmp_path, "2.json", {"hosts": [{"name": "HV2", "release": "2008"}], "vms": [{"name": "b"}]})
    document, _ = _converted(one, two)
    assert [(vm["name"], vm["host"]) for vm in document["vms"]] == [("a", "HV1"), ("b", "HV2")]
    output = tmp_path / "all.json"
    invoke("convert", one, two, "--output", output)
    assert verdicts(output) == verdicts(one, two)


def test_a_host_of_two_inputs_is_one(tmp_path: Path) -> None:
    one = _write(tmp_path, "1.json", {"hosts": [{"name": "HV1", "release": "2019"}], "vms": [{"name": "a"}]})
    two = _write(
        tmp_path,
        "2.json",
        {"hosts": [{"name": "hv1", "release": "2022", "client": False}], "vms": [{"name": "b"}]},
    )
    document, stderr = _converted(one, two)
    assert document["hosts"] == [{"name": "HV1", "client": False}]
    assert "The inputs give different values for release of HV1, so it is unknown." in stderr


def test_a_host_that_only_vms_name_is_listed(tmp_path: Path) -> None:
    one = _write(tmp_path, "1.json", {"hosts": [{"name": "HV1"}], "vms": [{"name": "a"}]})
    two = _write(tmp_path, "2.json", {"vms": [{"name": "b", "host": "HV9"}]})
    document, _ = _converted(one, two)
    assert [host["name"] for host in document["hosts"]] == ["HV1", "HV9"]


def test_the_weaker_bound_of_the_release_counts(tmp_path: Path) -> None:
    export = SAMPLES / "get-vm" / "get-vm-alone.json"
    native = _write(tmp_path, "1.json", {"vms": [{"name": "a"}]})
    assert _converted(export)[0]["earliest_host_release"] == "2012"
    assert "earliest_host_release" not in _converted(export, native)[0]
