"""Any name as PowerShell source: it stays a name."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.plan_script.powershell import commands, nodes, parsed, value
from vmcheck.plan.script.quoting import comment, literal, literals

NAMES = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text(encoding="utf-8"))
TEXT = st.one_of(
    st.text(),
    st.text(st.sampled_from("'\u2018\u2019\u201a\u201b\"`$(){}#>;|&@-% \t\r\n\0\u2028\u0085\ud800\udc00a")),
)


def as_dotnet(text: str) -> str:
    """One character for each unit of UTF-16."""
    units = text.encode("utf-16-be", "surrogatepass")
    return "".join(chr(int.from_bytes(units[at : at + 2])) for at in range(0, len(units), 2))


@pytest.mark.parametrize("case", NAMES, ids=lambda case: ascii(case["name"]))
def test_a_name(case: dict[str, str]) -> None:
    assert literal(case["name"]) == case["source"]
    assert value(case["source"]) == as_dotnet(case["name"])


@given(TEXT)
def test_any_text_is_one_argument(text: str) -> None:
    source = literal(text)
    assert source.isascii()
    assert source.isprintable()
    assert value(source) == as_dotnet(text)
    (found,) = commands(parsed(f"Get-Thing -Name {source} -Rule 'HVB102'\n"))
    assert found[0] == "Get-Thing"
    assert sum(node.type == "command_parameter" for node in nodes(found[1])) == 2


@given(st.lists(TEXT, min_size=1))
def test_any_texts_are_one_array(texts: list[str]) -> None:
    (found,) = commands(parsed(f"Get-Thing -Name {literals(texts)}\n"))
    assert found[0] == "Get-Thing"


@given(TEXT)
def test_any_text_stays_in_its_comment(text: str) -> None:
    line = f"# HVB102: {comment(text)}"
    assert line.isascii()
    assert line.isprintable()
    root = parsed(f"{line}\nGet-Thing\n")
    assert [name for name, _ in commands(root)] == ["Get-Thing"]
