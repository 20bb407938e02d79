"""One run of vmcheck check: opens what it needs, runs, decides the exit code."""

from contextlib import ExitStack

import click
from msgspec.structs import replace

from vmcheck.cli import exit_codes
from vmcheck.cli.at_stake import stake_tally
from vmcheck.cli.check_options import CheckOptions
from vmcheck.cli.check_plan import CheckPlan
from vmcheck.cli.check_reports import open_reports
from vmcheck.cli.inputs import open_inventories
from vmcheck.cli.tell import Teller
from vmcheck.config.loading import Loaded
from vmcheck.fleet.watch import FleetWatch
from vmcheck.gate import Gate
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.report.base import Run, Summary
from vmcheck.report.escape import terminal
from vmcheck.report.words import headline, notes
from vmcheck.run import RunLoop
from vmcheck.version import __version__

_WITHOUT_NOTES = frozenset({"text", "csv", "gitlab"})
"""Formats that have no place for notes on the whole run."""


def run_check(inventories: tuple[str, ...], loaded: Loaded, options: CheckOptions) -> int:
    """Check and report; the exit code."""
    settings = loaded.settings
    plan = CheckPlan.of(settings, options)
    gate = Gate(frozenset(settings.fail_on))
    stake = stake_tally(options.reports, settings)
    with ExitStack() as stack:
        watch = stack.enter_context(FleetWatch(plan.book.rules, catalogue()))
        report = stack.enter_context(open_reports(options, settings, keep=inventories))
        events = stack.enter_context(open_inventories(inventories, quiet=options.quiet, kind=options.kind))
        loop = RunLoop(
            checker=plan.checker(watch),
            gate=gate,
            report=report,
            shown=plan.shown,
            accepted=plan.accepted,
            watchers=[watcher for watcher in (plan.assumed, stake) if watcher is not None],
            becomer=plan.becomer(),
            tell=Teller(report, quiet=options.quiet),
        )
        report.begin(Run(tool_version=__version__, inputs=inventories))
        for remark in loaded.remarks:
            loop.problem(remark)
        loop.run(events if stake is None else stake.following(events))
        loop.fleet(watch.findings())
        for remark in plan.accepted.remarks() if plan.accepted is not None else ():
            loop.problem(remark)
        summary = loop.summary(plan.notes())
        code = _exit_code(summary, gate, plan)
        at_stake = None if stake is None else stake.stake()
        report.end(replace(summary, exit_code=code, stake=at_stake))
    if not options.quiet:
        _say_beside(options, summary)
    return code


def _say_beside(options: CheckOptions, summary: Summary) -> None:
    """What the person at the terminal would otherwise not see of a report."""
    shown = options.to_stdout
    if shown is None:
        click.echo(headline(summary), err=True)
    lacking = [wanted for wanted in options.reports if wanted.format_name in _WITHOUT_NOTES]
    if lacking and (shown is None or shown in _WITHOUT_NOTES):
        for note in notes(summary):
            click.echo(terminal(f"note: {note}"), err=True)


def _exit_code(summary: Summary, gate: Gate, plan: CheckPlan) -> int:
    """The gravest thing that happened."""
    return exit_codes.gravest(
        fault=summary.faults,
        unread=summary.refused or summary.errors,
        unusable=plan.book.faults,
        empty=not summary.vms and not plan.settings.allow_empty,
        findings=gate.closed,
    )
