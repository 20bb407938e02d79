"""The list of properties that are read is the truth: what is asked for is in it."""

import json
from collections import defaultdict
from typing import Any

import pytest

from tests.sources.exports import SAMPLES, read_all, read_values
from tests.sources.test_quirks import CASES
from vmcheck.sources.cmdlets import cmdlet_of
from vmcheck.sources.objects.node import Node
from vmcheck.sources.powershell.used import USED


def test_every_property_that_is_asked_for_is_listed_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, set[str]] = defaultdict(set)
    find = Node.find

    def watched(node: Node, name: str) -> Node | None:
        cmdlet = cmdlet_of(node.value) if isinstance(node.value, dict) and not node.path else None
        if cmdlet is not None:
            asked[cmdlet].add(name.lower())
        return find(node, name)

    monkeypatch.setattr(Node, "find", watched)
    for case in CASES:
        files: Any = case.values[0]
        read_values(files["files"])
    for folder in ("hv-lab-powershell-5.1", "hv-lab-powershell-7"):
        read_all(SAMPLES / folder, folder)
    # Whether an object is a row of a list of services by VM is told by its "service".
    missing = {cmdlet: asked[cmdlet] - names - {"service"} for cmdlet, names in USED.items()}
    needless = {cmdlet: names - asked[cmdlet] for cmdlet, names in USED.items()}
    assert not any(missing.values()), missing
    assert not any(needless.values()), needless


def test_what_is_not_read_is_counted_by_name() -> None:
    [opened] = read_values(
        {
            "vm": [
                {"Name": "a", "Generation": 2, "Notes": "x", "RunspaceId": 1},
                {"Name": "b", "Notes": 1, "State": 2, "MemoryAssigned": 0, "CPUUsage": 5},
            ]
        }
    ).opened
    assert [(unused.kind, unused.name, unused.count) for unused in opened.unused] == [
        ("Get-VM", "CPUUsage", 1),
        ("Get-VM", "Notes", 2),
    ]
    json.dumps([unused.name for unused in opened.unused])
