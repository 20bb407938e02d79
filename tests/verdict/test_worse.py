"""Making a fact worse never makes the verdict better."""

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.checking import verdict_of
from tests.verdict.sound import SOUND, SOUND_HOST
from tests.vm_strategies import Json, complete_vms
from vmcheck.knowledge.releases import RELEASES
from vmcheck.verdict import CLASSIFICATIONS, Verdict

PROPERTY = settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)

# The list, what an element has before, what it has after: worse in the eyes of every rule.
WORSE_ELEMENTS: dict[str, tuple[str, Json, Json]] = {
    "a volume that VSS cannot snapshot": (
        "guest.volumes",
        {
            "mount": "E:",
            "filesystem": "NTFS",
            "size_bytes": 2**40,
            "free_bytes": 2**39,
            "role": "Data",
            "shadow_storage": "E:",
        },
        {"filesystem": "FAT32"},
    ),
    "a dynamic disk": (
        "guest.disks",
        {"disk": "SCSI 0:0", "layout": "Basic", "bus": "Virtual"},
        {"layout": "Dynamic"},
    ),
    "storage spaces": (
        "guest.disks",
        {"disk": "SCSI 0:0", "layout": "Basic", "bus": "Virtual"},
        {"layout": "StorageSpaces"},
    ),
    "a pass-through disk": (
        "disks",
        {
            "id": "SCSI 0:1",
            "attachment": "virtual",
            "format": "VHDX",
            "path": "D:\\VMs\\one.vhdx",
            "shared": False,
        },
        {"attachment": "passthrough"},
    ),
    "a shared disk": (
        "disks",
        {
            "id": "SCSI 0:1",
            "attachment": "virtual",
            "format": "VHDX",
            "path": "D:\\VMs\\one.vhdx",
            "shared": False,
        },
        {"shared": True},
    ),
}
WORSE_FACTS: dict[str, tuple[str, Any, Any]] = {
    "the backup service is off": ("integration_services.backup.enabled", True, False),
    "integration services are missing": ("integration_services.installed", True, False),
    "the backup service does not answer": ("integration_services.backup.status", "OK", "NoContact"),
    "a guest without VSS": ("guest.os.name", "Windows Server 2019 Datacenter", "Windows NT 4.0 Server"),
    "Fibre Channel in the guest": ("fibre_channel_adapters", 0, 1),
    "a LUN of the guest": ("guest.iscsi_disks", [], [{"target": "iqn.x"}]),
    "a VSS daemon that is stopped": ("guest.vss_daemon", "Running", "Stopped"),
}


def put(facts: Json, path: str, value: Any) -> Json:
    changed = copy.deepcopy(facts)
    *parents, key = path.split(".")
    inner = changed
    for parent in parents:
        inner = inner[parent]
    inner[key] = value
    return changed


ONLY_ONLINE = {"HVB301", "HVB504"}
"""These strike an online backup alone: where the guest cannot quiesce, no source says that it fails."""


def rank(vm: Json, release: str) -> int:
    """How good the verdict is: 0 is the worst."""
    return CLASSIFICATIONS.index(_verdict(vm, release).classification)


def strikes_online_alone(vm: Json, release: str) -> bool:
    """Whether the backup fails by a rule that a worse guest would escape."""
    findings = _verdict(vm, release).findings
    return any(found.rule in ONLY_ONLINE and found.outcome == "fails" for found in findings)


def _verdict(vm: Json, release: str) -> Verdict:
    return verdict_of(vm, {"hosts": [{**SOUND_HOST, "name": "HV01", "release": release}]})


@st.composite
def nearly_sound_vms(draw: st.DrawFn) -> Json:
    """The sound VM with a few of its facts taken from another."""
    other = draw(complete_vms())
    taken = draw(st.sets(st.sampled_from(sorted(other.keys() - {"guest", "name", "host"})), max_size=3))
    return SOUND | {key: other[key] for key in taken}


@pytest.mark.parametrize("release", RELEASES)
def test_the_sound_vm_is_online_capable(release: str) -> None:
    assert rank(SOUND, release) == CLASSIFICATIONS.index("online-capable")


@pytest.mark.parametrize("change", WORSE_FACTS)
def test_worse_fact(change: str) -> None:
    path, good, bad = WORSE_FACTS[change]

    @PROPERTY
    @given(nearly_sound_vms(), st.sampled_from(RELEASES))
    def never_better(vm: Json, release: str) -> None:
        assume(not strikes_online_alone(put(vm, path, good), release))
        before, after = rank(put(vm, path, good), release), rank(put(vm, path, bad), release)
        assume(before != CLASSIFICATIONS.index("undetermined"))
        assert after <= before

    never_better()


@pytest.mark.parametrize("change", WORSE_ELEMENTS)
def test_worse_element(change: str) -> None:
    path, good, bad = WORSE_ELEMENTS[change]

    @PROPERTY
    @given(nearly_sound_vms(), st.sampled_from(RELEASES))
    def never_better(vm: Json, release: str) -> None:
        assume(not strikes_online_alone(put(vm, path, [good]), release))
        before, after = (rank(put(vm, path, [element]), release) for element in (good, good | bad))
        assume(before != CLASSIFICATIONS.index("undetermined"))
        assert after <= before

    never_better()
