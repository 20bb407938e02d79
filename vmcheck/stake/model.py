"""The sums of what is at stake: for all VMs, for each host, for each backup job."""

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from vmcheck.stake.rate import Rate


class Longest(Struct, frozen=True):
    """The VM that is interrupted longest."""

    seconds: int
    vm: str
    host: str | None


class Pauses(Struct, frozen=True, kw_only=True):
    """Estimated interruptions of some VMs."""

    vms: int
    """VMs with an estimate."""
    seconds: int
    """All of them, one after the other."""
    longest: Longest | None
    """None where there is no estimate."""
    without_memory: int
    """VMs that are interrupted and whose memory is not in the inventory."""


class Share(Struct, frozen=True, kw_only=True):
    """What is at stake for some VMs."""

    name: str | None
    """The host or the job; None: the host is not known, the inventory has no job for it."""
    vms: int
    interrupted: int
    """VMs whose users will notice the backup."""
    interruption_unknown: int
    """VMs that may be interrupted: facts are missing to tell."""
    excluded_items: int
    """Disks, LUNs and files certainly not in the backup."""
    excluded_bytes: int
    """Their size, as far as it is known."""
    excluded_unknown_size: int
    """How many of them have no known size."""
    uncertain_items: int
    """Disks, LUNs and files that may or may not be in the backup."""
    uncertain_bytes: int
    uncertain_unknown_size: int
    pauses: Pauses | None
    """None where no save rate was given."""

    @property
    def anything(self) -> bool:
        """Whether there is anything to lose."""
        return bool(
            self.interrupted or self.interruption_unknown or self.excluded_items or self.uncertain_items
        )


class Stake(Struct, frozen=True, kw_only=True):
    """What the next backups put at stake."""

    rate: "Rate | None"
    """The save rate that somebody gave."""
    total: Share
    hosts: tuple[Share, ...]
    """Most at stake first."""
    jobs: tuple[Share, ...]
    """Likewise; jobs of one name count as one. An empty name: a job without a name."""
