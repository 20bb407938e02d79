"""The hosts of one inventory, and on which of them a VM is."""

from collections.abc import Mapping, Sequence

from vmcheck.inventory.model import Header, Host, Release, Vm
from vmcheck.kinds import Kinds
from vmcheck.knowledge.earliest_release import earliest_release
from vmcheck.knowledge.releases import DEFAULT_RELEASE, RELEASES
from vmcheck.knowledge.subject import Site


class Sites:
    """The hosts of one inventory, and which of them a VM is on."""

    def __init__(
        self,
        header: Header,
        override: Release | None,
        releases: Mapping[str, Release],
        earliest: Release = DEFAULT_RELEASE,
        kinds: Kinds | None = None,
    ) -> None:
        """Take an inventory's header.

        Args:
            header: Its hosts and file servers.
            override: A release that is taken for every host, whatever was collected.
            releases: Releases by host name, case-folded, for hosts whose release was not collected.
            earliest: The earliest release that the input can come from.
            kinds: The kinds of sites met so far, of other inventories, too; None to tell all apart.
        """
        self._kinds = kinds
        self._header = header
        self._override = override
        self._releases = releases
        hosts = header.hosts or ()
        self._job_possible = any(host.backup_job is not None for host in hosts)
        self._by_name: Mapping[str, list[Site]] = {
            host.name.casefold(): [self._site(host.name, host)] for host in hosts
        }
        self._strangers: dict[str, list[Site]] = {}
        self._later: dict[tuple[int, Release], list[Site]] = {}
        self._settled: dict[str | None, list[Site]] = {}
        """By host as VMs spell it, where nothing else of a VM matters: asked for twice for each VM."""
        self._earliest = earliest
        if len(hosts) == 1:
            self._unnamed = next(iter(self._by_name.values()))
        elif hosts:
            self._unnamed = self._unknown([self._release_of(host.name, host) for host in hosts])
        else:
            self._unnamed = [self._site(None, None)]

    def of(self, vm: Vm) -> list[Site]:
        """The site of a VM; several where its host, or the release of its host, cannot be told."""
        settled = self._settled.get(vm.host)
        if settled is not None:
            return settled
        found = self._unnamed if vm.host is None else self._named(vm.host.casefold())
        if len(found) == 1 and found[0].assumed:
            earliest = earliest_release(vm, self._earliest)
            if earliest != DEFAULT_RELEASE:
                return self._from(found[0], earliest)
        else:
            self._settled[vm.host] = found
        return found

    def _named(self, name: str) -> list[Site]:
        found = self._by_name.get(name) or self._strangers.get(name)
        if found is None:
            found = self._stranger(name)
            self._strangers[name] = found
        return found

    def _from(self, site: Site, earliest: Release) -> list[Site]:
        """One site for each release from one on: the default is refuted, the release is not known."""
        key = (id(site), earliest)
        if key not in self._later:
            later = RELEASES[RELEASES.index(earliest) :]
            self._later[key] = [
                self._build(site.host, release, known=site.known, assumed=False) for release in later
            ]
        return self._later[key]

    def _stranger(self, name: str) -> list[Site]:
        """The site of a host that the inventory names only in its VMs."""
        if not self._header.hosts:
            return [self._site(name, None)]
        release = self._release_of(name, None)
        return self._unknown(RELEASES if release is None else [release])

    def _release_of(self, name: str | None, host: Host | None) -> Release | None:
        collected = host.release if host is not None else None
        return collected or (self._releases.get(name.casefold()) if name is not None else None)

    def _site(self, name: str | None, host: Host | None) -> Site:
        given = self._override or self._release_of(name, host)
        return self._build(host, given or DEFAULT_RELEASE, assumed=given is None)

    def _unknown(self, given: Sequence[Release | None]) -> list[Site]:
        """One site for each release the unknown host may have."""
        releases = {self._override or release or DEFAULT_RELEASE for release in given}
        assumed = self._override is None and None in given
        return [
            self._build(None, release, known=False, assumed=assumed and release == DEFAULT_RELEASE)
            for release in RELEASES
            if release in releases
        ]

    def _build(self, host: Host | None, release: Release, *, known: bool = True, assumed: bool) -> Site:
        site = Site(
            host,
            release,
            file_servers=self._header.file_servers,
            collected_at=self._header.collected_at,
            known=known,
            assumed=assumed,
            job_possible=self._job_possible,
        )
        if self._kinds is not None:
            site.alike = self._kinds.of(site)
        return site
