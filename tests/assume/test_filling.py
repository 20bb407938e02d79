"""Filling what a VM lacks, and never what it has."""

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.vm_strategies import Json, complete_vms, vms
from vmcheck.assume.assumptions import Assumptions
from vmcheck.assume.facts import Fact, assumable
from vmcheck.inventory.model import Vm

PROPERTY = settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def typed(vm: Json) -> Vm:
    return msgspec.convert({"name": "VM01", **vm}, Vm)


def plain(vm: Vm) -> Json:
    found: Json = msgspec.json.decode(msgspec.json.encode(vm))
    del found["name"]
    return found


@pytest.mark.parametrize(
    ("items", "before", "after", "filled"),
    [
        (["state=Off"], {}, {"state": "Off"}, ["state"]),
        (["state=Off"], {"state": "Running"}, {"state": "Running"}, []),
        (["guest.os.name=Ubuntu"], {}, {"guest": {"os": {"name": "Ubuntu"}}}, ["guest.os.name"]),
        (
            ["guest.volumes.filesystem=NTFS"],
            {"guest": {"volumes": [{"mount": "C:"}, {"mount": "D:", "filesystem": "FAT32"}]}},
            {
                "guest": {
                    "volumes": [{"mount": "C:", "filesystem": "NTFS"}, {"mount": "D:", "filesystem": "FAT32"}]
                }
            },
            ["guest.volumes.filesystem"],
        ),
        (
            ["guest.disks.layout=Basic"],
            {},
            {"guest": {"disks": [{"layout": "Basic"}]}},
            ["guest.disks.layout"],
        ),
        (["guest.disks.layout=Basic"], {"guest": {"disks": []}}, {"guest": {"disks": []}}, []),
        (["checkpoints.type=Standard"], {}, {}, []),
        (["guest.iscsi_disks.mount=E:"], {}, {}, []),
        (["guest.iscsi_disks=[]"], {}, {"guest": {"iscsi_disks": []}}, ["guest.iscsi_disks"]),
        (
            ["disks.format=VHDX", "disks.attachment=virtual"],
            {},
            {"disks": [{"format": "VHDX", "attachment": "virtual"}]},
            ["disks.attachment", "disks.format"],
        ),
        (
            ['disks=[{"id":"SCSI 0:0"}]', "disks.format=VHDX"],
            {},
            {"disks": [{"id": "SCSI 0:0", "format": "VHDX"}]},
            ["disks", "disks.format"],
        ),
        (["disks=[]", "disks.format=VHDX"], {}, {"disks": []}, ["disks"]),
    ],
)
def test_missing_facts_are_filled(items: list[str], before: Json, after: Json, filled: list[str]) -> None:
    vm, facts = Assumptions.parse(items).apply(typed(before))
    assert plain(vm) == after
    assert list(facts) == filled


@PROPERTY
@given(vms(), st.data())
def test_no_collected_fact_changes(vm: Json, data: st.DataObject) -> None:
    collected = typed(vm)
    whole, filled = Assumptions(_values(data, list(assumable().values()))).apply(collected)
    assert _kept(plain(collected), plain(whole))
    assert (whole is collected) is (filled == ())
    assert list(filled) == sorted(set(filled))


@PROPERTY
@given(vms(), st.data())
def test_a_vm_that_lacks_nothing_stays_the_same_object(vm: Json, data: st.DataObject) -> None:
    assumptions = Assumptions(_values(data, list(assumable().values())))
    whole, _ = assumptions.apply(typed(vm))
    again, filled = assumptions.apply(whole)
    assert again is whole
    assert filled == ()


def _values(data: st.DataObject, facts: list[Fact]) -> dict[str, Any]:
    """Values for some facts, taken from a VM of which everything is known."""
    chosen = data.draw(st.lists(st.sampled_from(facts), max_size=6, unique_by=lambda fact: fact.name))
    source = typed(data.draw(complete_vms()))
    found = {fact.name: _first_at(source, [step.attribute for step in fact.steps]) for fact in chosen}
    return {fact: value for fact, value in found.items() if value is not None}


def _first_at(value: Any, attributes: list[str]) -> Any:
    for attribute in attributes:
        if isinstance(value, tuple):
            value = value[0] if value else None
        value = getattr(value, attribute, None)
    return value


def _kept(before: Any, after: Any) -> bool:
    """Whether everything that was there is there, unchanged."""
    if isinstance(before, dict):
        return all(key in after and _kept(value, after[key]) for key, value in before.items())
    if isinstance(before, list):
        return len(before) == len(after) and all(map(_kept, before, after))
    return bool(before == after)
