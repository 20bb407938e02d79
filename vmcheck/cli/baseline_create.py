"""One run of vmcheck baseline create: checks, and writes what it found, all or nothing."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import click

from vmcheck.acceptance import Acceptance
from vmcheck.baseline.reading import BaselineError, load_baseline
from vmcheck.baseline.writing import NAME, write_baseline
from vmcheck.checker import Checker
from vmcheck.cli import exit_codes
from vmcheck.cli.accepted_files import read_acceptance
from vmcheck.cli.clock import today
from vmcheck.cli.config_options import assumptions_of
from vmcheck.cli.inputs import open_inventories
from vmcheck.cli.output import open_output
from vmcheck.cli.rule_choice import load_chosen
from vmcheck.cli.tell import tell_problem, tell_refused
from vmcheck.config.finding import is_file
from vmcheck.config.settings import Settings
from vmcheck.fleet.watch import FleetWatch
from vmcheck.inventory.events import Event, Opened, Problem, Refused
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.report.escape import terminal
from vmcheck.report.words import plural
from vmcheck.sources.kind import SourceKind
from vmcheck.verdict import FleetFinding, Verdict


def run_create(
    inventories: tuple[str, ...],
    settings: Settings,
    output: Path | None,
    *,
    kind: SourceKind | None,
    assume: bool,
    quiet: bool,
) -> int:
    """Check and write the baseline; the exit code."""
    path = output or settings.baseline or Path(NAME)
    book = load_chosen(settings.rules)
    if book.faults:
        return _nothing_written(exit_codes.USAGE, path)
    _spare_other_files(path)
    accepted = read_acceptance(settings.suppressions, None, book.rules, today())
    with ExitStack() as stack:
        watch = stack.enter_context(FleetWatch(book.rules, catalogue()))
        checker = Checker(
            book.rules,
            catalogue(),
            host_release=settings.host_release,
            host_releases=settings.host_releases,
            assumptions=assumptions_of(settings, off=not assume),
            watch=watch,
        )
        stream = stack.enter_context(open_output(path, "json", keep=inventories))
        events = stack.enter_context(open_inventories(inventories, quiet=quiet, kind=kind))
        survey = _Survey(checker, watch, accepted, quiet=quiet)
        written = write_baseline(survey.findings(events), stream)
        code = survey.code(allow_empty=settings.allow_empty)
        if code != exit_codes.OK:
            sys.exit(_nothing_written(code, path))  # inside the with: the draft goes, an older file stays
    if not quiet:
        vms = f"{written.vms} of {plural(survey.vms, 'VM')}"
        click.echo(f"{terminal(str(path))}: {plural(written.findings, 'finding')} accepted, on {vms}")
    return exit_codes.OK


@dataclass(slots=True)
class _Survey:
    """Gives what is found, and remembers what makes a baseline impossible."""

    checker: Checker
    watch: FleetWatch
    accepted: Acceptance
    quiet: bool
    vms: int = 0
    errors: int = 0
    crashed: bool = False

    def findings(self, events: Iterable[Event]) -> Iterator[Verdict | FleetFinding]:
        for event in events:
            if isinstance(event, Opened):
                self.checker.open(event)
            elif isinstance(event, Problem):
                self._problem(event)
            elif isinstance(event, Refused):
                self.errors += 1
                tell_refused(event)
            else:
                yield self._verdict(self.checker.check(event))
        yield from map(self.accepted.apply_fleet, self.watch.findings())

    def code(self, *, allow_empty: bool) -> int:
        """The gravest thing that happened."""
        if self.crashed:
            return exit_codes.FAULT
        if self.errors:
            return exit_codes.INPUT
        return exit_codes.OK if self.vms or allow_empty else exit_codes.EMPTY

    def _problem(self, problem: Problem) -> None:
        self.errors += problem.severity == "error"
        if problem.severity == "error" or not self.quiet:
            tell_problem(problem)

    def _verdict(self, verdict: Verdict) -> Verdict:
        self.vms += 1
        for unknown in verdict.unknowns:
            if unknown.fault is not None and not self.crashed:
                self.crashed = True
                click.echo(terminal(f"error: {unknown.rule} crashed for a VM: {unknown.fault}"), err=True)
        return self.accepted.apply(verdict)


def _spare_other_files(path: Path) -> None:
    """Make sure that what is overwritten is a baseline.

    Raises:
        click.UsageError: It is something else, or standard output.
    """
    if path == Path("-"):
        raise click.UsageError("a baseline is written to a file, not to standard output")
    if is_file(path):
        try:
            load_baseline(path)
        except BaselineError:
            raise click.UsageError(f"{path} is there and is no sound baseline; remove it first") from None


def _nothing_written(code: int, path: Path) -> int:
    if code == exit_codes.EMPTY:
        click.echo("error: no VM in the input", err=True)
    click.echo(f"{terminal(str(path))} was not written", err=True)
    return code
