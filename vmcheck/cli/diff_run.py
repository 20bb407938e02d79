"""One run of vmcheck diff: reads both inventories, compares, decides the exit code."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from vmcheck.checker import Checker
from vmcheck.cli import exit_codes
from vmcheck.cli.diff_inputs import open_side
from vmcheck.cli.output import open_output, wants_colour
from vmcheck.cli.revision import parse_revision
from vmcheck.cli.rule_choice import load_chosen
from vmcheck.cli.tell import tell_problem, tell_refused
from vmcheck.cli.terminal_width import terminal_width
from vmcheck.diff.across import across_changes
from vmcheck.diff.comparison import Comparison
from vmcheck.diff.gate import DiffGate
from vmcheck.diff.reports.base import DiffCounts, DiffOptions, DiffReport, DiffRun, Side
from vmcheck.diff.reports.formats import FORMATS
from vmcheck.fleet.watch import FleetWatch
from vmcheck.inventory.events import Event, Opened, Problem, Refused
from vmcheck.inventory.model import Release
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.rulebook import RuleBook
from vmcheck.sources.kind import SourceKind
from vmcheck.verdict import FleetFinding
from vmcheck.version import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRunOptions:
    """The options of vmcheck diff."""

    kind: SourceKind | None
    format_name: str
    output: Path | None
    fail_on: frozenset[str]
    host_release: Release | None
    folders: tuple[Path, ...]
    allow_empty: bool
    quiet: bool
    colour: str


def run_diff(old: str, new: str, options: DiffRunOptions) -> int:
    """Compare and report; the exit code."""
    book = load_chosen(options.folders)
    gate = DiffGate(options.fail_on)
    with ExitStack() as stack:
        stream = stack.enter_context(open_output(options.output, options.format_name, keep=(old, new)))
        report = FORMATS[options.format_name].open(stream, _report_options(options))
        comparison = stack.enter_context(Comparison())
        before = _Reading(old, comparison, new=False)
        before.run(book, options)
        after = _Reading(new, comparison, new=True)
        after.run(book, options)
        run = DiffRun(
            tool_version=__version__,
            old=before.side(),
            new=after.side(),
            faults=tuple(sorted(before.faults | after.faults)),
        )
        report.begin(run)
        report.end(_report_changes(report, gate, before, after))
    return _exit_code(run, gate, book, options)


@dataclass(slots=True)
class _Reading:
    """Reads one side into the comparison; keeps nothing but sums and findings across VMs."""

    name: str
    comparison: Comparison
    new: bool = field(kw_only=True)
    vms: int = 0
    refused: int = 0
    errors: int = 0
    faults: set[str] = field(default_factory=set)
    across: list[FleetFinding] = field(default_factory=list)

    def run(self, book: RuleBook, options: DiffRunOptions) -> None:
        with (
            FleetWatch(book.rules, catalogue()) as watch,
            open_side(self.name, quiet=options.quiet, kind=options.kind) as events,
        ):
            checker = Checker(book.rules, catalogue(), host_release=options.host_release, watch=watch)
            for event in events:
                self._take(event, checker, quiet=options.quiet)
            self.across = list(watch.findings())

    def side(self) -> Side:
        revision = parse_revision(self.name)
        return Side(
            input=self.name,
            vms=self.vms,
            refused=self.refused,
            errors=self.errors,
            prefix=revision.prefix if revision else "",
        )

    def _take(self, event: Event, checker: Checker, *, quiet: bool) -> None:
        if isinstance(event, Opened):
            checker.open(event)
        elif isinstance(event, Problem):
            self._problem(event, quiet=quiet)
        elif isinstance(event, Refused):
            self.refused += 1
            self.comparison.refuse(event.name, new=self.new)
            tell_refused(event)
        else:
            verdict = checker.check(event)
            self.vms += 1
            self.faults.update(unknown.rule for unknown in verdict.unknowns if unknown.fault)
            self.comparison.add(verdict, new=self.new)

    def _problem(self, problem: Problem, *, quiet: bool) -> None:
        self.errors += problem.severity == "error"
        if problem.severity == "error" or not quiet:
            tell_problem(problem)


def _report_changes(report: DiffReport, gate: DiffGate, before: _Reading, after: _Reading) -> DiffCounts:
    counts = DiffCounts()
    for change in after.comparison.changes():
        counts.change(change)
        gate.see(change)
        report.change(change)
    for across in across_changes(before.across, after.across):
        counts.across_vms(across)
        gate.see_across(across)
        report.across(across)
    counts.by_kind["unchanged"] += after.comparison.unchanged
    return counts


def _report_options(options: DiffRunOptions) -> DiffOptions:
    width = terminal_width() if options.output is None else 100
    return DiffOptions(
        colour=wants_colour(options.colour, options.output), width=max(width, 60), base=str(Path.cwd())
    )


def _exit_code(run: DiffRun, gate: DiffGate, book: RuleBook, options: DiffRunOptions) -> int:
    """The gravest thing that happened."""
    return exit_codes.gravest(
        fault=run.faults,
        unread=any(side.refused or side.errors for side in (run.old, run.new)),
        unusable=book.faults,
        empty=not run.new.vms and not options.allow_empty,
        findings=gate.closed,
    )
