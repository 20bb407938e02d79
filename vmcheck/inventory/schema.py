"""The JSON Schema of the inventory format, generated from the structs."""

from typing import Any, Final

import msgspec

from vmcheck.inventory import model
from vmcheck.inventory.model import Header, Inventory
from vmcheck.inventory.model.texts import texts_of

SCHEMA_ID: Final = "https://vmcheck.example/schemas/inventory-1.json"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_PRIVATE_KEYS: Final[dict[str, Any]] = {
    "^x-": {
        "description": "Anything of your own. x-origin on a VM is written by vmcheck convert: the places its "
        "facts come from."
    }
}


def inventory_schema() -> dict[str, Any]:
    """The schema of a whole document, JSON Schema 2020-12. Keys that begin with x- are free anywhere."""
    definitions = _definitions()
    for name, definition in definitions.items():
        properties = definition["properties"]
        for key, text in texts_of(getattr(model, name)).items():
            properties[key] = {"description": text, **properties[key]}
    root = definitions.pop("Inventory")
    del definitions["Header"]
    return {"$schema": _DIALECT, "$id": SCHEMA_ID, **root, "title": "vmcheck inventory", "$defs": definitions}


def part_schema(definition: str) -> dict[str, Any]:
    """The schema of one part of a document by the name of its struct (Vm, Header, Disk), without texts."""
    definitions = _definitions()
    return {"$schema": _DIALECT, **_without_references(definitions[definition], definitions)}


def _without_references(schema: Any, definitions: dict[str, Any]) -> Any:
    """A schema with all it refers to in place, for whoever walks over it."""
    if isinstance(schema, list):
        return [_without_references(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _without_references(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    return {key: _without_references(part, definitions) for key, part in schema.items()}


def _definitions() -> dict[str, Any]:
    _, definitions = msgspec.json.schema_components((Inventory, Header), ref_template="#/$defs/{name}")
    for definition in definitions.values():
        definition["patternProperties"] = _PRIVATE_KEYS
    return definitions
