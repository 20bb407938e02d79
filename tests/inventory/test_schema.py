"""The schema is plain JSON, and every key of it is explained."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from vmcheck.inventory.schema import inventory_schema

EXAMPLES = Path(__file__).parents[3] / "shared" / "knowledge" / "worked-examples.json"


def test_every_key_is_explained() -> None:
    schema = inventory_schema()
    objects: list[dict[str, Any]] = [schema, *schema["$defs"].values()]
    unexplained = [
        key for part in objects for key, value in part["properties"].items() if not value.get("description")
    ]
    assert unexplained == []
    assert all(part["patternProperties"]["^x-"].keys() == {"description"} for part in objects)
    assert not any(part["additionalProperties"] for part in objects)


def test_it_is_plain_json() -> None:
    schema = inventory_schema()
    assert json.loads(json.dumps(schema)) == schema
    Draft202012Validator.check_schema(schema)


@pytest.mark.skipif(not EXAMPLES.is_file(), reason="the shared knowledge is not part of a checkout")
def test_the_worked_examples_fit() -> None:
    validator = Draft202012Validator(inventory_schema())
    for example in json.loads(EXAMPLES.read_text(encoding="utf-8")):
        assert list(validator.iter_errors(example["inventory"])) == []
