"""What a derived fact is declared to follow from does decide it: answers are remembered by that."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checking import subject_of
from tests.vm_strategies import hosts, vms
from vmcheck.engine.fields import Field, Scope, elements, read
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.subject import Subject

SLOW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
FIELDS = catalogue().fields
REDUCED = [field for field in FIELDS.values() if field.reduced is not None]
BY_LIST = [field for field in FIELDS.values() if field.by_list]
TOGETHER = [scope for scope in catalogue().scopes.values() if scope.reduced is not None]
Facts = dict[str, Any]


def subjects(several: list[Facts], host: Facts) -> list[Subject]:
    """VMs on one site."""
    made = [subject_of(vm, "2012R2", host) for vm in several]
    return [Subject(subject.vm, made[0].site) for subject in made]


@pytest.mark.parametrize("field", REDUCED, ids=lambda field: field.name)
def test_the_reduced_value_of_a_vm(field: Field) -> None:
    @SLOW
    @given(st.lists(vms(), min_size=1, max_size=4), hosts())
    def decides(several: list[Facts], host: Facts) -> None:
        met: dict[Any, Any] = {}
        for subject in subjects(several, host):
            key = (subject.in_job, field.reduced and field.reduced(subject, None))
            value = read(field, subject, None)
            assert met.setdefault(key, value) == value

    decides()


@pytest.mark.parametrize("field", BY_LIST, ids=lambda field: field.name)
def test_the_reduced_value_of_an_element(field: Field) -> None:
    scope = catalogue().scopes[field.name.rpartition(".")[0]]

    @SLOW
    @given(st.lists(vms(), min_size=1, max_size=4), hosts())
    def decides(several: list[Facts], host: Facts) -> None:
        met: dict[Any, Any] = {}
        for subject in subjects(several, host):
            found = elements(scope, subject) or ()
            assert scope.reduced_each is not None
            for element, reduced in zip(found, scope.reduced_each(subject), strict=True):
                value = read(field, subject, element)
                assert met.setdefault((subject.in_job, reduced), value) == value

    decides()


@pytest.mark.parametrize("scope", TOGETHER, ids=lambda scope: scope.name)
def test_the_reduced_value_of_a_list(scope: Scope) -> None:
    few = [f for f in FIELDS.values() if f.name.startswith(f"{scope.name}.") and f.has_few]

    @SLOW
    @given(st.lists(vms(), min_size=1, max_size=4), hosts())
    def decides(several: list[Facts], host: Facts) -> None:
        met: dict[Any, Any] = {}
        for subject in subjects(several, host):
            key = (subject.in_job, scope.reduced and scope.reduced(subject))
            found = elements(scope, subject) or ()
            values = [[read(field, subject, element) for field in few] for element in found]
            assert met.setdefault(key, values) == values

    decides()


@pytest.mark.parametrize(
    "field", [field for field in FIELDS.values() if field.of_site], ids=lambda field: field.name
)
def test_facts_of_the_site(field: Field) -> None:
    @SLOW
    @given(st.lists(vms(), min_size=2, max_size=4), hosts())
    def is_the_same(several: list[Facts], host: Facts) -> None:
        met: dict[Any, Any] = {}
        for subject in subjects(several, host):
            value = read(field, subject, None)
            assert met.setdefault(subject.in_job, value) == value

    is_the_same()


@pytest.mark.parametrize(
    "field", [field for field in FIELDS.values() if field.follows_from], ids=lambda field: field.name
)
def test_facts_that_follow_from_others(field: Field) -> None:
    @SLOW
    @given(st.lists(vms(), min_size=2, max_size=4), hosts())
    def decide(several: list[Facts], host: Facts) -> None:
        met: dict[Any, Any] = {}
        for subject in subjects(several, host):
            # Of what the guest was recognised as, all is taken together.
            key = tuple(
                subject.guest_os if FIELDS[name].root == "guest_os" else read(FIELDS[name], subject, None)
                for name in field.follows_from
            )
            value = read(field, subject, None)
            assert met.setdefault(key, value) == value

    decide()
