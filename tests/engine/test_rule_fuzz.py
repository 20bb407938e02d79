"""Whatever a rule file holds, reading it gives a rule or a fault, never anything else."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.rules_as_data import MINIMAL, rule_text
from vmcheck.engine.files.loading import RuleError, decode_rule
from vmcheck.engine.files.yaml_nodes import YamlDocument, YamlError, load_yaml
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.rulebook import RuleFault, load_rule_file

RULE = rule_text(
    scope="disk",
    when={"allOf": [{"field": "disk.path", "like": "D:*"}, {"count": "disk", "greater": 1}]},
    outcome={"<=2012": "saved-state", ">=2012R2": "advice"},
    variants=[{"when": {"not": {"field": "disk.shared", "equals": True}}, "outcome": "excluded"}],
)
YAML_SIGNS = st.text(st.sampled_from("{}[]:,-?&*!|>'\"%@`#\n\t 0aé\U0001f600"), max_size=6)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


def read(text: str) -> YamlDocument | YamlError:
    try:
        return load_yaml(text)
    except YamlError as error:
        return error


def fault_of(data: dict[str, Any]) -> RuleError | None:
    try:
        decode_rule(data, "test.yaml", catalogue())
    except RuleError as error:
        return error
    return None


@settings(deadline=None)
@given(st.text() | st.text(st.sampled_from("{}[]:,-?&*!|>'\" \n0a"), max_size=30))
def test_any_text(text: str) -> None:
    found = read(text)
    if isinstance(found, YamlError):
        assert found.position >= (1, 1)
        assert str(found)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(RULE)), st.integers(0, 12), YAML_SIGNS)
def test_any_change_to_a_rule(tmp_path: Path, start: int, cut: int, put: str) -> None:
    file = tmp_path / "rule.yaml"
    file.write_bytes((RULE[:start] + put + RULE[start + cut :]).encode())
    loaded = load_rule_file(file, catalogue())
    if isinstance(loaded, RuleFault):
        assert loaded.message
        assert 1 <= loaded.line <= RULE.count("\n") + 8
    else:
        assert {rule.id for rule in loaded[0]} == {loaded[1].id}


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from([*sorted(MINIMAL), "scope", "hosts", "applies", "variants", "fix", "examples"]), VALUES
)
def test_any_value_of_a_key(key: str, value: Any) -> None:
    fault = fault_of({**MINIMAL, key: value})
    assert fault is None or str(fault)


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(["field", "count", "allOf", "not", "in", "equals", "where", "greater"]), VALUES)
def test_any_value_in_a_condition(key: str, value: Any) -> None:
    for when in ({"field": "state", key: value}, {"count": "disk", key: value}, {key: value}):
        fault = fault_of({**MINIMAL, "when": when})
        assert fault is None or fault.location[0] == "when"


@settings(deadline=None)
@given(VALUES)
def test_plain_data_comes_back(value: Any) -> None:
    import yaml

    text = yaml.safe_dump({"key": value}, default_style='"', allow_unicode=True)
    found = read(text)
    assert isinstance(found, (YamlDocument, YamlError))
    if isinstance(found, YamlDocument):
        assert set(found.data) == {"key"}
        assert found.position(("key", "absent")) == found.position(("key",))


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000], ids=["list", "map", "block"]
)
def test_nesting_does_not_take_the_process_down(text: str) -> None:
    assert str(read(text)) == "nested too deeply"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Off", "Off"),
        ("yes", "yes"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("~", None),
        ("null", None),
        ("", None),
        ("012", "012"),
        ("0x10", "0x10"),
        ("-7", -7),
        ("6.2", 6.2),
        ("6.2.1", "6.2.1"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("2026-11-20", "2026-11-20"),
        ("2012R2", "2012R2"),
        ("'true'", "true"),
    ],
)
def test_words_mean_what_they_say(written: str, value: object) -> None:
    document = load_yaml(f"key: {written}\n")
    assert document.data == {"key": value}
    assert type(document.data["key"]) is type(value)


def test_positions_are_those_of_the_values() -> None:
    document = load_yaml("a:\n  - b: 1\n    c: [x, y]\n")
    assert document.position(("a", 0, "b")) == (2, 8)
    assert document.position(("a", 0, "c", 1)) == (3, 12)
    assert document.position(("a", 7)) == (2, 3)
