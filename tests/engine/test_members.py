"""What is remembered of members for rules of scope fleet agrees with its reference."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checking import shipped_rules
from tests.engine.fleet_strategies import Judged, fleet_rules, numbered
from tests.vm_strategies import hosts, vms
from vmcheck.engine.across.members import Asked, members
from vmcheck.engine.across.membership import Membership, Taken
from vmcheck.engine.rule import Rule
from vmcheck.inventory.model import Host, Release, Vm
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.releases import RELEASES
from vmcheck.knowledge.subject import Site, Subject

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
MODES = st.sampled_from(["fails", "online"])


FLEET = numbered(shipped_rules())


def spelled(membership: Membership, taken: Sequence[Taken]) -> list[tuple[Any, ...]]:
    roles = membership.roles
    return [(roles[role].rule, roles.spelled(role, own), roles[role].spoils) for role, own in taken]


def agree(asked: list[Asked], fleet: Sequence[tuple[dict[str, Any], str]], site: Site) -> None:
    """All VMs of one site, asked twice: what was learned of one must be true of the next."""
    membership = Membership(asked, catalogue())
    for vm, mode in (*fleet, *fleet):
        subject = Subject(msgspec.convert({"name": "VM01", **vm}, Vm), site)
        subject.verdict = Judged(mode)
        roles: list[int] = []
        owns: list[Any] = []
        whole = list(membership.take(subject, roles, owns))
        parts = list(zip(roles, owns, strict=True))
        expected = list(members(asked, subject, catalogue()))
        assert in_order(spelled(membership, [*whole, *parts])) == in_order(expected)
        assert {asked[number][2].of for number, _, _ in spelled(membership, whole)} <= {"vm"}
        keys = [membership.roles.key(role, own) for role, own in parts]
        hashes = membership.roles.hashes(roles, owns)
        assert len({*zip(keys, hashes, strict=True)}) == len({*keys})


def in_order(found: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted(found, key=repr)


def site_of(host: dict[str, Any], release: Release) -> Site:
    return Site(msgspec.convert({"name": "HV01", **host}, Host), release)


@pytest.mark.parametrize("release", RELEASES)
def test_shipped_rules(release: Release) -> None:
    @settings(SLOW, max_examples=15)
    @given(st.lists(st.tuples(vms(), MODES), min_size=1, max_size=4), hosts())
    def same(fleet: list[tuple[dict[str, Any], str]], host: dict[str, Any]) -> None:
        agree(FLEET, fleet, site_of(host, release))

    same()


@settings(SLOW, max_examples=150)
@given(
    st.lists(fleet_rules(), min_size=1, max_size=3),
    st.lists(st.tuples(vms(), MODES), min_size=1, max_size=4),
    hosts(),
    st.sampled_from(["2012", "2019"]),
)
def test_random_rules(
    rules: list[Rule], fleet: list[tuple[dict[str, Any], str]], host: dict[str, Any], release: Release
) -> None:
    agree(numbered(rules), fleet, site_of(host, release))


def test_a_member_without_a_value_teaches_nothing_of_those_that_have_it() -> None:
    """A disk without a path is in no group; one like it, with a path, spoils its own."""
    disks = [{"attachment": "virtual"}, {"attachment": "virtual", "path": "D:\\a.vhdx"}]
    agree(FLEET, [({"disks": disks}, "online"), ({"disks": disks[::-1]}, "online")], site_of({}, "2019"))


def test_there_are_rules_of_both_kinds() -> None:
    assert {group.of for _, _, group in FLEET} >= {"vm", "disk", "parent"}
