"""VMs whose host, or its release, is not known: a change counts only where all releases agree."""

import pytest

from tests.changes.becoming import becomes, header_of, vm_of
from tests.checking import Somewhere, shipped_rules
from tests.verdict.sound import SOUND, SOUND_HOST
from vmcheck.assume.assumptions import Assumptions
from vmcheck.changes import Becomer, apply
from vmcheck.checker import Checker
from vmcheck.inventory.events import Opened
from vmcheck.inventory.model import Header
from vmcheck.knowledge.catalogue import catalogue

OFF = {"integration_services": {"installed": True, "backup": {"enabled": False, "status": "NoContact"}}}
LUN = {"guest": {**SOUND["guest"], "iscsi_disks": [{"target": "iqn.x"}]}}


def hosts(*releases: str) -> Header:
    found = [{**SOUND_HOST, "name": f"HV{number}", "release": r} for number, r in enumerate(releases)]
    return header_of({"hosts": found})


def test_on_an_unknown_host_nothing_becomes_online_capable() -> None:
    found = becomes(vm_of({**SOUND, **OFF}), hosts("2016", "2022"))
    assert (found.now, found.reached, found.missing) == ("crash-consistent", "undetermined", ("host",))
    assert [[change.rule for change in changes] for changes in found.sets] == [["HVB102"]]


def test_releases_that_disagree_leave_it_open() -> None:
    found = becomes(vm_of({**SOUND, **OFF}), hosts("2012", "2022"))
    assert (found.now, found.reached, found.sets) == ("undetermined", "undetermined", [])
    assert "host" in found.missing


def test_a_change_of_an_unknown_host_is_none() -> None:
    sound = [{**SOUND_HOST, "name": name, "vss_writer": "Failed"} for name in ("A", "B")]
    found = becomes(vm_of(SOUND), header_of({"hosts": sound}))
    assert found.sets == []


def test_a_refuted_default_release_is_any_later_one() -> None:
    """Without a release 2008 is taken; a VHDX refutes that, and the change helps on all later releases."""
    vm = vm_of({**SOUND, **LUN, "generation": 2})
    header = header_of({"hosts": [{**SOUND_HOST, "name": "HV01"}]})
    found = becomes(vm, header)
    assert found.now == "partially-covered"
    assert [change.rule for change in found.changes] == ["HVB402"]
    checker = Checker(shipped_rules(), catalogue())
    changed, around = apply(found.changes, vm, header)
    checker.open(Opened(file="inventory.json", header=around))
    assert checker.check(Somewhere(changed)).classification == found.reached


def test_assumptions_hold_before_and_after() -> None:
    guest = {key: value for key, value in SOUND["guest"].items() if key != "disks"}
    vm, header = vm_of({**SOUND, **OFF, "guest": guest}), hosts("2016")
    assumptions = Assumptions.of({"guest.disks.layout": "Basic", "guest.disks.bus": "Virtual"})
    plain = Becomer(shipped_rules(), catalogue())
    assuming = Becomer(shipped_rules(), catalogue(), assumptions=assumptions)
    for asked, reached in ((plain, "undetermined"), (assuming, "online-capable")):
        asked.open(header)
        assert asked.becomes(vm).reached == reached


def test_what_is_assumed_to_be_wrong_cannot_be_changed() -> None:
    """There is no volume in the inventory that could be edited."""
    guest = {key: value for key, value in SOUND["guest"].items() if key != "volumes"}
    asked = Becomer(
        shipped_rules(), catalogue(), assumptions=Assumptions.of({"guest.volumes.filesystem": "FAT32"})
    )
    asked.open(hosts("2016"))
    found = asked.becomes(vm_of({**SOUND, "guest": guest}))
    assert (found.now, found.reached, found.sets) == ("crash-consistent", "crash-consistent", [])


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ({"release": "2008"}, False),
        ({"release": "2008R2"}, False),
        ({"release": "2012"}, True),
        ({"release": "2025"}, True),
        ({}, True),
    ],
)
def test_a_command_is_shown_unless_the_host_certainly_lacks_it(host: dict[str, str], *, shown: bool) -> None:
    """Where nobody gave a release 2008 is judged by, but the host may be newer."""
    header = header_of({"hosts": [{**SOUND_HOST, "name": "HV01", **host}]})
    vm = vm_of({**SOUND, **OFF})
    checker = Checker(shipped_rules(), catalogue())
    checker.open(Opened(file="inventory.json", header=header))
    finding = next(one for one in checker.check(Somewhere(vm)).findings if one.rule == "HVB102")
    (change,) = becomes(vm, header).changes
    assert bool(finding.remedy.powershell) == bool(change.powershell) == shown


@pytest.mark.parametrize(("release", "format_"), [("2008", "VHD"), ("2008R2", "VHD"), ("2012", "VHDX")])
def test_a_new_disk_has_a_format_that_the_host_knows(release: str, format_: str) -> None:
    (change,) = becomes(vm_of({**SOUND, **LUN}), hosts(release)).changes
    (disk,) = [edit.value for edit in change.edits if edit.action == "add"]
    assert disk["format"] == format_
    assert disk["path"].endswith(format_.lower())
