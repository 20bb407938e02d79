"""The wording of what is at stake: bytes that are left out, VMs that are interrupted, and for how long."""

from collections.abc import Iterator

from vmcheck.report.words import human_bytes, plural
from vmcheck.stake.model import Pauses, Share, Stake
from vmcheck.stake.pause import LIMITS, SOURCES

UNKNOWN_SIZE = "size not known"
_MINUTE = 60
_HOUR = 3600


def duration(seconds: int) -> str:
    """Give a time in its two largest units: ``41 s``, ``3 min 20 s``, ``1 h 5 min``."""
    if seconds < _MINUTE:
        return f"{seconds} s"
    if seconds < _HOUR:
        minutes, rest = divmod(seconds, _MINUTE)
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, minutes = divmod(-(-seconds // _MINUTE), _MINUTE)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def host_name(share: Share) -> str:
    """Name a host, or say that it is not known."""
    return share.name or "(host not known)"


def job_name(share: Share) -> str:
    """Name a backup job, or say that there is none."""
    return share.name or ("(no backup job)" if share.name is None else "(job without a name)")


def interrupted(share: Share) -> str:
    """Say how many VMs are interrupted, and how many may be."""
    known = f"{share.interrupted} of {share.vms}"
    return f"{known}, {share.interruption_unknown} perhaps" if share.interruption_unknown else known


def size(items: int, size_bytes: int, unknown_size: int) -> str:
    """Give the bytes of some disks, LUNs and files, honest about sizes that are not known."""
    if not items:
        return "-"
    if items == unknown_size:
        return UNKNOWN_SIZE
    known = human_bytes(size_bytes)
    return f"at least {known}" if unknown_size else known


def excluded(share: Share) -> str:
    """Give what is certainly not in the backup."""
    return size(share.excluded_items, share.excluded_bytes, share.excluded_unknown_size)


def uncertain(share: Share) -> str:
    """Give what may or may not be in the backup."""
    return size(share.uncertain_items, share.uncertain_bytes, share.uncertain_unknown_size)


def pause(share: Share) -> str:
    """Give the estimated pauses of a host or a job: all of them, and the longest."""
    pauses = share.pauses
    if pauses is None or not share.interrupted:
        return "-"
    if pauses.longest is None:
        return "memory not known"
    known = duration(pauses.seconds)
    total = f"at least {known}" if pauses.without_memory else known
    return total if pauses.vms == 1 else f"{total}, longest {duration(pauses.longest.seconds)}"


def estimate(stake: Stake) -> Iterator[tuple[str, str]]:
    """Give the estimate of the whole fleet, what it rests on and what it leaves out: label and text.

    Nothing where no save rate was given, or no VM is interrupted for certain.
    """
    pauses = stake.total.pauses
    if stake.rate is None or pauses is None or not stake.total.interrupted:
        return
    if pauses.longest is not None:
        where = f" ({pauses.longest.host})" if pauses.longest.host else ""
        yield "Longest", f"about {duration(pauses.longest.seconds)}: {pauses.longest.vm}{where}"
        yield "Together", _together(pauses)
    elif pauses.without_memory:
        yield "Not known", f"memory is not in the inventory for {plural(pauses.without_memory, 'VM')}"
    yield "Formula", f"memory assigned to the VM / {stake.rate.text} (--save-rate). {LIMITS}"
    yield "Source", "; ".join(SOURCES)


def _together(pauses: Pauses) -> str:
    known = f"about {duration(pauses.seconds)} in {plural(pauses.vms, 'VM')}, one after the other"
    if not pauses.without_memory:
        return known
    return f"{known}; memory is not in the inventory for {plural(pauses.without_memory, 'more VM')}"
