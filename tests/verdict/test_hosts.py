"""Which host a VM is on, and what is said where nobody knows."""

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checking import verdict_of
from tests.verdict.test_table import GOOD, changed, rules
from tests.vm_strategies import Json, vms
from vmcheck.inventory.model import Vm
from vmcheck.knowledge.earliest_release import earliest_release
from vmcheck.knowledge.releases import RELEASES
from vmcheck.verdict import Verdict

TWO_HOSTS = {"hosts": [{"name": "OLD", "release": "2012"}, {"name": "NEW", "release": "2022"}]}


_NEWER = ("generation", "configuration_version", "fibre_channel_adapters", "assigned_devices",
          "checkpoint_type", "replication", "security", "gpu_partitions", "smart_paging_path")  # fmt: skip
OLDEST = {key: value for key, value in GOOD.items() if key not in _NEWER} | {
    "disks": [{key: value for key, value in disk.items() if key not in ("format", "shared")}
              for disk in GOOD["disks"]]
}  # fmt: skip
"""The same VM with nothing that did not exist on Windows Server 2008."""


def judged(vm: dict[str, Any], header: dict[str, Any], **options: Any) -> Verdict:
    return verdict_of(vm, header, rules=rules(), **options)


def test_without_hosts_the_oldest_release_is_assumed() -> None:
    verdict = judged(OLDEST, {})
    assert (verdict.release, verdict.release_assumed) == ("2008", True)


def test_a_host_without_a_release_likewise() -> None:
    verdict = judged(OLDEST, {"hosts": [{"name": "HV01"}]})
    assert (verdict.release, verdict.release_assumed, verdict.host) == ("2008", True, "HV01")


def test_one_host_need_not_be_named() -> None:
    verdict = judged(GOOD, {"hosts": [{"name": "HV01", "release": "2019"}]})
    assert (verdict.release, verdict.release_assumed, verdict.host) == ("2019", False, "HV01")


def test_hosts_are_found_in_any_case() -> None:
    assert judged({**GOOD, "host": "new"}, TWO_HOSTS).release == "2022"


def test_a_release_given_for_the_run_wins() -> None:
    verdict = judged({**GOOD, "host": "OLD"}, TWO_HOSTS, host_release="2019")
    assert (verdict.release, verdict.release_assumed) == ("2019", False)


def test_a_vm_of_an_unknown_host_is_never_online_capable() -> None:
    for vm in (GOOD, {**GOOD, "host": "OTHER"}):
        verdict = judged(vm, TWO_HOSTS)
        assert (verdict.classification, verdict.mode, verdict.release) == ("undetermined", "online", None)
        assert "host" in verdict.missing


def test_hosts_of_one_release_leave_only_the_job_open() -> None:
    verdict = judged(GOOD, {"hosts": [{"name": "A", "release": "2019"}, {"name": "B", "release": "2019"}]})
    assert (verdict.release, verdict.classification, verdict.missing) == ("2019", "undetermined", ("host",))


def test_hosts_without_a_release_are_assumed_to_be_of_the_oldest() -> None:
    verdict = judged(OLDEST, {"hosts": [{"name": "A"}, {"name": "B"}]})
    assert (verdict.release, verdict.release_assumed) == ("2008", True)


NEWER_FACTS: dict[str, tuple[dict[str, Any], str]] = {
    "a virtual Fibre Channel adapter": ({"fibre_channel_adapters": 1}, "2012"),
    "a generation": ({"generation": 2}, "2012R2"),
    "a configuration version": ({"configuration_version": "9.0"}, "2019"),
    "the version of 2012 R2": ({"configuration_version": "5.0"}, "2012R2"),
    "a checkpoint type": ({"checkpoint_type": "Production"}, "2016"),
    "DDA": ({"assigned_devices": [{"class": "Storage"}]}, "2016"),
    "a GPU partition": ({"gpu_partitions": 1}, "2019"),
    "a VHD Set": ({"disks": [{"id": "a", "attachment": "virtual", "format": "VHDSet"}]}, "2016"),
    "a shared disk": ({"disks": [{"id": "a", "attachment": "virtual", "shared": True}]}, "2012R2"),
    "a VHDX": ({"disks": [{"id": "a", "attachment": "virtual", "format": "VHDX"}]}, "2012"),
    "an old version": ({"configuration_version": "2.0"}, "2008"),
}


