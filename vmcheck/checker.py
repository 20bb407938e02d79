"""From records to verdicts: finds each VM's host, asks the rules, judges."""

from collections.abc import Iterable, Mapping, Sequence

from vmcheck.agreement import agreed
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.program import WARM, Program
from vmcheck.engine.rule import Rule
from vmcheck.fleet.watch import FleetWatch
from vmcheck.inventory.events import Opened, Record
from vmcheck.inventory.model import Header, Host, Release, Vm
from vmcheck.judge import judge, preview
from vmcheck.knowledge.releases import DEFAULT_RELEASE, RELEASES
from vmcheck.knowledge.subject import Site, Subject
from vmcheck.verdict import Verdict


class Checker:
    """Checks the VMs of one inventory after another."""

    def __init__(
        self,
        rules: Iterable[Rule],
        catalogue: Catalogue,
        *,
        host_release: Release | None = None,
        watch: FleetWatch | None = None,
        warm: int = WARM,
    ) -> None:
        """Prepare a run.

        Args:
            rules: The rules to ask.
            catalogue: Fields and scopes.
            host_release: Judge every VM as if its host ran this release.
            watch: Collects what rules of scope fleet need.
            warm: After how many VMs to generate the fast path.
        """
        self._catalogue = catalogue
        self._override = host_release
        self._watch = watch
        self._program = Program(rules, catalogue, preview, warm=warm)
        self._sites = _Sites(Header(schema_version=1), host_release)

    def open(self, opened: Opened) -> None:
        """Begin an inventory: the records that follow belong to its hosts."""
        self._sites = _Sites(opened.header, self._override)

    def check(self, record: Record) -> Verdict:
        """The verdict on one VM."""
        sites = self._sites.of(record.vm)
        if len(sites) == 1:
            return self._judge(record, sites[0])
        return agreed([self._judge(record, site) for site in sites])

    def selection_assessed(self, vm: Vm) -> bool:
        """Whether the inventory has a backup job for the VM's host."""
        return any(site.selection.assessed for site in self._sites.of(vm))

    def _judge(self, record: Record, site: Site) -> Verdict:
        subject = Subject(record.vm, site)
        results = self._program.troubles(subject)
        verdict = judge(subject, results, record, self._catalogue, assumed=site.assumed)
        if self._watch is not None and site.known:
            subject.verdict = verdict
            self._watch.see(subject, record.place())
        return verdict


class _Sites:
    """The hosts of one inventory, and which of them a VM is on."""

    def __init__(self, header: Header, override: Release | None) -> None:
        self._header = header
        self._override = override
        hosts = header.hosts or ()
        self._job_possible = any(host.backup_job is not None for host in hosts)
        self._by_name: Mapping[str, list[Site]] = {host.name.casefold(): [self._site(host)] for host in hosts}
        self._strangers: dict[str, list[Site]] = {}
        if len(hosts) == 1:
            self._unnamed = next(iter(self._by_name.values()))
        elif hosts:
            self._unnamed = self._unknown([host.release for host in hosts])
        else:
            self._unnamed = [self._site(None)]

    def of(self, vm: Vm) -> list[Site]:
        """The site of a VM; several where its host, and so its release, cannot be told."""
        if vm.host is None:
            return self._unnamed
        name = vm.host.casefold()
        found = self._by_name.get(name) or self._strangers.get(name)
        if found is None:
            found = self._unknown(RELEASES) if self._header.hosts else [self._site(None)]
            self._strangers[name] = found
        return found

    def _site(self, host: Host | None) -> Site:
        given = self._override or (host.release if host is not None else None)
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
        return Site(
            host,
            release,
            file_servers=self._header.file_servers,
            collected_at=self._header.collected_at,
            known=known,
            assumed=assumed,
            job_possible=self._job_possible,
        )
