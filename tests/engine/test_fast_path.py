"""The generated fast path gives what the reference gives: on random rules, and on all shipped ones."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checking import shipped_rules, subject_of
from tests.engine.condition_strategies import LISTS, conditions, scopes
from tests.engine.rules_as_data import rule_of
from tests.vm_strategies import hosts, vms
from vmcheck.engine.ask import ask
from vmcheck.engine.fast.look import compile_rules
from vmcheck.engine.program import Program
from vmcheck.engine.questions import Questions
from vmcheck.engine.rule import Result, Rule
from vmcheck.inventory.model import Release
from vmcheck.judge import preview
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.releases import RELEASES

NEVER = 10**9
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
FILE_SERVERS = st.none() | st.sampled_from([[], [{"name": "fs01", "vss_agent": False}], [{"name": "FS01"}]])


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    scope = draw(scopes())
    parts: dict[str, Any] = {"scope": scope, "when": draw(conditions(scope))}
    parts["hosts"] = draw(st.sampled_from(["all", ">=2016", "<=2012"]))
    if draw(st.booleans()):
        parts["applies"] = draw(conditions(scope))
    outcome = draw(st.sampled_from(["saved-state", "crash-consistent", "fails", "excluded"]))
    return rule_of(outcome=outcome, **parts)


def results(
    asked: Sequence[Rule], release: Release, warm: int, facts: tuple[Any, Any, Any]
) -> Sequence[Result]:
    vm, host, servers = facts
    program = Program(asked, catalogue(), preview, warm=warm)
    return program.results(subject_of(vm, release, host, servers))


def troubled(asked: Sequence[Rule], release: Release, facts: tuple[Any, Any, Any]) -> list[int]:
    """The rules that the generated function finds not to pass: it must name no others either."""
    vm, host, servers = facts
    fast = compile_rules(Questions(asked, catalogue()), Questions((), catalogue()), preview)
    return fast.troubled(subject_of(vm, release, host, servers))


@settings(SLOW, max_examples=150)
@given(
    st.lists(rules(), min_size=1, max_size=3),
    st.tuples(vms(), hosts(), FILE_SERVERS),
    st.sampled_from(RELEASES),
)
def test_random_rules(asked: list[Rule], facts: tuple[Any, Any, Any], release: Release) -> None:
    fast = results(asked, release, 0, facts)
    assert fast == results(asked, release, NEVER, facts)
    assert troubled(asked, release, facts) == [
        index
        for index, rule in enumerate(asked)
        if ask(rule, subject_of(facts[0], release, *facts[1:]), release, catalogue()).value
        not in ("pass", "not-applicable")
    ]
    assert [result.why for result in fast if result.value == "crashed"] == []


@pytest.mark.parametrize("release", RELEASES)
def test_shipped_rules(release: Release) -> None:
    reference = Program(shipped_rules(), catalogue(), preview, warm=NEVER)
    generated = Program(shipped_rules(), catalogue(), preview, warm=0)

    @settings(SLOW, max_examples=25)
    @given(vms(), hosts(), FILE_SERVERS)
    def same(vm: dict[str, Any], host: dict[str, Any], servers: list[dict[str, Any]] | None) -> None:
        fast = generated.results(subject_of(vm, release, host, servers))
        assert fast == reference.results(subject_of(vm, release, host, servers))
        assert [result.why for result in fast if result.value == "crashed"] == []

    same()


def test_the_fast_path_takes_over_in_the_middle_of_a_fleet() -> None:
    program = Program(shipped_rules(), catalogue(), preview, warm=2)
    vm = {"state": "Running", "integration_services": {"installed": False}, "disks": [{"id": "a"}]}
    answers = [program.results(subject_of(vm, "2012")) for _ in range(4)]
    assert answers[1:] == answers[:-1]


def test_every_field_can_be_asked_for() -> None:
    """No two facts share a local variable of the generated function."""
    known = catalogue()
    asked = [
        rule_of(scope=scope, when={"field": name, "exists": True})
        for scope in (*LISTS, "vm")
        for name in known.names(scope)
        if known.fields[name].root != "verdict"
    ]
    facts: tuple[Any, Any, Any] = (
        {"disks": [{}], "guest": {"disks": [{}]}, "state": "Off"},
        {"backup_job": {}},
        None,
    )
    assert results(asked, "2016", 0, facts) == results(asked, "2016", NEVER, facts)
