"""What --assume takes, and what it refuses, with a reason."""

from typing import Any

import pytest

from vmcheck.assume.assumptions import AssumptionError, Assumptions


@pytest.mark.parametrize(
    ("item", "fact", "value"),
    [
        ("guest.volumes.filesystem=NTFS", "guest.volumes.filesystem", "NTFS"),
        ("guest.volumes[].filesystem = NTFS", "guest.volumes.filesystem", "NTFS"),
        ("integration_services.backup.status=OK", "integration_services.backup.status", "OK"),
        ("integration_services.up_to_date=true", "integration_services.up_to_date", True),
        ("scsi_controllers=1", "scsi_controllers", 1),
        ("state=Running", "state", "Running"),
        ('state="Running"', "state", "Running"),
        ("guest.iscsi_disks=[]", "guest.iscsi_disks", ()),
        ('guest.roles=["SqlServer"]', "guest.roles", ("SqlServer",)),
        ("configuration_version=5.0", "configuration_version", "5.0"),
        ("guest.os.name=a=b", "guest.os.name", "a=b"),
        ("assigned_devices.class=Gpu", "assigned_devices.class", "Gpu"),
    ],
)
def test_values_are_json_where_they_fit_or_else_text(item: str, fact: str, value: object) -> None:
    assert Assumptions.parse([item]).values == {fact: value}


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("state", "expected FACT=VALUE, found 'state'"),
        ("=Running", "expected FACT=VALUE, found '=Running'"),
        ("stat=Running", "stat: no such fact of a VM, did you mean state?"),
        ("guest.volums.filesystem=NTFS", "did you mean guest.volumes.filesystem?"),
        ("state=Runing", "state: unknown value 'Runing', did you mean Running? (known: Running, Off"),
        ("generation=3", "generation: unknown value 3 (known: 1, 2)"),
        ("scsi_controllers=many", "scsi_controllers: expected an integer, got text"),
        ("scsi_controllers=-1", "scsi_controllers: expected an integer >= 0"),
        ("integration_services.installed=yes", "expected true or false, got text"),
        ("configuration_version=new", "expected text such as 6.3.9600.16384"),
        ('guest.volumes=[{"mont":"C:"}]', "guest.volumes: unknown key 'mont', did you mean mount?"),
        ("state=null", "state: null means that it was not collected"),
        ("guest.os=Windows", "guest.os: assume the facts inside it one by one: guest.os.name, "),
        ("disks[0].format=VHDX", "disks[0].format: what is assumed holds for every element: disks.format"),
        ("name=VM01", "name: what says which VM it is, and on which host, cannot be assumed"),
        ("host=HV01", "host: what says which VM it is, and on which host, cannot be assumed"),
        ("host.release=2016", "host.release: not a fact of the VM: use --host-release"),
        ("host.backup_job.vms=[]", "facts of hosts and file servers cannot be assumed"),
        ("\udc80=1", "no such fact of a VM"),
        ("state=\udc80", "state: half a character"),
    ],
)
def test_whatever_does_not_fit_is_refused(item: str, message: str) -> None:
    with pytest.raises(AssumptionError) as raised:
        Assumptions.parse([item])
    assert message in str(raised.value)


def test_two_values_for_one_fact() -> None:
    with pytest.raises(AssumptionError, match="state: two different values are assumed"):
        Assumptions.parse(["state=Running", "state=Off"])
    assert Assumptions.parse(["state=Running", "state=Running"]).values == {"state": "Running"}


@pytest.mark.parametrize(
    ("value", "typed"), [("NTFS", "NTFS"), ("[]", "[]")], ids=["text", "text that is JSON"]
)
def test_values_of_a_file_are_read_alike(value: Any, typed: object) -> None:
    assert Assumptions.of({"guest.volumes.filesystem": value}).values["guest.volumes.filesystem"] == typed
