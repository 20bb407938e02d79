"""Rules as the pack keeps them, where another state of the code packed them."""

from typing import Any

import pytest
from msgspec.structs import replace

from vmcheck.engine.conditions import ConditionError
from vmcheck.engine.files.packed import PackedRule, unpack_rule
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.pack import read_pack
from vmcheck.resources import data_folder

NO_FACT = {"field": "no.such.fact", "exists": True}


@pytest.fixture(scope="module")
def packed() -> list[PackedRule]:
    rules = read_pack(data_folder("rules"))
    assert rules is not None
    return [form for forms in rules for form in forms]


@pytest.mark.parametrize("change", [{"when": NO_FACT}, {"applies": NO_FACT}])
def test_a_condition_on_a_fact_that_there_is_not(packed: list[PackedRule], change: dict[str, Any]) -> None:
    with pytest.raises(ConditionError, match=r"unknown field 'no\.such\.fact'"):
        unpack_rule(replace(packed[0], **change), catalogue())


@pytest.mark.parametrize("change", [{"together": ("no.such.fact",)}, {"where": NO_FACT}])
def test_a_group_by_a_fact_that_there_is_not(packed: list[PackedRule], change: dict[str, Any]) -> None:
    rule = next(rule for rule in packed if rule.group is not None)
    assert rule.group is not None
    with pytest.raises(ConditionError, match=r"unknown field 'no\.such\.fact'"):
        unpack_rule(replace(rule, group=replace(rule.group, **change)), catalogue())
