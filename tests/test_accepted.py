"""The class a VM is gated by when some of its findings are accepted."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.accepting import finding, unknown, verdict
from tests.checking import shipped_rules, verdict_of
from tests.vm_strategies import Json, hosts, vms
from vmcheck.accepted import active_class, gravity
from vmcheck.engine.rule import OUTCOMES
from vmcheck.knowledge.releases import RELEASES
from vmcheck.verdict import Classification

FAST = settings(
    deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
ONE_PASS = tuple(rule for rule in shipped_rules() if not rule.second_pass)
"""Rules whose answer does not depend on that of others."""

CASES: list[tuple[str, Classification, list[str], list[str], Classification]] = [
    # about, class of the verdict, outcomes of findings (~ is accepted), of unknowns, class for the gate
    ("nothing accepted", "fails", ["fails", "excluded"], [], "fails"),
    ("all accepted", "fails", ["~fails", "~excluded"], [], "online-capable"),
    ("the worst accepted", "fails", ["~fails", "excluded"], [], "partially-covered"),
    ("one of two fails", "fails", ["~fails", "fails"], [], "fails"),
    ("left out", "partially-covered", ["left-out"], [], "partially-covered"),
    ("not restorable", "partially-covered", ["not-restorable", "~excluded"], [], "partially-covered"),
    ("coverage accepted", "partially-covered", ["~excluded", "saved-state"], [], "saved-state"),
    ("saved state accepted", "saved-state", ["~saved-state", "crash-consistent"], [], "crash-consistent"),
    ("advice is no class", "saved-state", ["~saved-state", "advice"], [], "online-capable"),
    ("frozen", "crash-consistent", ["~crash-consistent", "file-system-consistent"], [], "online-capable"),
    ("unknown stays", "saved-state", ["~saved-state"], ["excluded"], "undetermined"),
    ("unknown advice does not matter", "saved-state", ["~saved-state"], ["advice"], "online-capable"),
    ("bad news wins over the unknown", "fails", ["~fails", "saved-state"], ["fails"], "saved-state"),
    ("undetermined", "undetermined", ["~advice"], ["fails"], "undetermined"),
    ("ready", "online-capable", ["~advice"], [], "online-capable"),
    ("no finding explains it", "fails", ["~saved-state"], ["fails", "fails"], "fails"),
    ("hosts disagree", "undetermined", ["saved-state"], ["fails"], "undetermined"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_table(case: tuple[str, Classification, list[str], list[str], Classification]) -> None:
    _, given_class, outcomes, open_outcomes, expected = case
    found = [
        replace(finding(outcome=outcome.lstrip("~")), suppression="fine" if outcome[0] == "~" else None)
        for outcome in outcomes
    ]
    unknowns = [unknown(outcome=outcome) for outcome in open_outcomes]
    assert active_class(verdict(*found, classification=given_class, unknowns=unknowns)) == expected
    known = [replace(one, known=not one.active, suppression=None) for one in found]
    assert active_class(verdict(*known, classification=given_class, unknowns=unknowns)) == expected


def test_an_unknown_host_cannot_be_accepted() -> None:
    accepted = replace(finding(outcome="saved-state"), known=True)
    seen = verdict(accepted, classification="saved-state", missing=["host"])
    assert active_class(seen) == "undetermined"


def test_gravity_begins_with_a_failing_backup() -> None:
    ranks = {outcome: gravity(outcome) for outcome in OUTCOMES}
    assert (
        ranks["fails"]
        < ranks["excluded"]
        < ranks["saved-state"]
        < ranks["crash-consistent"]
        < ranks["advice"]
    )
    assert len(set(ranks.values())) == len(OUTCOMES)


@FAST
@given(vms(), hosts(), st.sampled_from(RELEASES), st.data())
def test_it_is_the_class_by_the_rules_that_are_left(vm: Json, host: Json, release: str, data: Any) -> None:
    header = {"hosts": [{**host, "name": "HV01", "release": release}]}
    seen = verdict_of(vm, header, rules=ONE_PASS)
    failed = sorted({found.rule for found in seen.findings})
    accepted = data.draw(st.sets(st.sampled_from(failed))) if failed else set()
    marked = replace(seen, findings=[replace(found, known=found.rule in accepted) for found in seen.findings])
    left = tuple(rule for rule in ONE_PASS if rule.id not in accepted)
    assert active_class(marked) == verdict_of(vm, header, rules=left).classification


@FAST
@given(vms(), st.lists(hosts(), max_size=3))
def test_with_nothing_accepted_it_is_that_of_the_verdict(vm: Json, several: list[Json]) -> None:
    named = [{**host, "name": f"HV{number}"} for number, host in enumerate(several)]
    seen = verdict_of(vm, {"hosts": named})
    assert active_class(seen) == seen.classification
