"""The generated collection of members for rules of scope fleet agrees with its reference."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checking import shipped_rules, subject_of
from tests.engine.test_fast_path import FILE_SERVERS
from tests.vm_strategies import hosts, vms
from vmcheck.engine.codegen_members import compile_members
from vmcheck.engine.members import divided, members
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.releases import RELEASES

FLEET = [(rule, rule.group) for rule in shipped_rules() if rule.group is not None]


class Judged:
    """As much of a verdict as the rules ask for."""

    def __init__(self, mode: str) -> None:
        self.mode = mode
        self.coverage = "full"


@pytest.mark.parametrize("release", RELEASES)
def test_generated_and_reference_agree(release: Any) -> None:
    generated = compile_members(FLEET, catalogue())

    @settings(deadline=None, max_examples=30)
    @given(vms(), hosts(), FILE_SERVERS, st.sampled_from(["fails", "online"]))
    def agree(vm: Any, host: Any, servers: Any, mode: str) -> None:
        subject = subject_of(vm, release, host, servers)
        subject.verdict = Judged(mode)
        expected = divided(members(FLEET, subject, catalogue()), FLEET)
        assert [sorted(found, key=repr) for found in generated(subject)] == [
            sorted(found, key=repr) for found in expected
        ]

    agree()


def test_there_are_rules_of_both_kinds() -> None:
    assert {group.of for _, group in FLEET} >= {"vm", "disk", "parent"}
