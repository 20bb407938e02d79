"""The JSON Schema of rule files, generated from their structs and the catalogue of facts."""

from typing import Any

import msgspec

from vmcheck.engine.fields import Catalogue
from vmcheck.engine.files.rule_file import RuleFile
from vmcheck.engine.operators import OPERATORS

SCHEMA_ID = "https://vmcheck.example/schemas/rule-1.json"

_CONDITION = {"$ref": "#/$defs/Condition"}
_LIST = {"type": "array", "minItems": 1, "items": _CONDITION}
_NUMBERS = ("equals", "notEquals", "less", "lessOrEquals", "greater", "greaterOrEquals")


def rule_schema(catalogue: Catalogue) -> dict[str, Any]:
    """The schema, JSON Schema 2020-12: editors complete fields, operators and scopes from it."""
    _, parts = msgspec.json.schema_components([RuleFile], ref_template="#/$defs/{name}")
    root = parts.pop("RuleFile")
    root["properties"]["scope"]["enum"] = list(catalogue.scopes)
    fix = parts["FixPart"]
    fix["properties"]["of"] = {**fix["properties"]["of"], "enum": _scopes(catalogue)}
    for key in ("set", "add"):
        fix["properties"][key]["propertyNames"] = {"enum": _settable(catalogue, lists=key == "add")}
    for struct, keys in ((root, ("when", "applies")), (parts["VariantPart"], ("when",)), (fix, ("where",))):
        for key in keys:
            about = struct["properties"][key].get("description", "")
            struct["properties"][key] = {"description": about, **_CONDITION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **root,
        "title": "vmcheck rule",
        "$defs": {**{name: parts[name] for name in sorted(parts)}, "Condition": _condition(catalogue)},
    }


def _condition(catalogue: Catalogue) -> dict[str, Any]:
    return {
        "description": "allOf, anyOf, not, count, or one field compared with a constant.",
        "oneOf": [
            _object({"allOf": _LIST}, ["allOf"]),
            _object({"anyOf": _LIST}, ["anyOf"]),
            _object({"not": _CONDITION}, ["not"]),
            _count(catalogue),
            _test(catalogue),
        ],
    }


def _test(catalogue: Catalogue) -> dict[str, Any]:
    names = {"enum": list(catalogue.fields), "description": "The fact that is looked at."}
    operators: dict[str, Any] = {name: {} for name in OPERATORS}
    return {**_object({"field": names, **operators}, ["field"]), "minProperties": 2, "maxProperties": 2}


def _count(catalogue: Catalogue) -> dict[str, Any]:
    scopes = {"enum": _scopes(catalogue)}
    operators: dict[str, Any] = {name: {"type": "integer"} for name in _NUMBERS}
    return {**_object({"count": scopes, "where": _CONDITION, **operators}, ["count"]), "minProperties": 2}


def _scopes(catalogue: Catalogue) -> list[str]:
    """The scopes that are lists."""
    return [name for name in catalogue.scopes if name not in ("vm", "fleet")]


def _settable(catalogue: Catalogue, *, lists: bool) -> list[str]:
    """What a change may set, as its paths are written; or the lists of them, to which it may add."""
    found = [fact for fact in catalogue.settable().values() if fact.many or not lists]
    return list(dict.fromkeys(fact.path for fact in found))


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
