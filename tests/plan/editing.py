"""Doing what a plan says: its edits made in the inventory, by somebody who knows JSON and nothing else."""

import copy
import json
from pathlib import Path
from typing import Any

from tests.cli.running import invoke

Facts = dict[str, Any]


def planned(inventory: Path, *options: str) -> Facts:
    """The JSON plan of an inventory."""
    result = invoke("plan", inventory, "--format", "json", "--quiet", *options)
    found: Facts = json.loads(result.stdout)
    return found


def checked(inventory: Path, *options: str) -> Facts:
    """The JSON report on an inventory."""
    result = invoke("check", inventory, "--format", "json", "--quiet", *options)
    found: Facts = json.loads(result.stdout)
    return found


def done(document: Facts, steps: list[Facts]) -> Facts:
    """An inventory document once steps of its plan were done, in their order."""
    changed = copy.deepcopy(document)
    for step in steps:
        for holder in (*step["targets"], *step["vms"]):
            for edit in holder["edits"]:
                set_at(changed, edit["pointer"], edit["value"])
    return changed


def set_at(document: Any, pointer: str, value: Any) -> None:
    """Set what a JSON pointer leads to; objects on the way are created."""
    *way, last = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    for part in way:
        if isinstance(document, list):
            document = document[int(part)]
        else:
            if document.get(part) is None:
                document[part] = {}
            document = document[part]
    if isinstance(document, list):
        document[int(last)] = value
    else:
        document[last] = value
