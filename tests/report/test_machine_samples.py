"""Real runs over the samples, good and broken, read back by schema and parser."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.running import SAMPLES, invoke
from tests.report.junit_rules import faults
from tests.report.test_ndjson import VALIDATOR as LINE
from tests.report.test_sarif import VALIDATOR as LOG
from tests.report.test_sarif import places
from tests.report.workflow_commands import parse

INPUTS = sorted(path for path in SAMPLES.rglob("*") if path.suffix in {".json", ".ndjson"} or path.is_dir())
INPUTS = [path for path in INPUTS if not any(parent.name.startswith("hv-lab") for parent in path.parents)]


def report(sample: Path, name: str) -> str:
    """Give the report of a sample, as it stands on standard output."""
    return invoke("check", sample, "--format", name).stdout


@pytest.mark.parametrize("sample", INPUTS, ids=lambda path: path.name)
def test_sarif_is_valid(sample: Path) -> None:
    log = json.loads(report(sample, "sarif"))
    assert [error.message for error in LOG.iter_errors(log)] == []
    assert all(min(place["region"].values()) >= 1 for place in places(log["runs"][0]))


@pytest.mark.parametrize("sample", INPUTS, ids=lambda path: path.name)
def test_junit_is_valid(sample: Path) -> None:
    assert faults(ET.fromstring(report(sample, "junit"))) == []  # noqa: S314 - written by us


@pytest.mark.parametrize("sample", INPUTS, ids=lambda path: path.name)
def test_ndjson_is_valid(sample: Path) -> None:
    for line in report(sample, "ndjson").splitlines():
        assert [error.message for error in LINE.iter_errors(json.loads(line))] == []


@pytest.mark.parametrize("sample", INPUTS, ids=lambda path: path.name)
def test_gitlab_and_github_tell_the_same(sample: Path) -> None:
    found = map(parse, report(sample, "github").splitlines())
    issues = json.loads(report(sample, "gitlab"))
    lines = [str(issue["location"]["lines"]["begin"]) for issue in issues]
    assert lines == [command.properties["line"] for command in found if command]
