"""What every rule said of a VM: one answer each, in line with the verdict."""

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.checking import Somewhere, shipped_rules
from tests.vm_strategies import Json, hosts, vms
from vmcheck.assume.assumptions import Assumptions
from vmcheck.checker import Checker
from vmcheck.inventory.events import Opened
from vmcheck.inventory.model import Header, Vm
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.releases import RELEASES
from vmcheck.verdict import Answer, Verdict

PROPERTY = settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
TWO_HOSTS = {"hosts": [{"name": "HV01", "release": "2008R2"}, {"name": "HV02", "release": "2022"}]}


def checker_of(header: Json, **options: Any) -> Checker:
    checker = Checker(shipped_rules(), catalogue(), **options)
    checker.open(Opened(file="i", header=msgspec.convert({"schema_version": 1, **header}, Header)))
    return checker


def record_of(vm: Json) -> Somewhere:
    return Somewhere(msgspec.convert({"name": "VM01", **vm}, Vm))


def asked(vm: Json, header: Json) -> Verdict:
    return checker_of(header, show_passed=True).check(record_of(vm))


def by_rule(verdict: Verdict) -> dict[str, Answer]:
    return {answer.rule: answer for answer in verdict.answers}


@PROPERTY
@given(vms(), hosts(), st.sampled_from(RELEASES))
def test_each_rule_answers_once_in_line_with_the_verdict(vm: Json, host: Json, release: str) -> None:
    verdict = asked(vm, {"hosts": [{**host, "name": "HV01", "release": release}]})
    expected = dict.fromkeys(rule.id for rule in shipped_rules() if rule.group is None)
    assert [answer.rule for answer in verdict.answers] == list(expected)
    failed = {finding.rule for finding in verdict.findings}
    assert {answer.rule for answer in verdict.answers if answer.value == "fail"} == failed
    undecided = {unknown.rule for unknown in verdict.unknowns} - failed
    assert {answer.rule for answer in verdict.answers if answer.value == "unknown"} == undecided


@PROPERTY
@given(vms(), st.sampled_from([{}, TWO_HOSTS]))
def test_asking_changes_no_verdict(vm: Json, header: Json) -> None:
    verdict = asked(vm, header)
    plain = checker_of(header).check(record_of(vm))
    assert not plain.answers
    assert replace(verdict, answers=plain.answers, record=plain.record) == plain


@PROPERTY
@given(vms(), st.sampled_from([{}, TWO_HOSTS]))
def test_answers_can_be_asked_apart_from_the_verdict(vm: Json, header: Json) -> None:
    assert checker_of(header).answers(record_of(vm)) == list(asked(vm, header).answers)


@pytest.mark.parametrize(
    ("rule", "value", "why", "missing"),
    [
        ("HVB102", "fail", "Backup (volume shadow copy) is off in the settings of the VM", ()),
        ("HVB201", "unknown", None, ("guest.disks",)),
        ("HVB301", "not-applicable", "concerns 2012R2 and later", ()),
        ("HVB402", "pass", None, ()),
    ],
)
def test_an_answer_says_why(rule: str, value: str, why: str | None, missing: tuple[str, ...]) -> None:
    vm = {
        "state": "Running",
        "integration_services": {"backup": {"enabled": False}},
        "guest": {"os": {"name": "Windows Server 2008 R2"}, "iscsi_disks": []},
    }
    answer = by_rule(asked(vm, {"hosts": [{"name": "HV01", "release": "2008R2"}]}))[rule]
    assert (answer.value, answer.why, tuple(answer.missing)) == (value, why, missing)


def test_what_depends_on_an_unknown_host_is_unknown() -> None:
    answers = by_rule(asked({"state": "Running", "scsi_controllers": 0, "generation": 1}, TWO_HOSTS))
    assert answers["HVB101"].missing
    disputed = [answer for answer in answers.values() if "host" in answer.missing]
    assert {answer.value for answer in disputed} == {"unknown"}


def test_answers_count_assumptions() -> None:
    header = {"hosts": [{"name": "HV01", "release": "2008R2"}]}
    record = record_of({"guest": {"os": {"name": "Windows Server 2008 R2"}}})
    assumed = checker_of(header, assumptions=Assumptions.of({"guest.iscsi_disks": []}))
    values = [
        {answer.rule: answer.value for answer in checker.answers(record)}["HVB402"]
        for checker in (checker_of(header), assumed)
    ]
    assert values == ["unknown", "pass"]
