"""The script parses: whole, part by part, function by function; and it is one file for every Windows."""

import pytest

from tests.collector.tree import Function, functions, of_type, parse, text_of, walk, whole
from vmcheck.collector.script import GUEST, HOST, part_names, part_text, script, script_file

PARTS = list(part_names())
FUNCTIONS = functions(whole())
_AROUND = {"run/help", "run/document", "run/output", "host/parameters"}


def faults(text: str) -> list[str]:
    return [text_of(node)[:80] for node in walk(parse(text)) if node.type == "ERROR" or node.is_missing]


def test_the_whole() -> None:
    assert faults(script()) == []


@pytest.mark.parametrize("name", PARTS)
def test_a_part(name: str) -> None:
    assert faults(part_text(name)) == []


@pytest.mark.parametrize(
    "function", FUNCTIONS, ids=[f"{name}-{node.start_point.row}" for name, node in FUNCTIONS]
)
def test_a_function(function: Function) -> None:
    assert faults(text_of(function[1])) == []


def test_a_fault_would_be_seen() -> None:
    assert faults("if ($a {\n}\n")


def test_every_part_is_in_the_script() -> None:
    assert set(PARTS) == {*GUEST, *HOST} | _AROUND
    assert len(HOST) == len(set(HOST))
    assert len(GUEST) == len(set(GUEST))


def test_it_is_ascii_with_line_ends_of_windows() -> None:
    content = script_file()
    assert content.isascii()
    assert content.count(b"\r\n") == content.count(b"\n") == content.count(b"\r")
    assert b"\t" not in content
    assert content.startswith(b"<#")
    assert script_file() == content


def test_lines_are_short_enough_to_read() -> None:
    assert [line for name in PARTS for line in part_text(name).splitlines() if len(line) > 132] == []


def test_it_ends_in_a_line_end_and_has_no_blanks_at_line_ends() -> None:
    assert script().endswith("}\n")
    assert [line for line in script().splitlines() if line != line.rstrip()] == []


def test_it_says_that_it_was_not_run() -> None:
    (help_text,) = (text_of(node) for node in of_type(whole(), "comment") if ".SYNOPSIS" in text_of(node))
    for word in (".DESCRIPTION", ".PARAMETER Path", ".EXAMPLE", ".OUTPUTS", ".NOTES", "It was not run"):
        assert word in help_text


def test_every_parameter_is_explained() -> None:
    block = next(of_type(whole(), "param_block"))
    names = [
        text_of(next(child for child in parameter.children if child.type == "variable"))
        for parameter in of_type(block, "script_parameter")
    ]
    described = [line.split()[1] for line in script().splitlines() if line.startswith(".PARAMETER")]
    assert [name.removeprefix("$") for name in names] == described