@pytest.mark.parametrize("fact", NEWER_FACTS)
def test_what_did_not_exist_yet_refutes_the_assumption(fact: str) -> None:
    facts, earliest = NEWER_FACTS[fact]
    vm = msgspec.convert({"name": "VM01", **OLDEST, **facts}, Vm)
    assert earliest_release(vm) == earliest
    verdict = judged({**OLDEST, **facts}, {"hosts": [{"name": "HV01"}]})
    assert verdict.release_assumed is (earliest == "2008")


def test_a_release_that_is_refuted_is_not_judged_by() -> None:
    facts = {**OLDEST, "integration_services": {"installed": False}, "generation": 2}
    verdict = judged(facts, {"hosts": [{"name": "HV01"}]})
    assert (verdict.classification, verdict.release) == ("crash-consistent", None)


NOTHING_NEW = {
    "generation": 1, "configuration_version": "2.0", "fibre_channel_adapters": 0, "assigned_devices": [],
    "gpu_partitions": 0, "replication": {"mode": "None"}, "security": {"vtpm": False, "shielded": False},
}  # fmt: skip


def test_that_a_vm_has_nothing_new_refutes_nothing() -> None:
    verdict = judged({**OLDEST, **NOTHING_NEW, "integration_services": {"installed": False}}, {})
    assert (verdict.mode, verdict.release, verdict.release_assumed) == ("saved-state", "2008", True)


def test_a_cmdlet_that_knows_of_it_does() -> None:
    vm = msgspec.convert({"name": "VM01", **OLDEST, "generation": 1}, Vm)
    assert (earliest_release(vm), earliest_release(vm, "2012")) == ("2008", "2012R2")
    vm = msgspec.convert({"name": "VM01", **OLDEST, **NOTHING_NEW}, Vm)
    assert earliest_release(vm, "2012") == "2019"


def test_what_the_host_decides_is_open() -> None:
    verdict = judged(changed({"integration_services.installed": False}), TWO_HOSTS)
    assert (verdict.classification, verdict.mode, verdict.consistency) == (
        "undetermined", "unknown", "unknown",
    )  # fmt: skip
    assert not verdict.findings
    assert [(unknown.rule, list(unknown.missing)) for unknown in verdict.unknowns] == [("TST003", ["host"])]


def test_what_holds_on_every_host_is_certain() -> None:
    disks = [{"id": "a", "attachment": "virtual"}, {"id": "b", "attachment": "passthrough"}]
    verdict = judged(changed({"disks": disks, "checkpoint_type": "Disabled"}), TWO_HOSTS)
    assert (verdict.classification, verdict.mode, verdict.coverage) == (
        "partially-covered", "saved-state", "partial",
    )  # fmt: skip
    assert [finding.rule for finding in verdict.findings] == ["TST006", "TST012"]
    assert [item.name for item in verdict.excluded] == ["b"]
    assert list(verdict.uncertain) == []
    assert list(verdict.remedies) == ["convert the disk", "enable checkpoints"]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(vms(), st.sets(st.sampled_from(RELEASES), min_size=2, max_size=4))
def test_an_unknown_host_says_nothing_that_a_host_denies(vm: Json, releases: set[str]) -> None:
    """Whichever host it turns out to be, what was certain stays."""
    hosts = [{"name": f"H{release}", "release": release} for release in sorted(releases)]
    vm.pop("host", None)
    unknown = verdict_of(vm, {"hosts": hosts})
    assert not unknown.ready
    for host in hosts:
        known = verdict_of({**vm, "host": host["name"]}, {"hosts": hosts})
        for name in ("mode", "consistency", "coverage"):
            assert getattr(unknown, name) in ("unknown", getattr(known, name))
        assert unknown.classification in ("undetermined", known.classification)
        keys = {(finding.rule, finding.path, finding.outcome) for finding in known.findings}
        assert {(finding.rule, finding.path, finding.outcome) for finding in unknown.findings} <= keys
        assert {item.name for item in unknown.excluded} <= {item.name for item in known.excluded}
        doubtful = {item.name for item in (*unknown.excluded, *unknown.uncertain)}
        assert {item.name for item in known.excluded} <= doubtful
