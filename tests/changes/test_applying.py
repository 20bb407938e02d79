"""Changed facts: what an administrator gets who edits the inventory as the change says."""

import pytest

from tests.changes.becoming import header_of, vm_of
from vmcheck.changes import Change, Edit, apply

VM = vm_of({"guest": {"volumes": [{"mount": "C:"}, {"mount": "D:"}, {"mount": "E:"}]}, "disks": []})
HEADER = header_of({"hosts": [{"name": "HV01", "backup_job": {"vms": ["A"]}}, {"name": "HV02"}]})
VOLUMES = ("guest", "volumes")


def change(*edits: Edit) -> Change:
    return Change(rule="TST001", title="T", outcome="fails", effort="none", side="vm", text="", edits=edits)


def of_vm(action: str, *path: str | int, value: object = None) -> Edit:
    return Edit(target="vm", name="VM01", path=path, action=action, value=value)  # type: ignore[arg-type]


def mounts(*changes: Change) -> list[str | None]:
    vm, _ = apply(changes, VM, HEADER)
    assert vm.guest is not None
    return [volume.mount for volume in vm.guest.volumes or ()]


def test_no_change_is_the_very_same() -> None:
    vm, header = apply([], VM, HEADER)
    assert vm is VM
    assert header is HEADER


def test_paths_count_from_the_facts_as_they_were() -> None:
    remove = change(of_vm("remove", *VOLUMES, 0), of_vm("remove", *VOLUMES, 1))
    rename = change(of_vm("set", *VOLUMES, 2, "mount", value="F:"))
    assert mounts(remove, rename) == mounts(rename, remove) == ["F:"]


def test_what_was_added_can_be_changed_by_a_later_change() -> None:
    add = change(of_vm("add", "disks", value={"id": "SCSI 0:9"}))
    later = change(of_vm("set", "disks", 0, "shared", value=False))
    vm, _ = apply([add, later], VM, HEADER)
    assert [(disk.id, disk.shared) for disk in vm.disks or ()] == [("SCSI 0:9", False)]
    assert add.edits[0].value == {"id": "SCSI 0:9"}
    with pytest.raises(LookupError):
        apply([later], VM, HEADER)


def test_what_is_there_already_is_not_added_twice() -> None:
    add = change(of_vm("add", "disks", value={"id": "SCSI 0:9", "parents": []}))
    vm, _ = apply([add, add], VM, HEADER)
    assert len(vm.disks or ()) == 1


def test_objects_that_were_not_collected_are_made() -> None:
    path = ("integration_services", "backup", "enabled")
    vm, _ = apply([change(of_vm("set", *path, value=True))], VM, HEADER)
    assert vm.integration_services is not None
    assert vm.integration_services.backup is not None
    assert vm.integration_services.backup.enabled


def test_hosts_are_found_by_name_without_case_and_the_others_stay() -> None:
    edit = Edit(target="host", name="hv01", path=("backup_job", "vms"), action="add", value="VM01")
    vm, header = apply([change(edit)], VM, HEADER)
    assert vm is VM
    assert header.hosts is not None
    assert HEADER.hosts is not None
    first, second = header.hosts
    assert first.backup_job is not None
    assert first.backup_job.vms == ("A", "VM01")
    assert second is HEADER.hosts[1]
