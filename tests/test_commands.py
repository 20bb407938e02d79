"""The commands of findings, as a reader of the report would copy them, for VMs with hostile names."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
import tree_sitter_powershell
from tree_sitter import Language, Node, Parser

from tests.cli.running import SAMPLES, invoke

HOSTILE = (
    "O'Brien",
    "'; calc; '",
    "$(calc)`n",
    '"; calc; "',
    "a\u2018b\u2019c",
    "-Force",
    "--%",
    "{vm.id}",
    "a|b&c;d#e",
)
PARSER = Parser(Language(tree_sitter_powershell.language()))


def renamed(folder: Path, suffix: str) -> Path:
    """The sample fleet with a suffix at the name of every VM."""
    fleet = json.loads((SAMPLES / "fleet.json").read_text(encoding="utf-8"))
    for host in fleet["hosts"]:
        job = host.get("backup_job", {})
        if "vms" in job:
            job["vms"] = [name + suffix for name in job["vms"]]
    for vm in fleet["vms"]:
        vm["name"] += suffix
    path = folder / "fleet.json"
    path.write_text(json.dumps(fleet), encoding="utf-8")
    return path


def remedies(inventory: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """A remedy of each rule, by rule and object."""
    report = json.loads(invoke("check", inventory, "--format", "json").stdout)
    return {
        (finding["rule"], finding["object"] or ""): finding["remedy"]
        for vm in report["vms"]
        for finding in vm["findings"]
    }


def kinds(node: Node) -> list[str]:
    """The kinds of the tokens of a command, those that the grammar does not understand among them."""
    return [kind for child in node.children for kind in kinds(child)] or [node.type]


def shapes(found: dict[tuple[str, str], dict[str, Any]]) -> dict[tuple[str, str], list[str]]:
    """The shape of each PowerShell command."""
    commands = {key: remedy["powershell"] for key, remedy in found.items() if remedy["powershell"]}
    return {key: kinds(PARSER.parse(command.encode()).root_node) for key, command in commands.items()}


@pytest.fixture(scope="module")
def harmless() -> dict[tuple[str, str], dict[str, Any]]:
    return remedies(SAMPLES / "fleet.json")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_does_not_change_what_a_command_does(
    name: str, harmless: dict[tuple[str, str], dict[str, Any]], tmp_path: Path
) -> None:
    found = remedies(renamed(tmp_path, name))
    assert shapes(found) == shapes(harmless)
    for key, remedy in found.items():
        assert len(shlex.split(remedy["shell"] or "")) == len(shlex.split(harmless[key]["shell"] or ""))


def test_the_fleet_shows_many_commands(harmless: dict[tuple[str, str], dict[str, Any]]) -> None:
    assert len({rule for rule, _ in shapes(harmless)}) >= 20
    assert any(remedy["shell"] for remedy in harmless.values())
