"""The JSON Schema of configuration files, generated from their struct."""

from typing import Any

import msgspec

from vmcheck.config.values import ConfigValues
from vmcheck.report.formats import FORMATS

SCHEMA_ID = "https://vmcheck.example/schemas/config-1.json"


def config_schema() -> dict[str, Any]:
    """The schema of vmcheck.toml, and of [tool.vmcheck], JSON Schema 2020-12: for editors."""
    _, parts = msgspec.json.schema_components([ConfigValues], ref_template="#/$defs/{name}")
    root = parts.pop("ConfigValues")
    root["properties"]["format"] = {
        "description": root["properties"]["format"]["description"],
        "enum": list(FORMATS),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **root,
        "title": "vmcheck configuration",
    }
