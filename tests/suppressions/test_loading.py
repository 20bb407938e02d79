"""Reading vmcheck-suppressions.toml: every fault is told, at its place, and all at once."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.checking import shipped_rules
from tests.suppressions.files import faults, loaded, problems
from vmcheck.suppressions.file_shape import suppressions_schema
from vmcheck.suppressions.loading import SuppressionsError, load_suppressions
from vmcheck.toml_text import TomlError, load_toml

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "faults.yaml").read_text(encoding="utf-8")
)
GOOD = """\
[[suppress]]
rule = "HVB401"
vm = "SQL*"
object = 'D:\\VMs\\*'
reason = "backed up by the SAN"
expires = 2027-01-31

[[suppress]]
rule = "Passthrough-Disk"
vm_id = "5F0C"
reason = "scratch space"
"""
BEYOND_THE_SCHEMA = (
    "no rule",
    "cannot be suppressed",
    "about several VMs",
    "wildcards",
    "not TOML",
    "date such",
)
"""Messages about what a JSON Schema cannot know: the rules, TOML itself, what a date is."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_faults(case: dict[str, Any], tmp_path: Path) -> None:
    assert faults(tmp_path, case["text"]) == case["faults"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_the_schema_refuses_the_same(case: dict[str, Any]) -> None:
    beyond = all(any(words in fault for words in BEYOND_THE_SCHEMA) for fault in case["faults"])
    try:
        data = load_toml(case["text"].encode()).data
    except TomlError:
        assert beyond
        return
    instance = json.loads(json.dumps(data, default=str))  # dates are text to a schema
    assert Draft202012Validator(suppressions_schema()).is_valid(instance) is beyond


@pytest.mark.parametrize(
    "text", [GOOD, GOOD.replace("\n", "\r\n"), "\ufeff" + GOOD], ids=["lf", "crlf", "bom"]
)
def test_a_good_file(text: str, tmp_path: Path) -> None:
    first, second = (use.entry for use in loaded(tmp_path, text).uses())
    assert (first.rule, first.vm, first.object, str(first.expires)) == (
        "HVB401",
        "SQL*",
        "D:\\VMs\\*",
        "2027-01-31",
    )
    assert (second.rule, second.vm_id, second.expires, second.place.line) == ("HVB401", "5F0C", None, 8)


@pytest.mark.parametrize("text", ["", "# nothing accepted\n", "suppress = []\n"])
def test_an_empty_file_accepts_nothing(text: str, tmp_path: Path) -> None:
    assert list(loaded(tmp_path, text).uses()) == []


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.toml", tmp_path, Path("nul\0")):
        with pytest.raises(SuppressionsError, match="It cannot be read"):
            load_suppressions(path, shipped_rules())


def test_text_that_is_not_utf_8(tmp_path: Path) -> None:
    assert faults(tmp_path, b"# \n\xff") == ["2:1: The byte 0xFF is not UTF-8.; Save the file as UTF-8."]
    assert faults(tmp_path, GOOD.encode("utf-16"))[0].startswith("1:1: The byte 0xFF is not UTF-8.")


def test_a_list_of_inline_tables_is_placed_at_its_key(tmp_path: Path) -> None:
    text = "\nsuppress = [{rule = 'HVB401', vm = '*'}]"
    assert faults(tmp_path, text) == ["2:1: The key reason is missing. (/suppress/0)"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_a_damaged_file_is_refused_or_read(tmp_path: Path, data: st.DataObject) -> None:
    raw = GOOD.encode()
    begin = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(begin, len(raw)))
    damaged = raw[:begin] + data.draw(st.binary(max_size=4)) + raw[end:]
    lines = damaged.decode("utf-8", "replace").split("\n")
    for problem in problems(tmp_path, damaged):
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000], ids=["deep", "long"])
def test_what_the_parser_cannot_take_is_refused(text: str, tmp_path: Path) -> None:
    assert len(faults(tmp_path, text)) == 1
