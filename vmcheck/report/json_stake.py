"""Downtime and data at stake, as a part of the JSON report."""

from typing import Annotated

from vmcheck.report.json_parts import Count, Part, about
from vmcheck.stake.model import Pauses, Share, Stake
from vmcheck.stake.pause import FORMULA, LIMITS, SOURCES
from vmcheck.stake.rate import Rate


class LongestEntry(Part, frozen=True):
    """The VM that is interrupted longest."""

    seconds: Annotated[Count, about("Estimated seconds.")]
    vm: Annotated[str, about("Name of the VM.")]
    host: Annotated[str | None, about("Name of its host.")]


class PausesEntry(Part, frozen=True):
    """Estimated interruptions of some VMs."""

    vms: Annotated[Count, about("VMs with an estimate.")]
    seconds: Annotated[Count, about("Estimated seconds of all of them, one after the other.")]
    longest: LongestEntry | None
    without_memory: Annotated[Count, about("VMs that are interrupted and whose memory is not known.")]


class ShareEntry(Part, frozen=True):
    """What is at stake for some VMs."""

    name: Annotated[
        str | None,
        about(
            "The host or the job; null: all VMs, or the host is not known, or the inventory has no job for "
            "it. An empty name is a job without one."
        ),
    ]
    vms: Annotated[Count, about("VMs that were checked.")]
    interrupted: Annotated[Count, about("VMs whose users will notice the backup.")]
    interruption_unknown: Annotated[Count, about("VMs that may be interrupted: facts are missing to tell.")]
    excluded_items: Annotated[Count, about("Disks, LUNs and files certainly not in the backup.")]
    excluded_bytes: Annotated[Count, about("Their size, as far as it is known.")]
    excluded_unknown_size: Annotated[Count, about("How many of them have no known size.")]
    uncertain_items: Annotated[Count, about("Disks, LUNs and files that may not be in the backup.")]
    uncertain_bytes: Annotated[Count, about("Their size, as far as it is known.")]
    uncertain_unknown_size: Annotated[Count, about("How many of them have no known size.")]
    pauses: Annotated[PausesEntry | None, about("Estimated interruptions; null: no save rate was given.")]


class EstimateEntry(Part, frozen=True):
    """What the estimated interruptions rest on."""

    save_rate: Annotated[str, about("The save rate as it was given.")]
    bytes_per_second: Annotated[Count, about("The same in bytes per second.")]
    formula: Annotated[str, about("How a pause is estimated.")]
    limits: Annotated[str, about("What the estimate leaves out.")]
    sources: Annotated[tuple[str, ...], about("Who says what a saved state writes, and when.")]


class StakeEntry(Part, frozen=True):
    """Downtime and data at stake in the next backups."""

    total: ShareEntry
    hosts: Annotated[tuple[ShareEntry, ...], about("The same for each host, most at stake first.")]
    jobs: Annotated[tuple[ShareEntry, ...], about("The same for each backup job, by name.")]
    estimate: Annotated[EstimateEntry | None, about("Null: no save rate was given.")]


def stake_entry(stake: Stake | None) -> StakeEntry | None:
    """Give the sums of what is at stake."""
    if stake is None:
        return None
    return StakeEntry(
        total=_share(stake.total),
        hosts=tuple(map(_share, stake.hosts)),
        jobs=tuple(map(_share, stake.jobs)),
        estimate=estimate_entry(stake.rate),
    )


def estimate_entry(rate: Rate | None) -> EstimateEntry | None:
    """Give what estimates rest on."""
    if rate is None:
        return None
    return EstimateEntry(
        save_rate=rate.text,
        bytes_per_second=rate.bytes_per_second,
        formula=FORMULA,
        limits=LIMITS,
        sources=SOURCES,
    )


def _share(share: Share) -> ShareEntry:
    return ShareEntry(
        name=share.name,
        vms=share.vms,
        interrupted=share.interrupted,
        interruption_unknown=share.interruption_unknown,
        excluded_items=share.excluded_items,
        excluded_bytes=share.excluded_bytes,
        excluded_unknown_size=share.excluded_unknown_size,
        uncertain_items=share.uncertain_items,
        uncertain_bytes=share.uncertain_bytes,
        uncertain_unknown_size=share.uncertain_unknown_size,
        pauses=_pauses(share.pauses),
    )


def _pauses(pauses: Pauses | None) -> PausesEntry | None:
    if pauses is None:
        return None
    longest = pauses.longest
    return PausesEntry(
        vms=pauses.vms,
        seconds=pauses.seconds,
        longest=None
        if longest is None
        else LongestEntry(seconds=longest.seconds, vm=longest.vm, host=longest.host),
        without_memory=pauses.without_memory,
    )
