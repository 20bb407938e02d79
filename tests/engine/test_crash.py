"""A rule that crashes is named, leaves its VM undetermined and takes nothing else with it."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.checking import Somewhere
from tests.engine.rules_as_data import rule_of
from vmcheck.checker import Checker
from vmcheck.engine.fields import Catalogue, Field
from vmcheck.engine.rule import Rule
from vmcheck.inventory.model import IntegrationServices, Vm
from vmcheck.knowledge.catalogue import catalogue

WARMS = pytest.mark.parametrize("warm", [0, 10**9], ids=["generated", "reference"])


def broken_catalogue() -> Catalogue:
    def fall_over(subject: Any, _element: Any) -> bool:
        if subject.vm.name.startswith("BAD"):
            raise ZeroDivisionError("nobody thought of that")
        return False

    known = catalogue()
    bad = Field(name="broken", kind="boolean", derive=fall_over, needs=("state",))
    return replace(known, fields={**known.fields, "broken": bad})


def broken_rule(outcome: str = "saved-state") -> Rule:
    return rule_of(broken_catalogue(), id="TST001", outcome=outcome, when={"field": "broken", "equals": True})


def other_rule() -> Rule:
    return rule_of(
        id="TST002",
        outcome="crash-consistent",
        when={"field": "integration_services.installed", "equals": False},
    )


@WARMS
def test_the_rule_is_named_and_the_vm_is_undetermined(warm: int) -> None:
    checker = Checker([broken_rule()], broken_catalogue(), warm=warm)
    verdict = checker.check(Somewhere(Vm(name="BAD", state="Running")))
    assert (verdict.classification, verdict.mode) == ("undetermined", "unknown")
    assert [(unknown.rule, unknown.fault) for unknown in verdict.unknowns] == [
        ("TST001", "ZeroDivisionError: nobody thought of that")
    ]


@WARMS
def test_the_other_rules_and_vms_go_on(warm: int) -> None:
    checker = Checker([broken_rule("advice"), other_rule()], broken_catalogue(), warm=warm)
    services = IntegrationServices(installed=False)
    verdicts = [
        checker.check(Somewhere(Vm(name=name, state="Running", integration_services=services)))
        for name in ("GOOD1", "BAD", "GOOD2")
    ]
    assert [[finding.rule for finding in verdict.findings] for verdict in verdicts] == [["TST002"]] * 3
    assert [[unknown.rule for unknown in verdict.unknowns] for verdict in verdicts] == [[], ["TST001"], []]


@WARMS
def test_a_crash_is_not_a_missing_fact(warm: int) -> None:
    checker = Checker([broken_rule()], broken_catalogue(), warm=warm)
    assert checker.check(Somewhere(Vm(name="BAD", state="Running"))).missing == ()
