"""vmcheck explain VM --inventory FILE: finds the VM, has its story told, writes it down."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from vmcheck.changes import Becomer
from vmcheck.checker import Checker
from vmcheck.cli import exit_codes
from vmcheck.cli.at_stake import rate_of
from vmcheck.cli.config_options import assumptions_of, rank
from vmcheck.cli.inputs import open_inventories
from vmcheck.cli.output import open_output
from vmcheck.cli.rule_choice import load_chosen
from vmcheck.cli.tell import tell_problem, tell_refused
from vmcheck.cli.terminal_width import terminal_width
from vmcheck.config.loading import Loaded
from vmcheck.inventory.events import Problem, Refused
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.story.case import Case, case_of
from vmcheck.story.finding import Finder, Found, NotOneVmError
from vmcheck.story.story import tell

if TYPE_CHECKING:
    from vmcheck.assume.assumptions import Assumptions
    from vmcheck.config.settings import Settings
    from vmcheck.rulebook import RuleBook

_WIDEST = 100


def explain_vm(name: str, inventories: Sequence[str], loaded: Loaded, options: Mapping[str, Any]) -> int:
    """Tell the story of one VM; the exit code. Exits where there is no such VM, or more than one.

    Raises:
        click.UsageError: The story cannot be written.
    """
    settings = loaded.settings
    book = load_chosen(settings.rules)
    rank(book, settings)
    for remark in loaded.remarks:
        tell_problem(remark)
    if options["host"] is None and _is_rule(name, book):
        _tell_rule(name, book, options, inventories)
        return exit_codes.OK
    finder = Finder(name, options["host"], _tell)
    with open_inventories(tuple(inventories), quiet=True, kind=options["kind"]) as events:
        finder.look_through(events)
    assumptions = assumptions_of(settings, off=options["no_assume"])
    case = _case(_only(finder), book, settings, assumptions)
    _write(_told(case, options["format_name"], _width(options)), options, inventories)
    return exit_codes.gravest(
        fault=any(unknown.fault for unknown in case.verdict.unknowns),
        unread=finder.unread,
        unusable=book.faults,
    )


def _tell(event: Problem | Refused) -> None:
    if isinstance(event, Refused):
        tell_refused(event)
    else:
        tell_problem(event)


def _only(finder: Finder) -> Found:
    try:
        return finder.only()
    except NotOneVmError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(_code(finder))


def _code(finder: Finder) -> int:
    if finder.unread:
        return exit_codes.INPUT
    return exit_codes.USAGE if finder.vms else exit_codes.EMPTY


def _case(found: Found, book: "RuleBook", settings: "Settings", assumptions: "Assumptions | None") -> Case:
    """Judge the VM, and work out what it can become."""
    facts = catalogue()
    checker = Checker(
        book.rules,
        facts,
        host_release=settings.host_release,
        host_releases=settings.host_releases,
        assumptions=assumptions,
    )
    becomer = Becomer(
        book.rules,
        facts,
        host_release=settings.host_release,
        host_releases=settings.host_releases,
        assumptions=assumptions,
    )
    checker.open(found.opened)
    becomer.open(found.opened.header, found.opened.earliest)
    return case_of(
        checker,
        found.record,
        becomer.becomes(found.record.vm),
        rate=rate_of(settings),
        assumed={} if assumptions is None else {fact: assumptions.shown(fact) for fact in assumptions.values},
        release_forced=settings.host_release is not None,
    )


def _told(case: Case, format_name: str, width: int) -> str:
    story = tell(case)
    if format_name == "json":
        from vmcheck.story.document import document_text

        return document_text(story)
    from vmcheck.story.page.page import page

    if format_name == "markdown":
        from vmcheck.pages.render_markdown import render_markdown

        return render_markdown(page(story))
    from vmcheck.pages.render_text import render_text

    return render_text(page(story), width)


def _is_rule(name: str, book: "RuleBook") -> bool:
    wanted = name.casefold()
    return any(wanted in (rule.id.casefold(), rule.name.casefold()) for rule in book.rules)


def _tell_rule(name: str, book: "RuleBook", options: Mapping[str, Any], inventories: Sequence[str]) -> None:
    from vmcheck.cli.rule_choice import rule_forms
    from vmcheck.cli.rules import page_text

    if options["format_name"] == "json":
        raise click.UsageError(f"{name!r} is a rule, which --format json is not for; with --host it is a VM")
    click.echo(f"note: {name} is a rule; the inventory was not read. With --host it is a VM.", err=True)
    _write(
        page_text(rule_forms(name, book.rules), markdown=options["format_name"] == "markdown"),
        options,
        inventories,
    )


def _width(options: Mapping[str, Any]) -> int:
    return _WIDEST if options["output"] else min(terminal_width(), _WIDEST)


def _write(text: str, options: Mapping[str, Any], inventories: Sequence[str]) -> None:
    with open_output(options["output"], options["format_name"], keep=inventories) as stream:
        stream.write(text)
