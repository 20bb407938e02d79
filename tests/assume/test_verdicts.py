"""Verdicts that rest on assumptions, and how that is told."""

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checking import Somewhere, shipped_rules
from tests.vm_strategies import Json, complete_vms, fact_paths, vms, without
from vmcheck.assume.assumptions import Assumptions
from vmcheck.assume.facts import assumable
from vmcheck.assume.tally import AssumptionTally
from vmcheck.checker import Checker
from vmcheck.inventory.events import Opened
from vmcheck.inventory.model import Header, Vm
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.releases import RELEASES
from vmcheck.verdict import Verdict

PROPERTY = settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
HOST = {"hosts": [{"name": "HV01", "release": "2012"}]}
COMPLETE = {
    "state": "Running",
    "integration_services": {
        "installed": True,
        "up_to_date": True,
        "version": "6.2.9200.16384",
        "backup": {"enabled": True, "status": "OK", "protocol_mismatch": False},
    },
    "scsi_controllers": 1,
    "fibre_channel_adapters": 0,
    "configuration_path": r"D:\VMs\VM01",
    "snapshot_path": r"D:\VMs\VM01",
    "checkpoints": [],
    "disks": [
        {
            "id": "SCSI 0:0",
            "attachment": "virtual",
            "path": r"D:\VMs\VM01\a.vhdx",
            "format": "VHDX",
            "provisioning": "Fixed",
            "shared": False,
        }
    ],
    "guest": {
        "os": {"name": "Windows Server 2012 Standard", "version": "6.2.9200"},
        "disks": [{"layout": "Basic", "bus": "Virtual"}],
        "volumes": [{"mount": "C:", "filesystem": "NTFS", "shadow_storage": "C:", "role": "Boot"}],
        "iscsi_disks": [],
        "services": dict.fromkeys(
            ("VSS", "swprv", "COMSysApp", "EventSystem", "MSDTC", "RpcSs", "SENS", "vmicvss"), "Running"
        ),
        "scope_snapshots": False,
    },
}
"""Online-capable, and not without its guest facts."""
VOLUMES = {
    "guest.volumes.filesystem": "NTFS",
    "guest.volumes.mount": "C:",
    "guest.volumes.shadow_storage": "C:",
}
""""C:" holds its own shadow copies: all that rules ask of a volume."""


def checked(vm: Json, values: dict[str, Any] | None = None, header: Json | None = None) -> Verdict:
    assumptions = None if values is None else Assumptions.of(values)
    checker = Checker(shipped_rules(), catalogue(), assumptions=assumptions)
    typed = msgspec.convert({"schema_version": 1, **(HOST if header is None else header)}, Header)
    checker.open(Opened(file="inventory.json", header=typed))
    return checker.check(Somewhere(msgspec.convert({"name": "VM01", **vm}, Vm)))


def said(verdict: Verdict) -> Json:
    """Everything but where it stood and what was assumed."""
    found = {key: getattr(verdict, key) for key in verdict.__struct_fields__}
    return {key: value for key, value in found.items() if key not in ("record", "assumed", "rests_on")}


def holes(*paths: tuple[str | int, ...]) -> Json:
    return without(COMPLETE, set(paths))


def test_the_example_is_online_capable() -> None:
    assert checked(COMPLETE).classification == "online-capable"


@pytest.mark.parametrize(
    ("hole", "values"),
    [
        (("guest", "disks"), {"guest.disks.layout": "Basic", "guest.disks.bus": "Virtual"}),
        (("guest", "volumes"), VOLUMES),
        (("guest", "iscsi_disks"), {"guest.iscsi_disks": []}),
        (("fibre_channel_adapters",), {"fibre_channel_adapters": 0}),
        (("state",), {"state": "Running"}),
    ],
    ids=str,
)
def test_a_missing_fact_that_is_assumed_settles_the_verdict(
    hole: tuple[str, ...], values: dict[str, Any]
) -> None:
    verdict = checked(holes(hole), values)
    assert verdict.classification == "online-capable"
    assert list(verdict.assumed) == sorted(values)
    assert checked(holes(hole)).missing


