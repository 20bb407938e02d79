"""Facts in messages and commands: no name of a VM or path can break out of its quotes."""

from collections.abc import Callable

import pytest
import tree_sitter_powershell
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tree_sitter import Language, Node, Parser

from tests.checking import subject_of
from vmcheck.engine.placeholders import Filler, check_placeholders, plain, powershell, shell
from vmcheck.knowledge.catalogue import catalogue

HOSTILE = (
    "O'Brien",
    "a\u2019; Remove-VM *; \u2018",
    "`$(calc)",
    "$(Remove-VM *)",
    "$env:PATH",
    'a" -Force "b',
    "a\nRemove-VM *",
    "a\r\nb",
    "a\x00b",
    "a\u2028b",
    "'; Remove-VM *; '",
    "@'\n'@",
    "--%",
    "#",
    "{vm.id}",
    "\u201b\u201a'",
)
PARSER = Parser(Language(tree_sitter_powershell.language()))


def leaves(node: Node) -> list[str]:
    if not node.children:
        return [node.type]
    return [leaf for child in node.children for leaf in leaves(child)]


def parsed(command: str) -> list[str]:
    """The kinds of tokens of a PowerShell command, in order."""
    tree = PARSER.parse(command.encode())
    assert not tree.root_node.has_error, command
    return leaves(tree.root_node)


def spelled_by_powershell(literal: str) -> str:
    """What a single-quoted PowerShell literal stands for; it ends at its first lone quote."""
    quotes = "'\u2018\u2019\u201a\u201b"
    assert literal[0] == "'"
    text, rest = "", literal[1:]
    while rest:
        if rest[0] not in quotes:
            text, rest = text + rest[0], rest[1:]
        elif rest[1:2] and rest[1] in quotes:
            text, rest = text + rest[1], rest[2:]
        else:
            assert rest == "'", "the literal ends too early"
            return text
    raise AssertionError("the literal never ends")


@settings(deadline=None)
@given(st.text() | st.sampled_from(HOSTILE))
@example("a'b")
def test_a_powershell_literal_is_one_literal(text: str) -> None:
    literal = powershell(text)
    assert parsed(f"Get-VM {literal}") == parsed("Get-VM 'name'")
    assert spelled_by_powershell(literal) == "".join(char if char.isprintable() else "?" for char in text)


@pytest.mark.parametrize(
    ("name", "pattern"),
    [("SQL01", "SQL01"), ("*", "`*"), ("Web [old]?", "Web `[old`]`?"), ("a`b", "a``b"), ("a\nb", "a`?b")],
)
def test_a_name_is_no_pattern(name: str, pattern: str) -> None:
    """Stop-VM, Get-VM and the others take wildcards for -Name and -VMName; -eq does not."""
    command = "Stop-VM -Name {vm.name}; Add-VMScsiController -VMName {vm.name}"
    assert (
        fill(command, name, powershell)
        == f"Stop-VM -Name '{pattern}'; Add-VMScsiController -VMName '{pattern}'"
    )
    literal = powershell(name)
    assert fill("Where-Object VMName -eq {vm.name}", name, powershell) == f"Where-Object VMName -eq {literal}"
    assert fill("-Name {vm.name}", name, plain) == f"-Name {name}"


@given(st.text() | st.sampled_from(HOSTILE))
def test_a_shell_literal_is_one_word(text: str) -> None:
    import shlex

    assert shlex.split(f"echo {shell(text)}") == [
        "echo",
        "".join(char if char.isprintable() else "?" for char in text),
    ]


def fill(text: str, name: str, quote: Callable[[str], str]) -> str:
    return Filler(catalogue(), "vm", subject_of({"name": name}), None).fill(text, quote)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_filled_in_is_not_filled_again(name: str) -> None:
    assert fill("VM {vm.name}.", name, plain) == f"VM {name}."


def test_a_missing_fact_stays_recognisable() -> None:
    assert fill("{vm.id} of {vm.name}", "a", powershell) == "<vm.id> of 'a'"


def test_values_that_are_no_text() -> None:
    subject = subject_of({"clustered": True, "generation": 2, "guest": {"roles": ["Other", "SqlServer"]}})
    filler = Filler(catalogue(), "vm", subject, None)
    assert filler.fill("{clustered} {generation} {guest.roles}", plain) == "true 2 Other, SqlServer"
    assert filler.fill_optional(None, plain) is None


def test_the_element_can_be_named() -> None:
    subject = subject_of({"disks": [{"path": "D:\\a.vhdx"}]})
    filler = Filler(catalogue(), "disk", subject, subject.vm.disks[0] if subject.vm.disks else None)
    assert filler.fill("{disk.path} ({disk.path_length}) of {vm.name}", plain) == "D:\\a.vhdx (9) of VM01"


@pytest.mark.parametrize("text", ["{vm.nam}", "{disk.path}", "{x}"])
def test_an_unknown_placeholder_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="unknown placeholder"):
        check_placeholders(text, catalogue(), "vm")


@pytest.mark.parametrize("text", ["", "{", "{}", "{ vm.name }", "{$_}", "@{a=1}", "{vm.name} {name}"])
def test_other_braces_stay(text: str) -> None:
    check_placeholders(text, catalogue(), "vm")
