"""Facts derived from several others."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checking import subject_of
from tests.vm_strategies import Json, hosts, vms
from vmcheck.engine.fields import elements, read
from vmcheck.engine.reference import missing_facts
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.facts import DERIVED_FIELDS
from vmcheck.knowledge.schema_keys import schema_keys

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "facts.yaml").read_text(encoding="utf-8")
)
QUESTIONS = [
    pytest.param(case["field"], facts, value, id=f"{case['field']}-{index}")
    for case in CASES
    for index, (facts, value) in enumerate(case["values"])
]


@pytest.mark.parametrize(("name", "facts", "value"), QUESTIONS)
def test_fact(name: str, facts: dict[str, Any], value: Any) -> None:
    """``facts`` holds vm, host, file_servers and release; an element fact is that of the first element."""
    known = catalogue()
    field = known.fields[name]
    subject = subject_of(
        facts.get("vm", {}), facts.get("release", "2008"), facts.get("host"), facts.get("file_servers")
    )
    element = None
    if field.of_element:
        found = elements(known.scopes[name.rpartition(".")[0]], subject)
        assert found
        element = found[0]
    answer = read(field, subject, element)
    assert answer == value
    assert type(answer) is type(value)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(vms(), hosts(), st.none() | st.just([{"name": "FS01", "vss_agent": True}]))
def test_every_derived_fact_is_of_its_kind(vm: Json, host: Json, servers: list[Json] | None) -> None:
    """And one that is unknown says what it lacks."""
    known = catalogue()
    subject = subject_of(vm, "2016", host, servers)
    kinds = {"boolean": bool, "integer": int, "text": str, "choice": str}
    for scope in known.scopes.values():
        found = [None] if scope.name == "vm" else elements(scope, subject) or []
        for field in DERIVED_FIELDS:
            if known.find(field.name, scope.name) is None or field.root == "if_running":
                continue
            for element in found:
                value = read(field, subject, element)
                if value is None:
                    assert list(missing_facts(field, subject, element, "disks[0]"))
                elif field.kind in kinds:
                    assert isinstance(value, kinds[field.kind])
                assert field.kind != "choice" or value is None or value in field.choices


def test_every_field_describes_itself() -> None:
    """What is read is described where the model has it, everything else in the catalogue."""
    assert [key.path for key in schema_keys() if not key.about] == []
    others = {name: field for name, field in catalogue().fields.items() if not field.keys}
    assert [name for name, field in others.items() if not field.about] == []


@pytest.mark.parametrize("field", DERIVED_FIELDS, ids=lambda field: field.name)
def test_what_a_derived_fact_needs_is_in_the_inventory(field: Any) -> None:
    known = catalogue().fields
    scope = field.name.rpartition(".")[0]
    for need in field.needs:
        name = need.replace("[]", scope)
        assert name in known or name in ("host", "file_servers"), need
