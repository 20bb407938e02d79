"""One run of vmcheck reconcile: reads the logs, then the inventory, compares, decides the exit code."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import click

from vmcheck.checker import Checker
from vmcheck.cli import exit_codes
from vmcheck.cli.inputs import open_inventories
from vmcheck.cli.output import open_output, wants_colour
from vmcheck.cli.reconcile_logs import read_logs
from vmcheck.cli.rule_choice import load_chosen
from vmcheck.cli.tell import tell_problem, tell_refused
from vmcheck.cli.terminal_width import terminal_width
from vmcheck.engine.suggest import did_you_mean
from vmcheck.inventory.events import Event, Opened, Problem, Refused
from vmcheck.inventory.model import Release
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.reconcile.reading import Log
from vmcheck.reconcile.reconciliation import Reconciliation
from vmcheck.reconcile.reports.base import ReconcileCounts, ReconcileOptions, ReconcileReport, ReconcileRun
from vmcheck.reconcile.reports.formats import FORMATS
from vmcheck.reconcile.statements import Statements
from vmcheck.rulebook import RuleBook
from vmcheck.sources.kind import SourceKind
from vmcheck.version import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconcileRunOptions:
    """The options of vmcheck reconcile."""

    kind: SourceKind | None
    format_name: str
    output: Path | None
    host: str | None
    encoding: str | None
    host_release: Release | None
    folders: tuple[Path, ...]
    allow_empty: bool
    quiet: bool
    colour: str


def run_reconcile(inventory: str, logs: tuple[str, ...], options: ReconcileRunOptions) -> int:
    """Compare and report; the exit code.

    Raises:
        click.UsageError: The host of --host has no VM in the inventory, or the report cannot be written.
    """
    book = load_chosen(options.folders)
    with ExitStack() as stack:
        keep = (inventory, *logs)
        stream = stack.enter_context(open_output(options.output, options.format_name, keep=keep))
        reading = _Reading(quiet=options.quiet)
        reading.read_logs(logs, options.encoding)
        both = stack.enter_context(Reconciliation(reading.statements, host=options.host))
        reading.read_inventory(inventory, both, book, options)
        _known_host(options.host, both)
        report = FORMATS[options.format_name].open(stream, _report_options(options))
        run = reading.run(inventory, both, options.host)
        report.begin(run)
        counts = _report_entries(report, both)
    return _exit_code(run, counts, book, options)


@dataclass(slots=True)
class _Reading:
    """Reads both sides; keeps what the logs say, and sums."""

    quiet: bool
    statements: Statements = field(default_factory=Statements)
    logs: list[Log] = field(default_factory=list)
    vms: int = 0
    refused: int = 0
    errors: int = 0
    faults: set[str] = field(default_factory=set)

    def read_logs(self, names: tuple[str, ...], encoding: str | None) -> None:
        for log in read_logs(names, self.statements, encoding=encoding):
            if isinstance(log, Problem):
                self._problem(log)
            else:
                self.logs.append(log)

    def read_inventory(
        self, name: str, both: Reconciliation, book: RuleBook, options: ReconcileRunOptions
    ) -> None:
        checker = Checker(book.rules, catalogue(), host_release=options.host_release)
        with open_inventories((name,), quiet=self.quiet, kind=options.kind) as events:
            for event in events:
                self._take(event, checker, both)

    def run(self, inventory: str, both: Reconciliation, host: str | None) -> ReconcileRun:
        return ReconcileRun(
            tool_version=__version__,
            inventory=inventory,
            vms=self.vms - both.elsewhere,
            refused=self.refused,
            errors=self.errors,
            host=host,
            hosts=len(both.hosts),
            elsewhere=both.elsewhere,
            logs=tuple(self.logs),
            faults=tuple(sorted(self.faults)),
        )

    def _take(self, event: Event, checker: Checker, both: Reconciliation) -> None:
        if isinstance(event, Opened):
            checker.open(event)
        elif isinstance(event, Problem):
            self._problem(event)
        elif isinstance(event, Refused):
            self.refused += 1
            both.refuse(event.name)
            tell_refused(event)
        else:
            verdict = checker.check(event)
            self.vms += 1
            self.faults.update(unknown.rule for unknown in verdict.unknowns if unknown.fault)
            both.add(verdict)

    def _problem(self, problem: Problem) -> None:
        self.errors += problem.severity == "error"
        if problem.severity == "error" or not self.quiet:
            tell_problem(problem)


def _known_host(host: str | None, both: Reconciliation) -> None:
    if host is None or not both.hosts or host.casefold() in map(str.casefold, both.hosts):
        return
    hint = did_you_mean(host, both.hosts) or f" (hosts: {', '.join(both.hosts)})"
    raise click.UsageError(f"the inventory has no VM on the host {host!r}{hint}")


def _report_entries(report: ReconcileReport, both: Reconciliation) -> ReconcileCounts:
    counts = ReconcileCounts()
    for entry in both.entries():
        counts.add(entry)
        report.entry(entry)
    report.end(counts)
    return counts


def _report_options(options: ReconcileRunOptions) -> ReconcileOptions:
    width = terminal_width() if options.output is None else 100
    return ReconcileOptions(colour=wants_colour(options.colour, options.output), width=max(width, 60))


def _exit_code(
    run: ReconcileRun, counts: ReconcileCounts, book: RuleBook, options: ReconcileRunOptions
) -> int:
    """The gravest thing that happened."""
    return exit_codes.gravest(
        fault=run.faults,
        unread=run.refused or run.errors,
        unusable=book.faults,
        empty=not counts.compared and not options.allow_empty,
        findings=counts.closed,
    )
