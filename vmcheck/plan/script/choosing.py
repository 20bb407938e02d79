"""Which changes are scripted: known by the facts they change, never by their rule."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from vmcheck.changes.change import Change, Edit
from vmcheck.plan.model import StepVm
from vmcheck.plan.script.model import ByHand, Call, Place

_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DRIVE = re.compile(r"([a-z]:)\\?", re.IGNORECASE)
_WITHOUT_MODULE = frozenset({"2008", "2008R2"})
"""Hosts that have no Hyper-V module for Windows PowerShell."""
_TOO_OLD = "the cmdlets are there from Windows Server 2012 on"
_PRODUCTS: Mapping[str, str] = MappingProxyType(
    {"DPM": "Data Protection Manager", "MABS": "Microsoft Azure Backup Server"}
)
_FACTS: Mapping[tuple[str, tuple[str | int, ...], str], str] = MappingProxyType(
    {
        ("vm", ("integration_services", "backup", "enabled"), "set"): "Enable-PlannedBackupService",
        ("vm", ("scsi_controllers",), "set"): "Add-PlannedScsiController",
        ("vm", ("checkpoint_type",), "set"): "Set-PlannedCheckpointType",
        ("vm", ("snapshot_path",), "set"): "Set-PlannedSnapshotFileLocation",
        ("host", ("backup_job", "volumes"), "add"): "Add-PlannedJobVolume",
        ("host", ("backup_job", "vms"), "add"): "Add-PlannedJobVirtualMachine",
        ("host", ("wsb_writer_registered",), "set"): "Register-PlannedWriter",
        ("file server", ("vss_agent",), "set"): "Install-PlannedVssAgent",
    }
)
"""What changes a fact."""
_ONLY: Mapping[str, object] = MappingProxyType(
    {
        "Enable-PlannedBackupService": True,
        "Add-PlannedScsiController": 1,
        "Register-PlannedWriter": True,
        "Install-PlannedVssAgent": True,
    }
)
"""The one value that a function can give its fact, where it is not told the value."""
_FOLLOWS: Mapping[tuple[str, tuple[str | int, ...], str], str] = MappingProxyType(
    {("vm", ("integration_services", "backup", "status"), "set"): "Enable-PlannedBackupService"}
)
"""Facts that change by themselves once something has changed another: a service that is on answers."""


def place_of(change: Change, host: str | None) -> Place:
    """Where a change is to be made."""
    shared = [edit for edit in change.edits if edit.target != "vm"]
    if not shared:
        return Place("host", host)
    first = shared[0]
    return Place("file server" if first.target == "file server" else "host", first.name)


def choose(vm: StepVm, requestor: str | None) -> Sequence[Call | ByHand]:
    """Give the calls that make a change of a VM, or else what to do by hand.

    Args:
        vm: The VM and its change.
        requestor: Who asks for the backup of the host whose job the change is about.
    """
    change = vm.change
    edits = _own(change.edits)
    functions = [_function(edit) for edit in edits]
    why = _why_not(vm, functions, requestor)
    if why is not None:
        return [ByHand(why, change.text, tuple(change.powershell), tuple(change.shell))]
    return [
        Call(function, _ARGUMENTS[function](edit, vm))
        for edit, function in zip(edits, functions, strict=True)
        if function is not None
    ]


def _own(edits: Sequence[Edit]) -> Sequence[Edit]:
    """The edits that somebody has to make, without those that follow from them."""
    made = {_function(edit) for edit in edits} - {None}
    return [edit for edit in edits if _FOLLOWS.get((edit.target, edit.path, edit.action)) not in made]


def _function(edit: Edit) -> str | None:
    """What makes an edit, None where nothing does."""
    function = _FACTS.get((edit.target, edit.path, edit.action))
    if function is None or edit.value != _ONLY.get(function, edit.value):
        return None
    return function


def _why_not(vm: StepVm, functions: Sequence[str | None], requestor: str | None) -> str | None:
    """Why a change is left to people, None where it is not."""
    change = vm.change
    if change.effort == "data move":
        return "it moves data"
    if change.side == "guest":
        return "it is to be done inside the guest"
    if not functions or None in functions:
        return "it needs somebody who looks"
    if place_of(change, vm.host).kind == "file server":
        return None
    return _why_not_there(vm) or (_why_not_job(change, requestor) if change.side == "job" else None)


def _why_not_there(vm: StepVm) -> str | None:
    """A release that nobody collected is no reason: on an old host the cmdlets fail and change nothing."""
    if vm.host is None:
        return "the inventory does not name the host"
    return _TOO_OLD if vm.release in _WITHOUT_MODULE and not vm.release_assumed else None


def _why_not_job(change: Change, requestor: str | None) -> str | None:
    if requestor is None:
        return "the inventory does not say whose job it is"
    if requestor != "WindowsServerBackup":
        return f"the job is one of {_PRODUCTS.get(requestor, 'another product')}"
    volumes = [edit.value for edit in change.edits if edit.path == ("backup_job", "volumes")]
    if not all(isinstance(volume, str) and _DRIVE.fullmatch(volume) for volume in volumes):
        return "Windows Server Backup selects drives of the host only"
    return None


_Arguments = tuple[tuple[str, str], ...]


def _of_vm(edit: Edit, vm: StepVm) -> _Arguments:
    del edit
    known = vm.id is not None and _GUID.fullmatch(vm.id)
    return (("Computer", vm.host or ""), ("Id", vm.id or "")) if known else (("Computer", vm.host or ""),)


def _with_value(name: str) -> Callable[[Edit, StepVm], _Arguments]:
    def arguments(edit: Edit, vm: StepVm) -> _Arguments:
        return (*_of_vm(edit, vm), (name, str(edit.value)))

    return arguments


def _of_place(edit: Edit, vm: StepVm) -> _Arguments:
    del vm
    return (("Computer", edit.name),)


def _volume(edit: Edit, vm: StepVm) -> _Arguments:
    drive = _DRIVE.fullmatch(str(edit.value))
    return (*_of_place(edit, vm), ("Volume", drive[1].upper() if drive else ""))


def _vm_of_job(edit: Edit, vm: StepVm) -> _Arguments:
    return (*_of_place(edit, vm), ("VirtualMachine", str(edit.value)))


_ARGUMENTS: Mapping[str, Callable[[Edit, StepVm], _Arguments]] = MappingProxyType(
    {
        "Enable-PlannedBackupService": _of_vm,
        "Add-PlannedScsiController": _of_vm,
        "Set-PlannedCheckpointType": _with_value("Type"),
        "Set-PlannedSnapshotFileLocation": _with_value("Folder"),
        "Add-PlannedJobVolume": _volume,
        "Add-PlannedJobVirtualMachine": _vm_of_job,
        "Register-PlannedWriter": _of_place,
        "Install-PlannedVssAgent": _of_place,
    }
)
