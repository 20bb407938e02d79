"""Plans with changes of every kind, made by hand."""

from io import StringIO
from typing import Any

from vmcheck.changes.change import Change, Edit
from vmcheck.inventory.events import Place
from vmcheck.plan.model import Gain, Plan, Step, StepTarget, StepVm, Tally
from vmcheck.plan.reports.base import PlanRun
from vmcheck.plan.script.writing import write_script

ID = "5f0c2e4a-0000-4000-8000-000000000001"
NOW = Tally(
    by_class={"online-capable": 0},
    interrupted=0,
    interruption_unknown=0,
    excluded_items=0,
    excluded_bytes=0,
    excluded_unsized=0,
    uncertain_items=0,
)
EDITS: dict[str, tuple[str, str, tuple[str | int, ...], str, Any]] = {
    "Enable-PlannedBackupService": (
        "vm", "vm", ("integration_services", "backup", "enabled"), "set", True,
    ),
    "Add-PlannedScsiController": ("vm", "vm", ("scsi_controllers",), "set", 1),
    "Set-PlannedCheckpointType": ("vm", "vm", ("checkpoint_type",), "set", "Production"),
    "Set-PlannedSnapshotFileLocation": ("vm", "vm", ("snapshot_path",), "set", "D:\\VMs"),
    "Add-PlannedJobVolume": ("job", "host", ("backup_job", "volumes"), "add", "e:\\"),
    "Add-PlannedJobVirtualMachine": ("job", "host", ("backup_job", "vms"), "add", "VM"),
    "Register-PlannedWriter": ("host", "host", ("wsb_writer_registered",), "set", True),
    "Install-PlannedVssAgent": ("file server", "file server", ("vss_agent",), "set", True),
}  # fmt: skip
"""For each function an edit that it makes: side, target, path, action, value."""


def step(function: str, name: str = "VM", number: int = 1, **changes: Any) -> Step:
    """A step of one VM whose change a function makes, but for what is said otherwise."""
    side, target, path, action, new = EDITS[function]
    new = name if function == "Add-PlannedJobVirtualMachine" else changes.pop("value", new)
    owner = changes.pop("owner", {"vm": name, "host": "HV01", "file server": "FS01"}[target])
    edit: Any = {"target": target, "name": owner, "path": path, "action": action, "value": new}
    change = Change(
        rule="HVB102",
        title="Something is off",
        outcome="saved-state",
        effort=changes.pop("effort", "none"),
        side=changes.pop("side", side),
        text="Turn it on",
        powershell=("Get-VM -Name 'VM'",),
        edits=(Edit(**edit),),
    )
    requestor = changes.pop("requestor", "WindowsServerBackup")
    facts: dict[str, Any] = {
        "name": name, "id": ID, "host": "HV01", "release": "2019", "place": Place("fleet.json", 1, 1),
        "pointer": "/vms/0", "change": change, "after": "online-capable", **changes,
    }  # fmt: skip
    kind: Any = "file-server" if target == "file server" else "host"
    aimed = StepTarget(
        kind=kind, name=owner, file="fleet.json", pointer="/hosts/0", edits=(), requestor=requestor
    )
    return Step(
        number=number,
        rule="HVB102",
        title="Something is off",
        effort=change.effort,
        side=change.side,
        text=change.text,
        vms=(StepVm(**facts),),
        targets=() if target == "vm" else (aimed,),
        alone=Gain(),
        gain=Gain(),
        after=NOW,
    )


def plan(*steps: Step) -> Plan:
    """A plan."""
    return Plan(now=NOW, steps=steps)


def script(made: Plan, **run: Any) -> str:
    """The script of a plan."""
    stream = StringIO(newline="")
    write_script(stream, made, PlanRun(**{"tool_version": "0.1.0", "inputs": ("fleet.json",), **run}))
    return stream.getvalue()
