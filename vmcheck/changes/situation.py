"""How a VM stands: what the rules say of it on every site it may be on, and the class that follows."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from vmcheck.engine.fields import Catalogue
from vmcheck.engine.program import Program
from vmcheck.engine.rule import BLOCKING, Result, Rule
from vmcheck.inventory.model import Header, Release, Vm
from vmcheck.judge import classify, preview
from vmcheck.kinds import Kinds
from vmcheck.knowledge.releases import DEFAULT_RELEASE
from vmcheck.knowledge.subject import Subject
from vmcheck.sites import Sites
from vmcheck.verdict import Classification

if TYPE_CHECKING:
    from vmcheck.assume.assumptions import Assumptions


_WARM = 64
"""How often rules are asked before generated code pays: a VM is asked about several times, a report of
few VMs has to be there at once."""
_KEPT = 64
"""So many changed inventories are kept; then all are forgotten."""


class Situation(Struct, frozen=True):
    """A VM and an inventory's header, judged."""

    vm: Vm
    """With what is assumed of it."""
    header: Header
    classification: Classification
    asked: Sequence[tuple[Subject, Sequence[Result]]]
    """For each site the VM may be on: the rules that do not pass."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that would settle what is open, as paths."""
        found = dict.fromkeys(
            path
            for _, results in self.asked
            for result in results
            if result.outcome in BLOCKING and result.value == "unknown"
            for path in result.missing
        )
        if not self.asked[0][0].site.known:
            found["host"] = None
        elif len(self.asked) > 1:
            found["host.release"] = None
        return tuple(found)


class Assessor:
    """Judges VMs of one inventory after another, as the checker does, but gives the class alone."""

    def __init__(
        self,
        rules: Iterable[Rule],
        catalogue: Catalogue,
        *,
        host_release: Release | None,
        host_releases: Mapping[str, Release],
        assumptions: "Assumptions | None",
    ) -> None:
        self._rules = tuple(rules)
        self._catalogue = catalogue
        self._override = host_release
        self._releases = host_releases
        self._assumptions = assumptions
        self._header = Header(schema_version=1)
        self._earliest: Release = DEFAULT_RELEASE
        self._kinds = Kinds(self._rules)
        self._sites = Sites(self._header, host_release, host_releases)
        self._changed: dict[tuple[Header, Release | None], Sites] = {}
        """Hosts after changes. Many VMs ask for the same; on one site, what rules say is remembered."""

    def open(self, header: Header, earliest: Release = DEFAULT_RELEASE) -> None:
        """Begin an inventory."""
        self._header = header
        self._earliest = earliest
        self._sites = Sites(header, self._override, self._releases, earliest, self._kinds)
        self._changed.clear()

    def assess(
        self, vm: Vm, header: Header, release: Release | None = None, *, advice: bool = False
    ) -> Situation:
        """Judge a VM.

        Args:
            vm: The VM.
            header: The inventory's header, or what changes made of it.
            release: A host release to judge it by instead of its host's.
            advice: Whether rules are asked, too, that have no effect on the class.
        """
        sites = self._sites_of(vm, header, release)
        whole = vm if self._assumptions is None else self._assumptions.apply(vm)[0]
        program = self._all_rules if advice else self._effective_rules
        asked = []
        classes = []
        for site in sites.of(whole):
            subject = Subject(whole, site)
            results = program.troubles(subject)
            asked.append((subject, results))
            classes.append(classify(subject, results))
        agreed = classes[0] if all(one == classes[0] for one in classes) else "undetermined"
        return Situation(vm, header, agreed, asked)

    @cached_property
    def _all_rules(self) -> Program:
        return Program(self._rules, self._catalogue, preview, warm=_WARM)

    @cached_property
    def _effective_rules(self) -> Program:
        effective = [rule for rule in self._rules if _has_effect(rule)]
        return Program(effective, self._catalogue, preview, warm=_WARM)

    def _sites_of(self, vm: Vm, header: Header, release: Release | None) -> Sites:
        if header is self._header and release is None:
            return self._sites
        own = [host for host in header.hosts or () if vm.host is None or _same(host.name, vm.host)]
        if vm.host is not None and own:
            # A change of one host does not need the others built anew.
            header = Header(
                schema_version=1,
                collected_at=header.collected_at,
                hosts=tuple(own),
                file_servers=header.file_servers,
            )
        key = header, release
        sites = self._changed.get(key)
        if sites is None:
            if len(self._changed) >= _KEPT:
                self._changed.clear()
            override = release or self._override
            sites = Sites(header, override, self._releases, self._earliest, self._kinds)
            self._changed[key] = sites
        return sites


def _has_effect(rule: Rule) -> bool:
    """Whether the class can depend on it, if only through another rule that asks for the mode so far."""
    return any(outcome != "advice" for outcome in rule.outcomes.values())


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
