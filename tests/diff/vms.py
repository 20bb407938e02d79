"""VMs of two runs as the comparison remembers them."""

from typing import Any

from vmcheck.diff.snapshot import Noted, Snapshot

GIB = 2**30


def vm(name: str = "VM01", number: int = 0, **changes: Any) -> Snapshot:
    """A VM that is online-capable, but for the changes."""
    facts: dict[str, Any] = {
        "number": number,
        "id": f"id-{name}",
        "name": name,
        "host": "HV01",
        "file": "new.json",
        "line": 10 + number,
        "column": 5,
        "classification": "online-capable",
        "mode": "online",
        "coverage": "full",
        "excluded_bytes": 0,
        "excluded_items": 0,
        "excluded_unsized": 0,
        "findings": (),
    }
    return Snapshot(**{**facts, **changes})


def noted(rule: str = "HVB102", **changes: Any) -> Noted:
    """A finding, a warning where nothing else is said."""
    facts: dict[str, Any] = {
        "rule": rule,
        "object": None,
        "outcome": "saved-state",
        "severity": "warning",
        "message": f"{rule} is not as it should be",
        "line": 12,
        "column": 7,
    }
    return Noted(**{**facts, **changes})
