"""The JSON Schema of the inventory format, generated from the structs.

``python -m vmcheck.inventory.schema`` writes schemas/inventory.schema.json; with ``--check`` it only
says (exit code 1) whether the file is stale.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from vmcheck.inventory.model import Header, Inventory

SCHEMA_ID: Final = "https://vmcheck.example/schemas/inventory-1.json"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_PRIVATE_KEYS: Final[dict[str, Any]] = {"^x-": {}}
_FILE: Final = Path(__file__).parents[2] / "schemas" / "inventory.schema.json"


def inventory_schema() -> dict[str, Any]:
    """The schema of a whole document, JSON Schema 2020-12. Keys that begin with x- are free anywhere."""
    definitions = _definitions()
    root = definitions.pop("Inventory")
    del definitions["Header"]
    return {"$schema": _DIALECT, "$id": SCHEMA_ID, **root, "title": "vmcheck inventory", "$defs": definitions}


def part_schema(definition: str) -> dict[str, Any]:
    """The schema of one part of a document by the name of its struct (Vm, Header, Disk)."""
    return {"$schema": _DIALECT, "$ref": f"#/$defs/{definition}", "$defs": _definitions()}


def _definitions() -> dict[str, Any]:
    _, definitions = msgspec.json.schema_components((Inventory, Header), ref_template="#/$defs/{name}")
    for definition in definitions.values():
        definition["patternProperties"] = _PRIVATE_KEYS
    return definitions


def schema_text() -> str:
    """The schema as the file holds it."""
    return json.dumps(inventory_schema(), indent=2, ensure_ascii=False) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Writes the schema file, or with --check compares it. Returns the exit code."""
    text = schema_text().encode()
    if "--check" in arguments:
        if _FILE.is_file() and _FILE.read_bytes() == text:
            return 0
        sys.stderr.write(f"{_FILE.name} is stale: run python -m vmcheck.inventory.schema\n")
        return 1
    _FILE.parent.mkdir(exist_ok=True)
    draft = _FILE.with_suffix(".tmp")
    draft.write_bytes(text)
    draft.replace(_FILE)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
