"""What the watch finds in VMs that go by is what one finds with all of them in memory."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checking import shipped_rules
from tests.engine.fleet_strategies import Judged, fleet_rules, numbered
from tests.engine.rules_as_data import rule_of
from tests.vm_strategies import hosts, vms
from vmcheck.engine.across.members import members
from vmcheck.engine.operators import fold
from vmcheck.engine.rule import Rule
from vmcheck.fleet.group import NAMED
from vmcheck.fleet.watch import FleetWatch
from vmcheck.inventory.events import Place
from vmcheck.inventory.model import Host, Release, Vm
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.subject import Site, Subject

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
MODES = st.sampled_from(["fails", "online"])
Found = tuple[str, str, int, tuple[str, ...], tuple[str, ...], Place]
"""Rule, what is shared, number of VMs, names, spoilers, where."""
MANY = 150
"""More VMs than the watch keeps as they are."""


def watched(rules: Sequence[Rule], fleet: Sequence[Subject]) -> list[Found]:
    with FleetWatch(rules, catalogue()) as watch:
        for number, subject in enumerate(fleet):
            watch.see(subject, place_of(number))
        return [
            (found.rule, found.shared, found.vms, tuple(found.names), tuple(found.spoiled_by), found.place)
            for found in watch.findings()
        ]


def looked_up(rules: Sequence[Rule], fleet: Sequence[Subject]) -> list[Found]:
    """The same, by the reference, with all groups in memory."""
    asked = numbered(rules)
    groups: dict[Any, list[tuple[int, tuple[Any, ...], bool]]] = {}
    for number, subject in enumerate(fleet):
        for rule, spelled, spoils in members(asked, subject, catalogue()):
            groups.setdefault((rule, fold(spelled)), []).append((number, spelled, spoils))
    found = [
        (group[0][0], result_of(asked[rule][1], group, fleet))
        for (rule, _), group in groups.items()
        if len({number for number, *_ in group}) >= asked[rule][2].at_least
        and any(spoils for *_, spoils in group)
    ]
    return [result for _, result in sorted(found, key=lambda pair: (pair[0], *pair[1][:2]))]


def result_of(
    rule: Rule, group: Sequence[tuple[int, tuple[Any, ...], bool]], fleet: Sequence[Subject]
) -> Found:
    numbers = list(dict.fromkeys(number for number, *_ in group))
    spoilers = [number for number, _, spoils in group if spoils]
    return (
        rule.id,
        ", ".join(map(str, group[0][1])),
        len(numbers),
        tuple(fleet[number].vm.name for number in numbers[:NAMED]),
        tuple(dict.fromkeys(fleet[number].vm.name for number in spoilers))[:NAMED],
        place_of(spoilers[0]),
    )


def place_of(number: int) -> Place:
    return Place(f"{number % 3}.json", number + 1, 5)


def subject_on(site: Site, vm: dict[str, Any], name: str, mode: str) -> Subject:
    subject = Subject(msgspec.convert({**vm, "name": name}, Vm), site)
    subject.verdict = Judged(mode)
    return subject


@st.composite
def fleets(draw: st.DrawFn) -> list[Subject]:
    """VMs on two hosts, some of them twice."""
    releases: list[Release] = ["2012", "2019"]
    sites = [
        Site(msgspec.convert({"name": f"HV{number}", **draw(hosts())}, Host), release)
        for number, release in enumerate(releases)
    ]
    few = draw(st.lists(vms(), min_size=1, max_size=3))
    one = st.tuples(st.sampled_from(sites), st.sampled_from(few), st.sampled_from(["A", "B", "C"]), MODES)
    return [subject_on(*parts) for parts in draw(st.lists(one, min_size=2, max_size=6))]


@settings(SLOW, max_examples=100)
@given(st.lists(fleet_rules(), min_size=1, max_size=2), fleets())
def test_random_rules(rules: list[Rule], fleet: list[Subject]) -> None:
    assert watched(rules, fleet) == looked_up(rules, fleet)


@settings(SLOW, max_examples=50)
@given(fleets())
def test_shipped_rules(fleet: list[Subject]) -> None:
    assert watched(shipped_rules(), fleet) == looked_up(shipped_rules(), fleet)


@pytest.mark.parametrize("alike", [1, 2, MANY // 2, MANY])
def test_more_vms_than_are_kept(alike: int) -> None:
    """So many VMs share a disk, the first of them long ago; each has one of its own, too."""
    site = Site(msgspec.convert({"name": "HV01"}, Host), "2019")
    own = [disk(f"D:\\{number}.vhdx") for number in range(MANY * 20)]
    fleet = [
        subject_on(
            site, {"disks": [one, disk("D:\\X.vhdx")] if number < alike else [one]}, f"V{number}", "online"
        )
        for number, one in enumerate(own)
    ]
    fleet.append(subject_on(site, {"disks": [disk("d:\\x.VHDX")]}, "last", "online"))
    (found,) = watched(shipped_rules(), fleet)
    assert found[2] == alike + 1
    assert [found] == looked_up(shipped_rules(), fleet)


def disk(path: str) -> dict[str, Any]:
    return {"attachment": "virtual", "path": path}


def test_an_empty_list_is_a_value_like_any_other() -> None:
    rule = rule_of(
        scope="fleet",
        fleet={"of": "vm", "together": ["guest.roles"], "at_least": 2},
        when={"field": "name", "exists": True},
    )
    site = Site(msgspec.convert({"name": "HV01"}, Host), "2019")
    roles: list[list[str]] = [[], ["SqlServer"], [], ["SqlServer"], ["Other"]]
    fleet = [subject_on(site, {"guest": {"roles": one}}, f"V{at}", "online") for at, one in enumerate(roles)]
    assert [found[3] for found in watched([rule], fleet)] == [("V0", "V2"), ("V1", "V3")]
