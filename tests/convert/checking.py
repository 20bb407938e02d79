"""What vmcheck check says of an input, as far as a conversion must not change it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.cli.running import invoke

_NOT_COMPARED = ("file", "line", "column", "pointer", "derived_from")


def report(*arguments: str | Path) -> dict[str, Any]:
    """The JSON report."""
    found: dict[str, Any] = json.loads(
        invoke("check", *arguments, "--no-config", "--format", "json", "--fail-on", "never").stdout
    )
    return found


def verdicts(*arguments: str | Path) -> list[dict[str, Any]]:
    """The verdicts on all VMs, without places."""
    return [_bare(vm) for vm in report(*arguments)["vms"]]


def places(*arguments: str | Path) -> list[tuple[Any, ...]]:
    """Where each finding stands. The pointer of a missing fact is that of its parent where one converted."""
    return [
        (vm["name"], finding["rule"], *(finding.get(key) for key in _NOT_COMPARED if key != "pointer"))
        for vm in report(*arguments)["vms"]
        for finding in vm["findings"]
    ]


def _bare(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _bare(inner) for key, inner in value.items() if key not in _NOT_COMPARED}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value
