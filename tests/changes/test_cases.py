"""What a VM becomes, case by case: data in cases.yaml."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.changes.becoming import Json, becomes, class_of, header_of, vm_of
from tests.verdict.sound import SOUND, SOUND_HOST
from vmcheck.changes import Becomes, Change

CASES: list[Json] = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
ASKED = [{**case, "release": release} for case in CASES for release in case["releases"]]


def facts_of(case: Json) -> tuple[Json, Json]:
    """The VM and the header of a case."""
    vm = changed(SOUND, case.get("vm", {}))
    host = changed(SOUND_HOST, case.get("host", {}))
    servers = [{"name": "FS01", "vss_agent": False}]
    return vm, {"hosts": [{**host, "name": "HV01", "release": case["release"]}], "file_servers": servers}


def changed(facts: Json, changes: Json) -> Json:
    """Facts with changes, by dotted path."""
    whole = copy.deepcopy(facts)
    for path, value in changes.items():
        *parents, key = path.split(".")
        inner = whole
        for parent in parents:
            inner = inner[parent]
        inner[key] = value
    return whole


def ask(case: Json) -> Becomes:
    vm, header = facts_of(case)
    return becomes(vm_of(vm), header_of(header))


def said(found: Becomes) -> Json:
    """What a case expects; what is empty is left out."""
    newer = found.newer_host
    whole: Json = {
        "now": found.now,
        "reached": found.reached,
        "sets": [[_name(change) for change in changes] for changes in found.sets],
        "effort": [change.effort for change in found.changes],
        "missing": list(found.missing),
        "obstacles": [obstacle.rule for obstacle in found.obstacles],
        "instead": list(dict.fromkeys(way for one in found.obstacles for way in one.instead)),
        "newer": [] if newer is None else [newer.release, newer.classification],
    }
    return {key: value for key, value in whole.items() if value}


def _name(change: Change) -> str:
    return change.rule + (f"/{change.alternative}" if change.alternative else "")


@pytest.mark.parametrize("case", ASKED, ids=lambda case: f"{case['about']}, {case['release']}")
def test_case(case: Json) -> None:
    assert said(ask(case)) == case["expect"]


@pytest.mark.parametrize("case", ASKED, ids=lambda case: f"{case['about']}, {case['release']}")
def test_every_set_keeps_its_promise(case: Json) -> None:
    vm, header = facts_of(case)
    found = ask(case)
    for changes in found.sets:
        assert class_of(vm_of(vm), header_of(header), tuple(changes)) == found.reached


def test_there_is_a_case_for_every_class_and_every_release() -> None:
    classes: set[Any] = {case["expect"]["now"] for case in CASES}
    assert len(classes) == 6
    assert {case["release"] for case in ASKED} == {
        "2008", "2008R2", "2012", "2012R2", "2016", "2019", "2022", "2025",
    }  # fmt: skip
