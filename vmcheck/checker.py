"""From records to verdicts: finds each VM's host, asks the rules, judges."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import structs

from vmcheck.engine.fields import Catalogue
from vmcheck.engine.program import WARM, Program
from vmcheck.engine.rule import Rule
from vmcheck.fleet.watch import FleetWatch
from vmcheck.inventory.events import Opened, Record
from vmcheck.inventory.model import Header, Release, Vm
from vmcheck.judge import judge, preview
from vmcheck.kinds import Kinds
from vmcheck.knowledge.subject import Subject
from vmcheck.sites import Sites
from vmcheck.verdict import Answer, Verdict

if TYPE_CHECKING:
    from vmcheck.assume.assumptions import Assumptions
    from vmcheck.assume.resting import Resting


class Checker:
    """Checks the VMs of one inventory after another."""

    def __init__(
        self,
        rules: Iterable[Rule],
        catalogue: Catalogue,
        *,
        host_release: Release | None = None,
        host_releases: Mapping[str, Release] | None = None,
        assumptions: "Assumptions | None" = None,
        show_passed: bool = False,
        watch: FleetWatch | None = None,
        warm: int = WARM,
    ) -> None:
        """Prepare a run.

        Args:
            rules: The rules to ask.
            catalogue: Fields and scopes.
            host_release: Judge every VM as if its host ran this release.
            host_releases: Releases of hosts by name, for hosts whose release was not collected.
            assumptions: What counts where it was not collected.
            show_passed: Whether verdicts carry what every rule said.
            watch: Collects what rules of scope fleet need.
            warm: After how many VMs to generate the fast path.
        """
        self._catalogue = catalogue
        self._override = host_release
        self._releases = {name.casefold(): release for name, release in (host_releases or {}).items()}
        self._assumptions = assumptions
        self._resting = None if assumptions is None else _resting(assumptions)
        self._show_passed = show_passed
        self._watch = watch
        self._program = Program(rules, catalogue, preview, warm=warm)
        self._kinds = Kinds(self._program.rules)
        self._sites = Sites(Header(schema_version=1), host_release, self._releases)

    def open(self, opened: Opened) -> None:
        """Begin an inventory: the records that follow belong to its hosts."""
        self._sites = Sites(opened.header, self._override, self._releases, opened.earliest, self._kinds)

    def at(self, opened: Opened) -> "Checker":
        """Another checker with the same rules, at another inventory. It watches nothing."""
        from copy import copy

        other = copy(self)
        other._watch = None  # noqa: SLF001  # its own
        other.open(opened)
        return other

    def check(self, record: Record) -> Verdict:
        """The verdict on one VM."""
        if self._assumptions is None or self._resting is None:
            return self._verdict(record.vm, record, self._watch)
        vm, filled = self._assumptions.apply(record.vm)
        verdict = self._verdict(vm, record, self._watch)
        if not filled:
            return verdict
        rests_on = self._resting.facts(
            record.vm, filled, verdict, lambda other: self._verdict(other, record, None)
        )
        return structs.replace(verdict, assumed=filled, rests_on=rests_on)

    def answers(self, record: Record) -> list[Answer]:
        """What every rule says of one VM, in the order of the rules."""
        from vmcheck.answers import agreed_answers

        subjects = self.subjects(record)
        return agreed_answers([self._answers(subject, self._judge(subject, record)) for subject in subjects])

    def subjects(self, record: Record) -> list[Subject]:
        """A VM, with what is assumed of it, on each site it may be on: several where that is not known."""
        vm = record.vm if self._assumptions is None else self._assumptions.apply(record.vm)[0]
        return [Subject(vm, site) for site in self._sites.of(vm)]

    def selection_assessed(self, vm: Vm) -> bool:
        """Whether the inventory has a backup job for the VM's host."""
        sites = self._sites.of(vm)
        if len(sites) == 1:
            return sites[0].selection.assessed
        return any(site.selection.assessed for site in sites)

    def _verdict(self, vm: Vm, record: Record, watch: FleetWatch | None) -> Verdict:
        sites = self._sites.of(vm)
        first = Subject(vm, sites[0])
        verdict = self._judge(first, record)
        if len(sites) > 1:
            from vmcheck.agreement import agreed

            verdict = agreed([verdict, *(self._judge(Subject(vm, site), record) for site in sites[1:])])
        if watch is not None and first.site.known:
            first.verdict = verdict
            watch.see(first, record.place())
        return verdict

    def _judge(self, subject: Subject, record: Record) -> Verdict:
        results = self._program.troubles(subject)
        verdict = judge(subject, results, record, self._catalogue, assumed=subject.site.assumed)
        if self._show_passed:
            verdict = structs.replace(verdict, answers=self._answers(subject, verdict))
        return verdict

    def _answers(self, subject: Subject, verdict: Verdict) -> list[Answer]:
        from vmcheck.answers import answers_of

        return answers_of(self._program.results(subject), verdict.findings)


def _resting(assumptions: "Assumptions") -> "Resting":
    from vmcheck.assume.resting import Resting

    return Resting(assumptions)
