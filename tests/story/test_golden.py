"""Whole stories of VMs that fare differently. Refresh with ``pytest --update-golden``, and read them."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.running import ROOT, run
from tests.conftest import CompareGolden
from vmcheck.version import __version__

CASES: list[dict[str, Any]] = json.loads(
    (ROOT / "tests" / "cases" / "story" / "cases.json").read_text(encoding="utf-8")
)
MARKDOWN = {"pass-through", "crash-consistent-linux-2012R2", "undetermined", "off-and-not-capable"}
JSON = {"iscsi", "undetermined"}
NOT_WHOLE = {"stranger-host"}
"""Their inventory has an error, so the exit code is 3; the story is told all the same."""


def told(case: dict[str, Any], format_name: str) -> str:
    options = [*case["options"], "--format", format_name, "--no-config"]
    done = run("explain", case["vm"], "--inventory", case["inventory"], *options, cwd=ROOT)
    assert done.returncode == (3 if case["name"] in NOT_WHOLE else 0), done.stderr.decode()
    text = done.stdout.decode().replace("\r\n", "\n")
    return text.replace(f'"version": "{__version__}"', '"version": "VERSION"')


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_stories_for_the_terminal(case: dict[str, Any], golden: CompareGolden) -> None:
    text = told(case, "text")
    prose = [line for line in text.splitlines() if not line.startswith("    ") and "\\" not in line]
    assert max(map(len, prose)) <= 80
    golden(f"story/{case['name']}.txt", text)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["name"] in MARKDOWN], ids=lambda case: case["name"]
)
def test_stories_for_a_manager(case: dict[str, Any], golden: CompareGolden) -> None:
    golden(f"story/{case['name']}.md", told(case, "markdown"))


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["name"] in JSON], ids=lambda case: case["name"]
)
def test_stories_for_programs(case: dict[str, Any], golden: CompareGolden) -> None:
    golden(f"story/{case['name']}.json", told(case, "json"))


@pytest.mark.parametrize("case", CASES[:8], ids=lambda case: case["name"])
def test_they_fit_their_schema(case: dict[str, Any]) -> None:
    schema = json.loads((ROOT / "schemas" / "story.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(told(case, "json")))
