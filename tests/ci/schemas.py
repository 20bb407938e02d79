"""JSON Schemas of build servers, from check-jsonschema: a dependency of the tests only."""

import json
from importlib.resources import files
from typing import Any

from jsonschema import Draft7Validator


def complaints(name: str, document: Any) -> list[str]:
    """What the schema of a build server has against a document."""
    folder = files("check_jsonschema") / "builtin_schemas" / "vendor"
    schema = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return [error.message for error in Draft7Validator(schema).iter_errors(document)]
