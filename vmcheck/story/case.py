"""What a story is told from: a verdict, and the facts it came from."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from vmcheck.checker import Checker
from vmcheck.inventory.events import Record
from vmcheck.inventory.model import BackupJob, Release, Vm
from vmcheck.knowledge.facts.folder import Folder, folders
from vmcheck.knowledge.guest_os import GuestIdentity
from vmcheck.verdict import Answer, Verdict

if TYPE_CHECKING:
    from vmcheck.changes import Becomes
    from vmcheck.stake.rate import Rate


class Case(Struct, frozen=True, kw_only=True):
    """One VM, its verdict and its surroundings."""

    verdict: Verdict
    vm: Vm
    """With what is assumed of it."""
    guest: GuestIdentity | None
    """What the guest's operating system was recognised as; None where it was not collected."""
    folders: tuple[Folder, ...]
    """Folders of the host with files of the VM other than its disks."""
    host_known: bool
    client: bool
    """Whether its host is certainly a Windows client."""
    releases: tuple[Release, ...]
    """Those its host may have, the oldest first."""
    job: BackupJob | None
    assessed: bool | None
    """Whether the inventory has a backup job for its host; None where the host is not known."""
    answers: Sequence[Answer]
    """What every rule says."""
    becomes: "Becomes"
    rate: "Rate | None" = None
    """How fast the host writes a saved state, if somebody said so."""
    taken_as_given: Mapping[str, str] = {}
    """The assumed facts, with the values that were assumed."""
    release_forced: bool = False
    """Whether the release is that of --host-release, not of the inventory."""


def case_of(
    checker: Checker,
    record: Record,
    becomes: "Becomes",
    *,
    rate: "Rate | None" = None,
    assumed: Mapping[str, str] | None = None,
    release_forced: bool = False,
) -> Case:
    """Judge a VM of the inventory that the checker opened last.

    Args:
        checker: What judges.
        record: The VM.
        becomes: What it can become by changes.
        rate: How fast its host writes a saved state.
        assumed: Values of the facts that count where they were not collected.
        release_forced: Whether every VM is judged by one release, whatever the inventory says.
    """
    verdict = checker.check(record)
    if not verdict.ready:
        verdict = replace(verdict, becomes=lambda: becomes)
    subjects = checker.subjects(record)
    site = subjects[0].site
    return Case(
        verdict=verdict,
        vm=subjects[0].vm,
        guest=subjects[0].guest_os,
        folders=folders(subjects[0]),
        host_known=site.known,
        client=site.known and site.host is not None and site.host.client is True,
        releases=tuple(subject.site.release for subject in subjects),
        job=site.host.backup_job if site.known and site.host is not None else None,
        assessed=site.assessed if site.known else None,
        answers=checker.answers(record),
        becomes=becomes,
        rate=rate,
        taken_as_given={fact: (assumed or {}).get(fact, "") for fact in verdict.assumed},
        release_forced=release_forced,
    )
