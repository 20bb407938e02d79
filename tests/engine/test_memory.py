"""What the fast path remembers is never taken for what only looks like it."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checking import shipped_rules, subject_of
from tests.engine.rules_as_data import rule_of
from tests.vm_strategies import hosts, vms
from vmcheck.engine.ask import ask
from vmcheck.engine.fast import memory
from vmcheck.engine.program import Program
from vmcheck.engine.rule import Result, Rule
from vmcheck.judge import preview
from vmcheck.kinds import Kinds
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.releases import RELEASES

NEVER = 10**9
Facts = dict[str, Any]

LIKE: tuple[tuple[Facts, Facts, Facts], ...] = (
    # The condition, and two VMs that differ in what it asks and in little else.
    ({"field": "generation", "equals": 1}, {"generation": 1}, {"generation": 2}),
    ({"field": "clustered", "equals": True}, {"clustered": True}, {"clustered": False}),
    ({"field": "clustered", "exists": True}, {"clustered": False}, {}),
    ({"field": "scsi_controllers", "equals": 0}, {"scsi_controllers": 0}, {}),
    ({"field": "name", "like": "sql*"}, {"name": "SQL01"}, {"name": "WEB01"}),
    ({"field": "configuration_path", "startsWith": "d:"}, {"configuration_path": "D:\\a"}, {}),
    ({"field": "memory_bytes", "less": 5}, {"memory_bytes": 4}, {"memory_bytes": 5}),
    ({"field": "guest.roles", "contains": "SqlServer"}, {"guest": {"roles": ["SqlServer"]}}, {"guest": {}}),
    ({"field": "guest.network_shares", "empty": True}, {"guest": {"network_shares": []}}, {"guest": {}}),
    ({"count": "disk", "greater": 1}, {"disks": [{}, {}]}, {"disks": [{}]}),
    ({"count": "disk", "less": 1}, {"disks": []}, {}),
    (
        {"count": "disk", "where": {"field": "disk.shared", "equals": True}, "greater": 0},
        {"disks": [{"shared": True}]},
        {"disks": [{"shared": False}]},
    ),
)

LIKE_DISKS: tuple[tuple[Facts, Facts, Facts], ...] = (
    ({"field": "disk.format", "equals": "VHD"}, {"format": "VHD"}, {"format": "VHDX"}),
    ({"field": "disk.shared", "equals": True}, {"shared": True}, {"shared": False}),
    ({"field": "disk.path_length", "greater": 5}, {"path": "C:\\abcdef"}, {"path": "C:\\a"}),
    ({"field": "disk.path", "startsWith": "d:"}, {"path": "D:\\a"}, {"path": "C:\\a"}),
    ({"field": "disk.parents", "empty": True}, {"parents": []}, {"parents": ["C:\\a"]}),
    ({"field": "disk.on_share", "equals": True}, {"path": "\\\\fs01\\a\\b"}, {"path": "C:\\a"}),
)


def both(asked: tuple[Rule, ...], *seen: Any) -> tuple[list[Any], list[Any]]:
    """The results of each subject in turn, by one program that remembers and one that does not."""
    fast = Program(asked, catalogue(), preview, warm=0)
    slow = Program(asked, catalogue(), preview, warm=NEVER)
    return [fast.results(make()) for make in seen], [slow.results(make()) for make in seen]


@pytest.mark.parametrize(("when", "one", "other"), LIKE)
def test_vms_that_look_alike(when: Facts, one: Facts, other: Facts) -> None:
    makers = [lambda vm=vm: subject_of(vm, "2016") for vm in (one, other, one, other)]
    fast, slow = both((rule_of(when=when),), *makers)
    assert fast == slow
    assert fast[0] != fast[1], "the two are meant to differ"


@given(st.lists(st.tuples(vms(), hosts(), st.sampled_from(RELEASES)), min_size=2, max_size=4))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_one_program_remembers_a_whole_fleet(fleet: list[tuple[Facts, Facts, Any]]) -> None:
    makers = [lambda vm=vm, host=host, at=at: subject_of(vm, at, host) for vm, host, at in fleet]
    fast, slow = both(shipped_rules(), *makers, *makers)
    assert fast == slow


@given(vms(), vms())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_vms_of_one_site(one: Facts, other: Facts) -> None:
    """On one site more is remembered: facts of the host are not asked again."""
    first, second = subject_of(one, "2012R2"), subject_of(other, "2012R2")
    second.site = first.site
    fast = Program(shipped_rules(), catalogue(), preview, warm=0)
    for subject in (first, second, first, second):
        for found in fast.troubles(subject):
            again: Result = ask(found.rule, subject, "2012R2", catalogue())
            assert found == again


VOLUME_IDS = st.none() | st.sampled_from(
    [f"\\\\?\\Volume{{00000000-0000-0000-0000-{number:012}}}\\" for number in (1, 2)]
)
FREE = {"field": "disk.host_volume_free_percent", "greaterOrEquals": 50}


@given(st.lists(vms(), min_size=2, max_size=3), hosts(), st.data())
@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
def test_vms_of_hosts_that_are_alike(several: list[Facts], host: Facts, data: st.DataObject) -> None:
    """What is remembered of one host holds on others that differ in name, volume GUIDs and free space."""
    asked = (*shipped_rules(), rule_of(id="TST900", scope="disk", when=FREE))
    kinds = Kinds(asked)
    fast = Program(asked, catalogue(), preview, warm=0)
    slow = Program(asked, catalogue(), preview, warm=NEVER)
    for number in range(3):
        here = {**host, "name": f"HV{number:02}"}
        if here.get("volumes"):
            here["volumes"] = [
                {
                    **volume,
                    "volume_id": data.draw(VOLUME_IDS),
                    "size_bytes": 100,
                    "free_bytes": data.draw(st.integers(0, 100)),
                }
                for volume in here["volumes"]
            ]
        for vm in several:
            subject, again = subject_of(vm, "2012R2", here), subject_of(vm, "2012R2", here)
            subject.site.alike = kinds.of(subject.site)
            assert fast.results(subject) == slow.results(again)


@pytest.mark.parametrize("scope", ["vm", "disk"])
def test_a_rule_that_asks_for_the_name_of_the_host_tells_hosts_apart(scope: str) -> None:
    rule = rule_of(scope=scope, when={"field": "host.name", "like": "a*"})
    kinds = Kinds([rule])
    fast = Program([rule], catalogue(), preview, warm=0)
    said = []
    for name in ("A1", "B1", "A2", "B2"):
        subject = subject_of({"disks": [{}]}, "2016", {"name": name})
        subject.site.alike = kinds.of(subject.site)
        said.append(fast.results(subject)[0].value)
    assert said == ["fail", "pass", "fail", "pass"]


def test_hosts_are_alike_but_for_what_rules_can_tell() -> None:
    volume = {"path": "D:", "filesystem": "NTFS", "size_bytes": 100, "free_bytes": 60}
    told: list[Facts] = [
        {"name": "HV01", "volumes": [volume]},
        {"name": "HV02", "volumes": [{**volume, "free_bytes": 70, "volume_id": "\\\\?\\Volume{1}\\"}]},
        {"name": "HV03", "volumes": [{**volume, "free_bytes": 40}]},
        {"name": "HV04", "volumes": [{**volume, "filesystem": "ReFS"}]},
        {"name": "HV05", "volumes": None},
    ]
    kinds = Kinds([rule_of(scope="disk", when=FREE)])
    sites = [subject_of({}, "2016", host).site for host in told]
    found = [kinds.of(site) for site in sites]
    assert [found.index(one) for one in found] == [0, 0, 2, 3, 4]
    assert kinds.of(subject_of({}, "2019", told[0]).site) is not found[0]


def test_what_is_missing_in_what_is_counted_is_that_of_each_vm() -> None:
    when = {"count": "checkpoint", "where": {"field": "checkpoint.type", "equals": "Standard"}, "greater": 0}
    several: list[Facts] = [{"checkpoints": [{}]}, {"checkpoints": [{"type": "Recovery"}, {}]}]
    fast = Program([rule_of(when=when)], catalogue(), preview, warm=0)
    site = subject_of({}, "2016").site
    lacking = []
    for vm in several:
        subject = subject_of(vm, "2016")
        subject.site = site
        lacking += [result.missing for result in fast.results(subject)]
    assert lacking == [("checkpoints[0].type",), ("checkpoints[1].type",)]


def test_little_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MEMORY", 3)
    rule = rule_of(scope="disk", when={"field": "disk.format", "equals": "VHD"})
    vms_met = [{"disks": [{"format": text}]} for text in ("VHD", "VHDX", "VHDSet", "VHD", "VHDX")]
    fast, slow = both((rule,), *(lambda vm=vm: subject_of(vm, "2016") for vm in vms_met))
    assert fast == slow


@given(st.lists(st.sampled_from(LIKE_DISKS), min_size=1, max_size=4), st.data())
@settings(deadline=None)
def test_elements_that_look_alike(conditions: list[tuple[Facts, Facts, Facts]], data: st.DataObject) -> None:
    """What is certain of one disk is not taken for certain of another, in whatever order they are met."""
    asked = tuple(rule_of(scope="disk", when=when) for when, *_ in conditions)
    any_disk = st.sampled_from([{}, *(disk for _, *pair in conditions for disk in pair)])
    fleet = data.draw(st.lists(st.lists(any_disk, max_size=3), min_size=2, max_size=5))
    site = subject_of({}, "2016").site
    fast = Program(asked, catalogue(), preview, warm=0)
    slow = Program(asked, catalogue(), preview, warm=NEVER)
    for disks in (*fleet, *fleet):
        subject = subject_of({"disks": disks}, "2016")
        subject.site = site
        assert fast.results(subject) == slow.results(subject)
