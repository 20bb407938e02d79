"""vmcheck schema: three JSON Schemas that are sound, and that fit what they describe."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.running import ROOT, SAMPLES, invoke, run

NAMES = ("inventory", "rule", "report")
DOCUMENTS = sorted(path for path in SAMPLES.glob("*.json"))


def schema(*name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(invoke("schema", *name).stdout)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_json_schema(name: str) -> None:
    found = schema(name)
    Draft202012Validator.check_schema(found)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_default_is_inventory() -> None:
    assert schema() == schema("inventory")


@pytest.mark.parametrize("name", NAMES)
def test_it_is_printed_as_it_is_in_the_repository(name: str) -> None:
    printed = run("schema", name).stdout
    assert printed == (ROOT / "schemas" / f"{name}.schema.json").read_bytes().replace(b"\r\n", b"\n")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_samples_fit_the_inventory_schema(path: Path) -> None:
    Draft202012Validator(schema("inventory")).validate(json.loads(path.read_text(encoding="utf-8")))


def test_the_ndjson_sample_fits_it_too() -> None:
    header, *vms = (
        json.loads(line) for line in (SAMPLES / "fleet.ndjson").read_text(encoding="utf-8").splitlines()
    )
    Draft202012Validator(schema("inventory")).validate({**header, "vms": vms})


@pytest.mark.parametrize("name", ["wrong-enum", "typo-key"])
def test_broken_samples_do_not(name: str) -> None:
    document = json.loads((SAMPLES / "broken" / f"{name}.json").read_text(encoding="utf-8"))
    assert not Draft202012Validator(schema("inventory")).is_valid(document)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_reports_fit_the_report_schema(path: Path) -> None:
    report = json.loads(invoke("check", path, "--format", "json").stdout)
    Draft202012Validator(schema("report")).validate(report)


def test_rules_fit_the_rule_schema() -> None:
    import yaml

    validator = Draft202012Validator(schema("rule"))
    files = sorted((ROOT / "rules").rglob("*.yaml"))
    assert files
    for path in files:
        validator.validate(yaml.safe_load(path.read_text(encoding="utf-8")))
