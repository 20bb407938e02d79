"""A VM in its surroundings: what conditions are asked of."""

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from vmcheck.inventory.model import FileServer, Host, Release, Vm
from vmcheck.knowledge.guest_os import GuestIdentity, identify
from vmcheck.knowledge.releases import RELEASES
from vmcheck.knowledge.selection import Selection
from vmcheck.knowledge.storage import Storage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class IfRunning(Struct, frozen=True, kw_only=True):
    """What the backup would do to the VM if it were running; None where that is unknown."""

    mode: str | None
    consistency: str | None


ONLINE = IfRunning(mode="online", consistency="application")


class Site:
    """A host, and what follows from it for every VM on it. Built once per host."""

    def __init__(
        self,
        host: Host | None,
        release: Release,
        *,
        file_servers: tuple[FileServer, ...] | None = None,
        collected_at: str | None = None,
        known: bool = True,
        assumed: bool = False,
        job_possible: bool = False,
    ) -> None:
        """Put a host in its surroundings.

        Args:
            host: The host's facts, None where the inventory has none.
            release: The release its rules are taken from.
            file_servers: The inventory's file servers, None if not collected.
            collected_at: When the inventory was collected, ISO 8601.
            known: False where nobody can say which host the VM is on.
            assumed: Whether the release is nobody's statement but the default.
            job_possible: Whether an unknown host may have a backup job.
        """
        self.host = host
        self.release = release
        self.known = known
        self.assumed = assumed
        self.collected_at = collected_at
        self.selection = Selection(host)
        self.storage = Storage(host, file_servers, self.selection)
        self.assessed: bool | None = None if job_possible and not known else self.selection.assessed
        """Whether the VM's host has a backup job to judge; None where the host is not known."""
        self.file_servers = file_servers
        self.alike: object = self
        """The same object for sites of which rules cannot tell one from the other, but by the host's name:
        what is remembered of VMs on one of them holds on all."""

    def told_by(self, rank: "Callable[[int], object]") -> tuple[object, ...]:
        """All that rules can tell of the site, the host's name apart, once the volumes of paths are known.

        ``rank`` says what is to be told of the percentage of a volume's free space.
        """
        host, listed = self.host, None
        if host is not None:
            listed = None if host.volumes is None else self.storage.told_by(rank)
            host = replace(host, name="-", volumes=None)
        certain = self.release, self.known, self.assumed, self.assessed
        return host, listed, self.selection.told_by, certain, self.file_servers, self.collected_at

    def has_since(self, release: Release | None) -> bool:
        """Whether the host has, or may have, what came with a release; None: what was always there."""
        if release is None:
            return True
        certain = self.known and not self.assumed
        return not certain or RELEASES.index(self.release) >= RELEASES.index(release)


class Subject:
    """One VM on its site, with what its guest was recognised as."""

    __slots__ = ("disk_volumes", "guest_os", "host", "if_running", "in_job", "site", "verdict", "vm")

    def __init__(self, vm: Vm, site: Site) -> None:
        self.vm = vm
        self.site = site
        self.host = site.host
        self.in_job = site.selection.takes_vm(vm)
        """Whether the job names the VM; None: it does not select by VM."""
        self.guest_os: GuestIdentity | None = _identity(vm)
        self.if_running: IfRunning = ONLINE
        self.disk_volumes: Sequence[str | None] | None = None
        """Kept by ``facts.disk_place``, which works it out."""
        self.verdict: object = None
        """Set once the VM is judged, for rules that look at several VMs."""


def _identity(vm: Vm) -> GuestIdentity | None:
    os = vm.guest.os if vm.guest is not None else None
    if os is None:
        return None
    return identify(os.name, os.version, os.product_type, os.service_pack)
