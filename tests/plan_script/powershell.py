"""PowerShell source, parsed and looked at."""

import re
from collections.abc import Iterator

import tree_sitter_powershell
from tree_sitter import Language, Node, Parser

PARSER = Parser(Language(tree_sitter_powershell.language()))

READING = frozenset(
    {
        "Get-VM",
        "Get-VMIntegrationService",
        "Get-VMScsiController",
        "Get-VMSnapshot",
        "Get-WBPolicy",
        "Get-WBVirtualMachine",
        "Get-WBVolume",
        "Get-WindowsFeature",
        "Out-Null",
        "Test-Path",
        "Where-Object",
        "Write-Error",
        "Write-Warning",
    }
)
"""What changes nothing."""
CHANGING = frozenset(
    {
        "Add-VMScsiController",
        "Add-WBVirtualMachine",
        "Add-WBVolume",
        "Enable-VMIntegrationService",
        "Install-WindowsFeature",
        "Invoke-Command",
        "New-Item",
        "New-ItemProperty",
        "Set-VM",
        "Set-WBPolicy",
        "Start-VM",
        "Stop-VM",
    }
)
"""What changes something; none of it deletes, converts or moves data."""


def parsed(source: str) -> Node:
    """The tree of a source that the grammar understands."""
    root = PARSER.parse(source.encode()).root_node
    broken = [node.start_point for node in nodes(root) if node.type == "ERROR" or node.is_missing]
    assert not broken, broken
    return root


def nodes(node: Node) -> Iterator[Node]:
    """A node and all below it."""
    yield node
    for child in node.children:
        yield from nodes(child)


def text(node: Node) -> str:
    """The source of a node."""
    return (node.text or b"").decode()


def commands(root: Node) -> list[tuple[str, Node]]:
    """Every command with its name."""
    found = []
    for node in nodes(root):
        if node.type == "command":
            (name,) = (text(child) for child in node.children if child.type == "command_name")
            found.append((name, node))
    return found


def functions(root: Node) -> frozenset[str]:
    """Names of the functions that are defined."""
    return frozenset(text(node) for node in nodes(root) if node.type == "function_name")


def is_asked_for(node: Node) -> bool:
    """Whether a command runs only after $PSCmdlet.ShouldProcess said so."""
    above = node.parent
    while above is not None:
        if above.type == "if_statement" and "$PSCmdlet.ShouldProcess(" in text(above).partition("{")[0]:
            return True
        above = above.parent
    return False


def value(expression: str) -> str:
    """What an expression made of literals and characters is, in UTF-16 as .NET has it."""
    units = ""
    inner = expression[1:-1] if expression.startswith("(") else expression
    rest = inner
    while rest:
        match = re.match(r"'((?:[^']|'')*)'|\[char\]0x([0-9A-F]{4})", rest)
        assert match, rest
        units += chr(int(match[2], 16)) if match[2] else match[1].replace("''", "'")
        rest = rest[match.end() :].removeprefix(" + ")
    return units


def argument(call: str, name: str) -> str:
    """The source of an argument of a call on one line."""
    return call.partition(f" -{name} ")[2].partition(" -Rule ")[0]
