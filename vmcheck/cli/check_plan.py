"""What a run of vmcheck check needs before it begins: rules, what is shown, accepted and assumed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from vmcheck.checker import Checker
from vmcheck.cli.check_options import CheckOptions
from vmcheck.cli.config_options import assumptions_of, rank
from vmcheck.cli.rule_choice import load_chosen, rule_ids
from vmcheck.config.settings import Settings
from vmcheck.fleet.watch import FleetWatch
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.report.formats import FORMATS
from vmcheck.report.words import plural
from vmcheck.rulebook import RuleBook

if TYPE_CHECKING:
    from vmcheck.acceptance import Acceptance
    from vmcheck.assume.assumptions import Assumptions
    from vmcheck.assume.tally import AssumptionTally
    from vmcheck.changes import Becomer


class CheckPlan(Struct, frozen=True, kw_only=True):
    """Everything but the inputs and the reports."""

    settings: Settings
    options: CheckOptions
    book: RuleBook
    shown: frozenset[str] | None
    """Rules whose findings are shown; None for all."""
    accepted: "Acceptance | None"
    assumptions: "Assumptions | None"
    assumed: "AssumptionTally | None"

    @classmethod
    def of(cls, settings: Settings, options: CheckOptions) -> "CheckPlan":
        """Read the rules and what is accepted.

        Raises:
            click.UsageError: A rule that is named does not exist.
        """
        book = load_chosen(settings.rules)
        rank(book, settings)
        assumptions = assumptions_of(settings, off=not options.assume)
        return cls(
            settings=settings,
            options=options,
            book=book,
            shown=_shown_rules(book, settings),
            accepted=_accepted(settings, book),
            assumptions=assumptions,
            assumed=None if assumptions is None else _tally(assumptions),
        )

    def checker(self, watch: FleetWatch) -> Checker:
        """What checks the VMs."""
        return Checker(
            self.book.rules,
            catalogue(),
            host_release=self.settings.host_release,
            host_releases=self.settings.host_releases,
            assumptions=self.assumptions,
            show_passed=self.options.show_passed,
            watch=watch,
        )

    def becomer(self) -> "Becomer | None":
        """What works out what VMs become; None where no report shows it."""
        if not any(FORMATS[wanted.format_name].becomes for wanted in self.options.reports):
            return None
        from vmcheck.changes import Becomer

        return Becomer(
            self.book.rules,
            catalogue(),
            host_release=self.settings.host_release,
            host_releases=self.settings.host_releases,
            assumptions=self.assumptions,
        )

    def notes(self) -> Iterator[str]:
        """What a reader of the report must know of the run, once it is over."""
        release = self.settings.host_release
        if release is not None:
            yield f"Every VM was judged as if its host ran release {release} (--host-release)."
        if self.shown is not None:
            hidden = plural(len({rule.id for rule in self.book.rules} - self.shown), "rule")
            yield f"Findings of {hidden} are not shown (--select, --ignore); verdicts rest on all rules."
        if self.book.faults:
            files = plural(len(self.book.faults), "rule file")
            yield f"{files} could not be used; what they hold was not asked."
        if self.assumed is not None:
            yield from self.assumed.notes()
        if self.accepted is not None:
            yield from self.accepted.notes({rule.id for rule in self.book.rules})
            if self.options.show_suppressed or self.options.summarizing is not None:
                yield from self.accepted.shown()


def _shown_rules(book: RuleBook, settings: Settings) -> frozenset[str] | None:
    if not settings.select and not settings.ignore:
        return None
    every = frozenset(rule.id for rule in book.rules)
    selected = rule_ids(settings.select, book.rules, settings.origins["select"]) or every
    return selected - rule_ids(settings.ignore, book.rules, settings.origins["ignore"])


def _accepted(settings: Settings, book: RuleBook) -> "Acceptance | None":
    if settings.suppressions is None and settings.baseline is None:
        return None
    from vmcheck.cli.accepted_files import read_acceptance
    from vmcheck.cli.clock import today

    return read_acceptance(settings.suppressions, settings.baseline, book.rules, today())


def _tally(assumptions: "Assumptions") -> "AssumptionTally":
    from vmcheck.assume.tally import AssumptionTally

    return AssumptionTally(assumptions)
