"""The commands of the shipped rules keep their shape, whatever a VM, a disk or a path is called."""

import re
from typing import Any

import pytest
import tree_sitter_powershell
from tree_sitter import Language, Node, Parser

from tests.checking import shipped_rules, subject_of
from vmcheck.engine.fields import elements
from vmcheck.engine.placeholders import Filler, powershell, shell
from vmcheck.knowledge.catalogue import catalogue

HOSTILE = (
    "O'Brien",
    "`$(calc)",
    '"; calc; "',
    "'; calc; '",
    "a\ncalc",
    "@'\n'@",
    "a b",
    "$env:X",
    "--%",
    "#",
)
PARSER = Parser(Language(tree_sitter_powershell.language()))
RULES = [rule for rule in shipped_rules() if rule.scope in catalogue().scopes]
COMMANDS = [
    pytest.param(rule.scope, rule.remediation.powershell, id=f"{rule.id}-{rule.variant}")
    for rule in RULES
    if rule.remediation.powershell is not None
]
SHELL_COMMANDS = [
    pytest.param(rule.scope, rule.remediation.shell, id=f"{rule.id}-{rule.variant}")
    for rule in RULES
    if rule.remediation.shell is not None
]


def filled(scope: str, command: str, name: str, quote: Any) -> str:
    """The command for a VM whose every text is the same."""
    guest = {
        "disks": [{"disk": name}],
        "volumes": [{"mount": name, "disk": name, "device": name, "shadow_storage": name}],
        "iscsi_disks": [{"target": name, "mount": name}],
    }
    vm = {"name": name, "id": name, "disks": [{"id": name, "path": name}], "checkpoints": [{"name": name}]}
    subject = subject_of({**vm, "configuration_path": name, "snapshot_path": name, "guest": guest})
    found = [None] if scope == "vm" else elements(catalogue().scopes[scope], subject)
    return Filler(catalogue(), scope, subject, found[0] if found else None).fill(command, quote)


def shape(command: str) -> list[str] | None:
    """The kinds of tokens of a PowerShell command; None if the grammar does not know it."""
    root = PARSER.parse(command.encode()).root_node
    return None if root.has_error else leaves(root)


def leaves(node: Node) -> list[str]:
    if not node.children:
        return [node.type]
    return [leaf for child in node.children for leaf in leaves(child)]


@pytest.mark.parametrize(("scope", "command"), COMMANDS)
def test_powershell_shape(scope: str, command: str) -> None:
    spaced = command.replace("={", "= {")  # the grammar does not know quotes in the middle of a word
    harmless = shape(filled(scope, spaced, "harmless", powershell))
    for name in HOSTILE:
        assert shape(filled(scope, spaced, name, powershell)) == harmless


@pytest.mark.parametrize(("scope", "command"), COMMANDS)
def test_powershell_placeholders_stand_outside_quotes(scope: str, command: str) -> None:
    """Inside quotes of the rule's own, the quotes of the value would end them."""
    quoted = "".join(re.findall(r"'(?:[^']|'')*'|\"(?:[^\"`]|`.)*\"", command))
    assert filled(scope, quoted, "harmless", powershell) == quoted


@pytest.mark.parametrize(("scope", "command"), SHELL_COMMANDS)
def test_shell_shape(scope: str, command: str) -> None:
    import shlex

    def words(name: str) -> int:
        return len(shlex.split(filled(scope, command, name, shell)))

    assert {words(name) for name in HOSTILE} == {words("harmless")}


def test_the_grammar_knows_nearly_all_commands() -> None:
    unknown = [
        case.id
        for case in COMMANDS
        if shape(filled(str(case.values[0]), str(case.values[1]), "a", powershell)) is None
    ]
    assert len(unknown) * 5 < len(COMMANDS)


def test_no_command_is_shown_for_a_host_without_its_cmdlets() -> None:
    """The module Hyper-V and the VM cmdlets of Windows Server Backup came with Windows Server 2012."""
    needs_2012 = re.compile(r"-(?:VM|VHD|WB)", re.IGNORECASE)
    client = "HVB503"  # Export-VM for hosts that are Windows clients: those have the module
    shown = [
        (rule.id, remediation)
        for rule in shipped_rules()
        if rule.hosts & {"2008", "2008R2"} and rule.scope != "fleet" and rule.id != client
        for remediation in (rule.remediation, *(fix.remediation for fix in rule.fixes if fix.hosts == "all"))
        if remediation is not None and needs_2012.search(remediation.powershell or "")
    ]
    assert len(shown) > 5
    assert [rule for rule, remediation in shown if remediation.since != "2012"] == []