def test_rests_on_names_the_facts_that_decide() -> None:
    vm = holes(("guest", "disks"), ("guest", "volumes"))
    neither = checked(vm, VOLUMES)
    assert (neither.classification, neither.rests_on) == ("undetermined", ())
    assert list(neither.assumed) == sorted(VOLUMES)
    bad = checked(vm, {**VOLUMES, "guest.disks.layout": "Dynamic"})
    assert (bad.classification, bad.rests_on) == ("saved-state", ("guest.disks.layout",))
    both = checked(vm, {**VOLUMES, "guest.disks.layout": "Basic"})
    assert both.classification == "online-capable"
    assert list(both.rests_on) == sorted(["guest.disks.layout", *VOLUMES])


def test_either_of_two_facts_would_do_so_both_are_named() -> None:
    vm = holes(("guest", "disks"), ("integration_services",))
    values = {"guest.disks.layout": "Dynamic", "integration_services.backup.enabled": False}
    verdict = checked(vm, values)
    assert verdict.classification == "saved-state"
    assert list(verdict.rests_on) == sorted(values)


def test_nothing_is_assumed_where_everything_was_collected() -> None:
    verdict = checked(COMPLETE, {"state": "Off", "guest.volumes.filesystem": "FAT32"})
    assert (verdict.assumed, verdict.rests_on) == ((), ())
    assert said(verdict) == said(checked(COMPLETE))


def test_positions_of_what_is_assumed_are_those_of_the_vm() -> None:
    finding = checked(holes(("guest", "disks")), {"guest.disks.layout": "Dynamic"}).findings[0]
    assert finding.rule == "HVB201"
    assert finding.path == ("guest", "disks", 0, "layout")


@PROPERTY
@given(vms(), complete_vms(), st.sampled_from(RELEASES))
def test_assuming_what_was_collected_changes_nothing(vm: Json, other: Json, release: str) -> None:
    header = {"hosts": [{"name": "HV01", "release": release}]}
    collected = {".".join(str(key) for key in path) for path in fact_paths(vm) if _plain(path)}
    values = {
        fact: value
        for fact in collected & set(assumable())
        if (value := _at(other, fact)) is not None and not isinstance(value, dict)
    }
    verdict = checked(vm, values, header)
    assert said(verdict) == said(checked(vm, None, header))
    assert verdict.assumed == ()


@PROPERTY
@given(complete_vms(), st.data(), st.sampled_from(RELEASES))
def test_assumed_facts_count_like_collected_ones(vm: Json, data: st.DataObject, release: str) -> None:
    header = {"hosts": [{"name": "HV01", "release": release}]}
    known = [path for path in fact_paths(vm) if _plain(path) and ".".join(map(str, path)) in assumable()]
    gone = set(data.draw(st.lists(st.sampled_from(known), max_size=5))) if known else set()
    values = {".".join(map(str, path)): _at(vm, ".".join(map(str, path))) for path in gone}
    verdict = checked(without(vm, gone), values, header)
    assert said(verdict) == said(checked(vm, None, header))
    assert list(verdict.assumed) == sorted(values)


def _plain(path: tuple[str | int, ...]) -> bool:
    return not any(isinstance(key, int) for key in path)


def _at(vm: Json, fact: str) -> Any:
    found: Any = vm
    for key in fact.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found


@pytest.mark.parametrize(
    ("verdicts", "numbers"),
    [
        ([], "used for no VM"),
        ([("guest.iscsi_disks",)], "used for no VM"),
        ([("state",), ()], "1 VM; no verdict rests on it"),
        ([("state",), ("state", "guest.iscsi_disks"), ("state!",)], "3 VMs; 1 verdict rests on it"),
        ([("state!",), ("state!",)], "2 VMs; 2 verdicts rest on it"),
    ],
)
def test_the_tally_counts_vms_and_verdicts(verdicts: list[tuple[str, ...]], numbers: str) -> None:
    tally = AssumptionTally(Assumptions.parse(["state=Running", "guest.iscsi_disks=[]"]))
    for facts in verdicts:
        tally.see(
            msgspec.structs.replace(
                checked(COMPLETE),
                assumed=tuple(fact.rstrip("!") for fact in facts),
                rests_on=tuple(fact.rstrip("!") for fact in facts if fact.endswith("!")),
            )
        )
    first, second = tally.notes()
    assert first.startswith("Assumed where not collected: guest.iscsi_disks = [] (")
    assert second == f"Assumed where not collected: state = Running ({numbers})"
