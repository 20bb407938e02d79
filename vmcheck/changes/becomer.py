"""What VMs become: the one entry for reports, plans and stories."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vmcheck.changes.change import Becomes, Change, NewerHost, Obstacle
from vmcheck.changes.deriving import Deriver
from vmcheck.changes.node import Node
from vmcheck.changes.search import Search
from vmcheck.changes.situation import Assessor
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.files.fix_file import Instead
from vmcheck.engine.rule import Rule
from vmcheck.inventory.model import Header, Release, Vm
from vmcheck.knowledge.releases import DEFAULT_RELEASE, RELEASES
from vmcheck.verdict import Classification

if TYPE_CHECKING:
    from vmcheck.assume.assumptions import Assumptions

_NEWER_HOST: Instead = "newer host release"
_BEST: Classification = "online-capable"


class Becomer:
    """Works out what the VMs of one inventory after another become by changes."""

    def __init__(
        self,
        rules: Iterable[Rule],
        catalogue: Catalogue,
        *,
        host_release: Release | None = None,
        host_releases: Mapping[str, Release] | None = None,
        assumptions: "Assumptions | None" = None,
    ) -> None:
        """Take what a checker takes: what is promised here is what that checker says afterwards.

        Args:
            rules: The rules to ask.
            catalogue: Fields and scopes.
            host_release: Judge every VM as if its host ran this release.
            host_releases: Releases of hosts by name, for hosts whose release was not collected.
            assumptions: What counts where it was not collected.
        """
        releases = {name.casefold(): release for name, release in (host_releases or {}).items()}
        self._deriver = Deriver(catalogue)
        self._assessor = Assessor(
            rules,
            catalogue,
            host_release=host_release,
            host_releases=releases,
            assumptions=assumptions,
        )
        self._header = Header(schema_version=1)

    def open(self, header: Header, earliest: Release = DEFAULT_RELEASE) -> None:
        """Begin an inventory: the VMs that follow belong to its hosts.

        Args:
            header: Its hosts and file servers.
            earliest: The earliest release that the input can come from.
        """
        self._header = header
        self._assessor.open(header, earliest)

    def class_of(self, vm: Vm, header: Header | None = None) -> Classification:
        """The class of a VM, in the inventory that was opened or with another header."""
        return self._assessor.assess(vm, self._header if header is None else header).classification

    def changes_of(self, vm: Vm, header: Header | None = None) -> list[Change]:
        """Every change that a rule which fails for the VM declares, advice too, in the order of the rules.

        Alternatives of one rule follow each other (``Change.alternative``): one of them is enough.
        Only what holds on every site the VM may be on is given.
        """
        situation = self._assessor.assess(vm, self._header if header is None else header, advice=True)
        by_site = [
            [
                change
                for result in results
                if result.value == "fail"
                for change in self._deriver.offer(result, subject).alternatives
            ]
            for subject, results in situation.asked
        ]
        return [change for change in by_site[0] if all(change in other for other in by_site[1:])]

    def becomes(self, vm: Vm, header: Header | None = None) -> Becomes:
        """What a VM becomes by the smallest sets of changes, as the engine judges the changed facts."""
        whole = self._header if header is None else header
        found = Search(self._assessor, self._deriver, vm, whole).run()
        best = found.best[0]
        newer = self._newer_host(vm, whole, best)
        return Becomes(
            now=found.start.classification,
            reached=best.classification,
            sets=[node.changes for node in found.best if node.changes],
            missing=best.situation.missing if best.classification != _BEST else (),
            obstacles=[_judged(obstacle, newer) for obstacle in best.obstacles],
            newer_host=newer,
            complete=found.complete,
        )

    def _newer_host(self, vm: Vm, header: Header, best: Node) -> NewerHost | None:
        """The best class on a newer host release, the earliest with it, if it is better."""
        sites = [subject.site for subject, _ in best.situation.asked]
        if not best.obstacles or len(sites) != 1 or not sites[0].known:
            return None
        reached = []
        for release in RELEASES[RELEASES.index(sites[0].release) + 1 :]:
            search = Search(self._assessor, self._deriver, vm, header, release)
            reached.append((search.reach().rank, release))
        rank = max((rank for rank, _ in reached), default=best.rank)
        if rank <= best.rank:
            return None
        release = next(release for known, release in reached if known == rank)
        node = Search(self._assessor, self._deriver, vm, header, release).run().best[0]
        return NewerHost(release=release, classification=node.classification, changes=node.changes)


def _judged(obstacle: Obstacle, newer: NewerHost | None) -> Obstacle:
    """An obstacle without the advice to take a newer host where the engine knows none that is better."""
    if newer is not None:
        return obstacle
    return replace(obstacle, instead=tuple(way for way in obstacle.instead if way != _NEWER_HOST))
