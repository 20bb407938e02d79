"""``vmcheck rules test`` tries the changes that rules declare."""

import json
from pathlib import Path

import pytest

from tests.cli.running import invoke
from tests.engine.rules_as_data import rule_text

EXAMPLES = {
    "pass": [{"vm": {"state": "Running"}}],
    "fail": [{"vm": {"state": "Off"}}],
    "unknown": [{"missing": ["state"]}],
}
WRONG = {"set": {"state": "Off", "generation": 2}, "effort": "none"}
RIGHT = {"set": {"state": "Running"}, "effort": "none"}
NOT_SHOWN = {**RIGHT, "where": {"field": "generation", "equals": 2}}


@pytest.mark.parametrize(
    ("fix", "said"),
    [
        (RIGHT, "1 rule file, 0 faults"),
        ([RIGHT, RIGHT], "1 rule file, 0 faults"),
        (WRONG, "TST001 examples.fail.0: the change does not mend it: the rule says fail afterwards"),
        ([RIGHT, WRONG], "TST001 examples.fail.0: the change does not mend it"),
        (NOT_SHOWN, "TST001 fix: no example of fail shows what the change mends"),
        ([RIGHT, NOT_SHOWN], "TST001 fix.1: no example of fail shows what the change mends"),
    ],
)
def test_changes_are_tried(tmp_path: Path, fix: object, said: str) -> None:
    apart = json.loads(json.dumps(fix))  # YAML would write what is the same object as an alias
    (tmp_path / "TST001.yaml").write_text(rule_text(fix=apart, examples=EXAMPLES), encoding="utf-8")
    result = invoke("rules", "test", tmp_path)
    assert said in result.stdout
    assert result.exit_code == int(said.startswith("TST001"))
