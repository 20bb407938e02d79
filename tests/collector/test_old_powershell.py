"""The script keeps to PowerShell 2.0, which 2008 and 2008 R2 have, and gives away nothing by accident."""

import re
from typing import Any

import pytest

from tests.collector.tree import (
    arguments,
    commands,
    core,
    functions,
    name_of,
    of_type,
    parse,
    text_of,
    walk,
    whole,
)
from vmcheck.collector.script import script

_OPERATORS = """
-and -or -not -eq -ne -ceq -cne -gt -ge -lt -le -like -notlike -match -notmatch -contains -notcontains
-ccontains -replace -is -f
"""
"""All of them are there in 2.0; -in and -notin came with 3.0."""
_NEWER = {
    "-in or -notin": r"-(?:not)?in\b",
    "an ordered table": r"\[ordered\]",
    "a custom object": r"\[pscustomobject\]",
    "a class or an enumeration": r"(?m)^\s*(?:class|enum)\s",
    "a null-conditional member": r"\?\.|\?\[|\?\?",
    "a chain of pipelines": r"&&|\|\|",
    "using": r"\$using:|(?m:^\s*using\s)",
    "a method that collections got later": r"\.(?:Where|ForEach)\(",
    "a requirement above 2": r"(?i)#requires",
    "a constructor call": r"::new\(",
    "a text test of .NET 4": r"IsNullOrWhiteSpace",
    "the folder of the script": r"\$PS(?:ScriptRoot|CommandPath|Item)",
    "JSON cmdlets": r"(?:ConvertTo|ConvertFrom)-Json\b",
    "writing without a line end": r"-NoNewline",
    "a pipeline variable": r"-PipelineVariable",
}


def _code() -> str:
    """The script without comments and texts."""
    text = script().encode()
    for node in of_type(whole(), "comment", "string_literal", "expandable_string_literal"):
        text = text[: node.start_byte] + b" " * (node.end_byte - node.start_byte) + text[node.end_byte :]
    return text.decode()


@pytest.mark.parametrize("pattern", _NEWER.values(), ids=_NEWER.keys())
def test_nothing_newer(pattern: str) -> None:
    assert re.findall(pattern, _code()) == []


def test_operators() -> None:
    found = {
        text_of(node).lower()
        for node in walk(whole())
        if not node.children and re.fullmatch(r"-[a-z]+", text_of(node)) and node.type.startswith("-")
    }
    assert found <= set(_OPERATORS.split())


def test_where_and_foreach_are_given_blocks() -> None:
    """Their short form came with 3.0."""
    for command in commands(whole()):
        if name_of(command) in ("Where-Object", "ForEach-Object"):
            (block,) = arguments(command)
            assert block.type == "script_block_expression", text_of(command)


def test_loops_go_through_arrays() -> None:
    """In 2.0 foreach goes once through null; @() makes an empty list of it where nothing was given."""
    arrays = {"$all", "$drives", "$machines", "$numbers", "$resources", "$KnownFileSystems", "$VssServices"}
    arrays |= {
        "$Items",
        "$Received",
        "$table[$VmGuid]",
        "$ClusterTable['resources']",
        "$RecordKeys[$Record['#']]",
    }
    for loop in of_type(whole(), "foreach_statement"):
        source = core(loop.children[-3])
        text = text_of(source)
        assert source.type == "array_expression" or text in arrays, text


def _statements(node: Any) -> list[Any]:
    """The statements in a function that are not assignments, commands or control flow."""
    found = []
    for statements in of_type(node, "statement_list"):
        for statement in statements.children:
            inner = core(statement)
            if statement.type == "pipeline" and inner.type not in (
                "command",
                "assignment_expression",
                "pipeline_chain",
            ):
                found.append(inner)
    return found


_GIVEN = {
    "$env:COMPUTERNAME": "the name of this host",
    "$ComputerName": "the names of hosts",
    "$document.LoadXml([string]$item)": "gives nothing",
}


def test_no_value_escapes() -> None:
    """What a function does not assign, cast to void or count up is given to whoever calls it."""
    for name, function in functions(whole()):
        for statement in _statements(function):
            text = text_of(statement)
            assigned = statement.parent is not None and _inside_expression(statement)
            quiet = text.startswith("[void]") or statement.type == "post_increment_expression"
            assert assigned or quiet or text in _GIVEN, (name, text)


def _inside_expression(node: Any) -> bool:
    """Whether a statement stands in parentheses, in @() or in a block that somebody else calls."""
    around = node
    while around is not None and around.type != "function_statement":
        if around.type in (
            "array_expression",
            "parenthesized_expression",
            "sub_expression",
            "script_block_expression",
        ):
            return True
        around = around.parent
    return False


def test_an_escape_would_be_seen() -> None:
    root = parse("function F {\n    $list.Add(1)\n    [void]$list.Add(2)\n}\n")
    assert [text_of(statement) for statement in _statements(root)] == ["$list.Add(1)", "[void]$list.Add(2)"]


def test_commands_that_give_nothing_useful_are_not_called_bare() -> None:
    """Commands of Windows whose answer nobody takes would be mixed into the answer of the function."""
    silent = {
        "Write-Progress",
        "Write-Warning",
        "Set-StrictMode",
        "Import-Module",
        "Add-PSSnapin",
        "Write-Output",
    }
    giving = {
        "Get-Instance", "Get-Machine", "Get-WmiImage", "Get-Target", "Get-Collected", "Get-Node",
    }  # fmt: skip
    for name, function in functions(whole()):
        for statements in of_type(function, "statement_list"):
            for statement in statements.children:
                inner = core(statement)
                if inner.type == "command" and not _inside_expression(inner):
                    called = name_of(inner)
                    own = called.startswith(("Add-", "Invoke-Reader"))
                    assert called in silent or own or name in giving, (name, text_of(inner))


_AUTOMATIC = """
$args $error $event $eventargs $eventsubscriber $executioncontext $false $foreach $home $host $input
$lastexitcode $matches $myinvocation $null $pid $profile $psboundparameters $pscmdlet $pshome $psitem $pwd
$sender $shellid $stacktrace $switch $this $true
"""


def test_no_automatic_variable_is_assigned() -> None:
    """PowerShell sets them itself; some cannot be set at all."""
    assigned = {text_of(node.children[0]).lower() for node in of_type(whole(), "assignment_expression")}
    assigned |= {text_of(core(node.children[2])).lower() for node in of_type(whole(), "foreach_statement")}
    named = [text_of(node).lower() for node in of_type(whole(), "script_parameter")]
    automatic = set(_AUTOMATIC.split())
    assert assigned & automatic == set()
    assert [name for name in named if name.rpartition("]")[2] in automatic] == []
