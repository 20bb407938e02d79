"""What each shape of an export becomes: the cases are data, tests/sources/cases/*.json."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.sources.exports import read_values

CASES = [
    pytest.param(case, id=f"{file.stem}: {case['about']}")
    for file in sorted((Path(__file__).parent / "cases").glob("*.json"))
    for case in json.loads(file.read_bytes())
]


@pytest.mark.parametrize("case", CASES)
def test_export_becomes_these_vms_and_warnings(case: dict[str, Any]) -> None:
    reading = read_values(case["files"])
    assert reading.vms == case["vms"]
    assert reading.messages == case.get("messages", [])
    assert reading.hosts == case.get("hosts", [])
    assert [problem.message for refused in reading.refused for problem in refused.problems] == case.get(
        "refused", []
    )
    assert {problem.severity for problem in reading.problems} <= {"warning"}
    hosts = [host for opened in reading.opened for host in opened.header.hosts or ()]
    if "host_facts" in case:
        assert json.loads(msgspec.json.encode(hosts)) == case["host_facts"]
    else:
        assert all(host.release is None for host in hosts)
