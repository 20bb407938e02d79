"""How long a saved state interrupts a VM: an estimate from its memory and the rate of a disk.

Up to Windows Server 2012 the memory of a VM in a saved state is in a .bin file beside its
configuration, the state of its devices in a .vsv file. The VM is saved before the snapshot of the
host volumes and returns after it, so writing its memory is a part of the pause, not all of it.
"""

from vmcheck.stake.rate import Rate
from vmcheck.verdict import Verdict

FORMULA = "memory assigned to the VM / save rate, in whole seconds, rounded up"
LIMITS = (
    "This counts only the writing of the memory. The snapshot itself and the return from the saved "
    "state come on top, and what Hyper-V need not write would shorten it; nothing was measured."
)
SOURCES = (
    (
        "Ben Armstrong (Microsoft), Understanding where your virtual machine files are, 2010: the .bin file "
        "holds the memory of a VM in a saved state"
    ),
    (
        "Microsoft, Backing up and restoring virtual machines (Hyper-V WMI): the VM is saved before the "
        "snapshot and returned to its previous state after it"
    ),
)


def pause_seconds(verdict: Verdict, rate: Rate | None) -> int | None:
    """Estimated seconds for which the backup interrupts a VM, by ``FORMULA``.

    None where no rate was given, the VM is not certainly interrupted, or its memory is not in the
    inventory. 0 bytes count as not collected: no running VM has none.
    """
    if rate is None or verdict.downtime is not True:
        return None
    memory = verdict.record.vm.memory_bytes
    return rate.seconds_for(memory) if memory else None
