"""One run of vmcheck check: opens what it needs, runs, decides the exit code."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from vmcheck.checker import Checker
from vmcheck.cli import exit_codes
from vmcheck.cli.inputs import open_inventories
from vmcheck.cli.output import open_output, wants_colour
from vmcheck.cli.rule_choice import load_chosen, rule_ids
from vmcheck.cli.tell import Teller
from vmcheck.fleet.watch import FleetWatch
from vmcheck.gate import Gate
from vmcheck.inventory.model import Release
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.report.base import Options, Run, Summary
from vmcheck.report.formats import FORMATS
from vmcheck.report.words import plural
from vmcheck.rulebook import RuleBook
from vmcheck.run import RunLoop
from vmcheck.version import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """The options of vmcheck check."""

    format_name: str
    output: Path | None
    csv_layout: str
    bom: bool
    host_release: Release | None
    fail_on: frozenset[str]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    folders: tuple[Path, ...]
    allow_empty: bool
    quiet: bool
    colour: str


def run_check(inventories: tuple[str, ...], options: CheckOptions) -> int:
    """Check and report; the exit code."""
    book = load_chosen(options.folders)
    shown = _shown_rules(book, options)
    gate = Gate(options.fail_on)
    with ExitStack() as stack:
        watch = stack.enter_context(FleetWatch(book.rules, catalogue()))
        checker = Checker(book.rules, catalogue(), host_release=options.host_release, watch=watch)
        stream = stack.enter_context(open_output(options.output, options.format_name, keep=inventories))
        report = FORMATS[options.format_name].open(stream, _report_options(options))
        events = stack.enter_context(open_inventories(inventories, quiet=options.quiet))
        loop = RunLoop(
            checker=checker, gate=gate, report=report, shown=shown, tell=Teller(report, quiet=options.quiet)
        )
        report.begin(Run(tool_version=__version__, inputs=inventories))
        loop.run(events)
        loop.fleet(watch.findings())
        summary = loop.summary(_notes(options, book, shown))
        report.end(summary)
    return _exit_code(summary, gate, book, options)


def _shown_rules(book: RuleBook, options: CheckOptions) -> frozenset[str] | None:
    """The rules whose findings are shown; None for all."""
    if not options.select and not options.ignore:
        return None
    every = frozenset(rule.id for rule in book.rules)
    selected = rule_ids(options.select, book.rules, "--select") or every
    return selected - rule_ids(options.ignore, book.rules, "--ignore")


def _notes(options: CheckOptions, book: RuleBook, shown: frozenset[str] | None) -> Iterator[str]:
    if options.host_release is not None:
        yield f"Every VM was judged as if its host ran release {options.host_release} (--host-release)."
    if shown is not None:
        hidden = len({rule.id for rule in book.rules} - shown)
        yield (
            f"Findings of {plural(hidden, 'rule')} are not shown (--select, --ignore); "
            "verdicts rest on all rules."
        )
    if book.faults:
        yield f"{plural(len(book.faults), 'rule file')} could not be used; their rules were not asked."


def _report_options(options: CheckOptions) -> Options:
    width = shutil.get_terminal_size((80, 24)).columns if options.output is None else 100
    return Options(
        colour=wants_colour(options.colour, options.output),
        width=max(width, 60),
        csv_layout="findings" if options.csv_layout == "findings" else "vms",
        bom=options.bom,
    )


def _exit_code(summary: Summary, gate: Gate, book: RuleBook, options: CheckOptions) -> int:
    """The gravest thing that happened."""
    if summary.faults:
        return exit_codes.FAULT
    if summary.refused or summary.errors:
        return exit_codes.INPUT
    if book.faults:
        return exit_codes.USAGE
    if not summary.vms and not options.allow_empty:
        return exit_codes.EMPTY
    return exit_codes.FINDINGS if gate.closed else exit_codes.OK
