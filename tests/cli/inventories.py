"""Small inventories for the command line."""

import json
from pathlib import Path
from typing import Any

from tests.cli.running import SAMPLES

MINIMAL = SAMPLES / "minimal.json"
"""One VM, online-capable."""
FLEET = SAMPLES / "fleet.ndjson"
"""Thirteen VMs with findings of every severity but info."""


def changed(folder: Path, changes: dict[str, Any], name: str = "inventory.json") -> Path:
    """The minimal sample with other facts of its VM, as a file."""
    document = json.loads(MINIMAL.read_text(encoding="utf-8"))
    document["vms"][0] |= changes
    return written(folder, document, name)


def written(folder: Path, document: object, name: str = "inventory.json") -> Path:
    """A document as a file."""
    path = folder / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


NO_BACKUP_SERVICE = {"integration_services": {"installed": True, "backup": {"enabled": False}}}
"""crash-consistent on the host of the minimal sample, saved-state up to 2012."""
NO_VMS = {"schema_version": 1, "vms": []}
