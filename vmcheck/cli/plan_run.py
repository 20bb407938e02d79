"""One run of vmcheck plan: opens what it needs, reads, plans, reports, decides the exit code."""

from collections.abc import Iterator
from contextlib import ExitStack

import click

from vmcheck.cli import exit_codes
from vmcheck.cli.config_options import assumptions_of, rank
from vmcheck.cli.inputs import open_inventories
from vmcheck.cli.output import open_output, wants_colour
from vmcheck.cli.plan_options import PlanRunOptions
from vmcheck.cli.plan_reading import PlanReading
from vmcheck.cli.plan_tools import PlanTools
from vmcheck.cli.rule_choice import load_chosen, rule_ids
from vmcheck.cli.tell import tell_problem
from vmcheck.cli.terminal_width import terminal_width
from vmcheck.config.loading import Loaded
from vmcheck.config.settings import Settings
from vmcheck.plan.model import Plan
from vmcheck.plan.reports.base import PlanOptions, PlanRun
from vmcheck.plan.reports.formats import write_plan
from vmcheck.plan.reports.words import headline
from vmcheck.report.escape import terminal
from vmcheck.report.words import notes, plural
from vmcheck.rulebook import RuleBook
from vmcheck.version import __version__

_FILE_WIDTH = 100
_NARROWEST = 60


def run_plan(inventories: tuple[str, ...], loaded: Loaded, options: PlanRunOptions) -> int:
    """Plan and report; the exit code."""
    settings = loaded.settings
    book = load_chosen(settings.rules)
    rank(book, settings)
    what_if = rule_ids(options.what_if, book.rules, "--what-if")
    tools = PlanTools(book.rules, settings, assumptions_of(settings, off=not options.assume))
    for remark in () if options.quiet else loaded.remarks:
        tell_problem(remark)
    with ExitStack() as stack:
        stream = stack.enter_context(open_output(options.output, options.format_name, keep=inventories))
        events = stack.enter_context(open_inventories(inventories, quiet=options.quiet, kind=options.kind))
        reading = PlanReading(events, quiet=options.quiet)
        if what_if:
            plan = reading.what_if(tools, what_if)
        elif options.upgrade is not None:
            plan = reading.upgraded(tools, options.upgrade)
        else:
            plan = reading.as_it_is(tools)
        run = PlanRun(
            tool_version=__version__,
            inputs=inventories,
            refused=tuple(reading.refused),
            problems=tuple(reading.problems),
            faults=tuple(sorted(reading.faults)),
            notes=tuple(_notes(reading, tools, book)),
        )
        if options.script:
            from vmcheck.plan.script.writing import write_script

            write_script(stream, plan, run)
        else:
            write_plan(options.format_name, stream, plan, run, _look(options, settings))
    if not options.quiet:
        _say_beside(options, plan, run)
    return _exit_code(run, plan.now.vms, book, settings)


def _say_beside(options: PlanRunOptions, plan: Plan, run: PlanRun) -> None:
    """What the person at the terminal would otherwise not see of a plan."""
    if options.output is not None:
        click.echo(terminal(headline(plan, run)), err=True)
    if options.format_name == "csv":
        for note in run.notes:
            click.echo(terminal(f"note: {note}"), err=True)


def _notes(reading: PlanReading, tools: PlanTools, book: RuleBook) -> Iterator[str]:
    """What a reader of the plan must know of the run."""
    yield from notes(reading.summary())
    if book.faults:
        files = plural(len(book.faults), "rule file")
        yield f"{files} could not be used; what they hold was not asked."
    if tools.assumed is not None:
        yield from tools.assumed.notes()


def _look(options: PlanRunOptions, settings: Settings) -> PlanOptions:
    width = _FILE_WIDTH if options.output else max(terminal_width(), _NARROWEST)
    return PlanOptions(colour=wants_colour(settings.color, options.output), width=width)


def _exit_code(run: PlanRun, vms: int, book: RuleBook, settings: Settings) -> int:
    """The gravest thing that happened. There is no gate."""
    return exit_codes.gravest(
        fault=run.faults,
        unread=run.refused or run.errors,
        unusable=book.faults,
        empty=not vms and not settings.allow_empty,
    )
