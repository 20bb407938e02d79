"""How long a saved state interrupts a VM: an estimate from its memory and the rate of a disk.

Up to Windows Server 2012 R2 the memory of a VM in a saved state is in a .bin file, the state of its
devices in a .vsv file beside it. The Hyper-V VSS writer saves the VM while VSS prepares the snapshot,
and brings it back after the snapshot: writing the memory is a part of the pause, not all of it.
"""

from typing import TYPE_CHECKING

from vmcheck.verdict import Verdict

if TYPE_CHECKING:
    from vmcheck.stake.rate import Rate

FORMULA = "memory assigned to the VM / save rate, in whole seconds, rounded up"
LIMITS = (
    "This counts only the writing of the VM's own memory. The VM returns once all VMs of the same backup are "
    "saved or at rest and the host has taken its snapshot, so reckon with more; memory that Hyper-V need not "
    "write would shorten it. Nothing was measured."
)
SOURCES = (
    (
        "Microsoft, Virtual Machine Configuration File Format Overview: until .vmrs files replaced it, .bin "
        "contained the memory of a VM in a saved state"
    ),
    (
        "Microsoft, Backing up and restoring virtual machines (Hyper-V WMI): the VM is saved while "
        "PrepareForSnapshot is processed and returned to its previous state by PostSnapshot"
    ),
)


def pause_seconds(verdict: Verdict, rate: "Rate | None") -> int | None:
    """Estimated seconds for which the backup interrupts a VM, by ``FORMULA``.

    None where no rate was given, the VM is not certainly interrupted, or its memory is not in the
    inventory. 0 bytes count as not collected: no running VM has none.
    """
    if rate is None or verdict.downtime is not True:
        return None
    memory = verdict.record.vm.memory_bytes
    return rate.seconds_for(memory) if memory else None
