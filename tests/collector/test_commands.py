"""The script only reads: what it calls is listed, with reasons."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.collector.tree import (
    arguments,
    commands,
    core,
    functions,
    literals,
    name_of,
    of_type,
    text_of,
    walk,
    whole,
)

_HERE = Path(__file__).parent
ALLOWED: dict[str, str] = yaml.safe_load((_HERE / "allowed.yaml").read_text(encoding="utf-8"))
TYPES: dict[str, str] = yaml.safe_load((_HERE / "types.yaml").read_text(encoding="utf-8"))
OWN = [name for name, _ in functions(whole())]
CALLED = {name_of(command) for command in commands(whole())}


def test_every_command_is_allowed() -> None:
    assert CALLED - {*ALLOWED, *OWN} == set()


def test_every_allowed_command_is_called() -> None:
    assert set(ALLOWED) - CALLED == set()


def test_every_function_of_its_own_is_called() -> None:
    assert set(OWN) - CALLED == set()


def test_its_own_functions_hide_no_command() -> None:
    assert {name.lower() for name in OWN} & {name.lower() for name in ALLOWED} == set()


def test_functions_are_defined_once() -> None:
    twice = {name for name in OWN if OWN.count(name) > 1}
    helpers = {"Get-Value", "Get-Text", "Get-Number", "Get-Instance", "Test-Command", "Test-Namespace"}
    assert twice == helpers | {"Get-RegistryNumber", "ConvertTo-Choice", "ConvertTo-Mount"}


@pytest.mark.parametrize("name", sorted(OWN + [name for name in ALLOWED if name[0].isalpha()]))
def test_names_are_verb_and_noun(name: str) -> None:
    verb, noun = name.rpartition("\\")[2].split("-")
    assert verb in {
        "Add",
        "ConvertTo",
        "ForEach",
        "Get",
        "Import",
        "Invoke",
        "New",
        "Set",
        "Sort",
        "Test",
        "Where",
        "Write",
    }
    assert noun[0].isupper()


def test_programs_are_only_vssadmin_list_writers() -> None:
    (call,) = (command for command in commands(whole()) if "vssadmin" in text_of(command))
    assert text_of(call).strip() == '& "$env:SystemRoot\\System32\\vssadmin.exe" list writers 2>&1'


def test_every_type_is_allowed() -> None:
    named = {text_of(node)[1:-1] for node in of_type(whole(), "type_literal")}
    named |= {text_of(node).split("(")[0] for node in of_type(whole(), "attribute_name")}
    made = set()
    for command in commands(whole()):
        if name_of(command) == "New-Object":
            words = [text_of(argument) for argument in arguments(command)]
            made.add(words[words.index("-TypeName") + 1])
    assert {*named, *made} - set(TYPES) == set()


def test_only_one_file_is_written() -> None:
    writing = [
        text_of(node) for node in of_type(whole(), "invokation_expression") if "System.IO" in text_of(node)
    ]
    assert writing == ['[System.IO.File]::WriteAllText($file, $document + "`r`n", $encoding)']


def methods() -> set[str]:
    found = set()
    for node in of_type(whole(), "invokation_expression"):
        names = [text_of(child) for child in node.children if child.type in ("member_name", "simple_name")]
        found |= set(names)
    return found


def test_methods_are_harmless() -> None:
    assert methods() <= {
        "Add",
        "Append",
        "Contains",
        "ContainsKey",
        "GetUnresolvedProviderPathFromPSPath",
        "IndexOf",
        "IsMatch",
        "Join",
        "LoadXml",
        "Match",
        "Matches",
        "Replace",
        "SelectSingleNode",
        "Split",
        "Substring",
        "ToArray",
        "ToDateTime",
        "ToInt64",
        "ToLowerInvariant",
        "ToString",
        "ToUniversalTime",
        "ToUpperInvariant",
        "Trim",
        "TrimEnd",
        "WriteAllText",
    }


def test_no_credential_is_written() -> None:
    """Credentials are only passed on, and tested for being there."""
    for node in of_type(whole(), "variable"):
        if "Credential" not in text_of(node):
            continue
        around: Any = node
        while around.parent is not None and around.type not in (
            "command",
            "comparison_expression",
            "assignment_expression",
            "script_parameter",
        ):
            around = around.parent
        if around.type == "command":
            assert name_of(around) in {"Invoke-Command", "$HostCollector"}, text_of(around)
        elif around.type == "assignment_expression":
            assert text_of(around.children[0]) in {"$call['ArgumentList']", "$call['Credential']"}
        else:
            assert around.type in {"comparison_expression", "script_parameter"}


COMPARED = {
    # Names that Windows uses inside, the same in every language.
    "*Msvm_DiskDrive*": "a WMI class",
    "*\\v2": "a WMI namespace",
    "IDE *": "an id of the inventory",
    "IDE\\DISKVIRTUAL_HD*": "a device id",
    "SCSI\\DISK&VEN_MSFT&PROD_VIRTUAL_DISK*": "a device id",
    "Microsoft:Hyper-V:Snapshot:*": "a VirtualSystemType",
    "Microsoft:Hyper-V:System:Realized": "a VirtualSystemType",
    "Windows.ServerBackup": "a snap-in",
    "CSVFS": "a file system",
    "Enabled": "an enumeration of .NET",
    "Disabled": "a word of the inventory, and an enumeration of .NET",
    "Missing": "a word of the inventory",
    "OK": "a word of the inventory",
    "Off": "a word of the inventory",
    "On": "a word of the inventory",
    "Running": "a word of the inventory",
    "Stopped": "a word of the inventory",
    "PowerShellDirect": "a value of a parameter",
    "WinRM": "a value of a parameter",
    "SYSVOL": "a share of every domain controller",
    "NETLOGON": "a share of every domain controller",
    "*$": "administrative shares",
    "01": "a PCI class",
    "03": "a PCI class",
    "vmcheck": "the collector's own mark",
    "localhost": "this host",
    ".": "this host",
}
_OPERATORS = {"-eq", "-ne", "-ceq", "-cne", "-like", "-notlike", "-contains", "-notcontains", "-ccontains"}


def _calls(node: Any) -> bool:
    return any(True for _ in commands(node))


def test_nothing_is_compared_with_a_name_that_windows_translates() -> None:
    found = set()
    for node in of_type(whole(), "comparison_expression"):
        if any(text_of(child) in _OPERATORS for child in node.children):
            for side in (node.children[0], node.children[-1]):
                inner = core(side)
                if inner.type in ("verbatim_string_characters", "array_expression") and not _calls(inner):
                    found |= set(literals(inner))
    assert found == set(COMPARED)


def test_null_stands_on_the_left() -> None:
    for node in of_type(whole(), "comparison_expression"):
        assert len(node.children) == 1 or text_of(node.children[-1]) != "$null", text_of(node)


def test_errors_of_cmdlets_that_ask_a_host_are_caught() -> None:
    """In a try or reader, with ErrorAction Stop at the beginning of what runs elsewhere."""
    texts = [text_of(node) for node in walk(whole()) if node.type == "assignment_expression"]
    assert texts.count("$ErrorActionPreference = 'Stop'") == 2
