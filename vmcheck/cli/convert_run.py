"""One run of vmcheck convert: reads, writes, decides the exit code."""

import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import click

from vmcheck.cli import exit_codes
from vmcheck.cli.inputs import open_inventories
from vmcheck.cli.output import open_output
from vmcheck.cli.tell import tell_problem, tell_refused
from vmcheck.convert.conversion import Conversion, Disguise
from vmcheck.convert.writing import InventoryWriter, Layout
from vmcheck.inventory.events import Problem, Refused
from vmcheck.report.escape import terminal
from vmcheck.report.words import plural
from vmcheck.sources.kind import SourceKind

_NDJSON = (".ndjson", ".jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvertOptions:
    """The options of vmcheck convert."""

    kind: SourceKind | None
    output: Path | None
    layout: Literal["json", "ndjson"] | None
    anonymize: bool
    no_origins: bool
    allow_empty: bool
    quiet: bool


def run_convert(inputs: tuple[str, ...], options: ConvertOptions) -> int:
    """Read, and write what was read; the exit code."""
    layout = _layout(options)
    with ExitStack() as stack:
        stream = stack.enter_context(open_output(options.output, layout, keep=inputs))
        writer = stack.enter_context(InventoryWriter(layout))
        conversion = Conversion(
            writer,
            origins=not (options.no_origins or options.anonymize),
            disguise=_disguise() if options.anonymize else None,
            tell=_Teller(quiet=options.quiet),
        )
        with open_inventories(inputs, quiet=options.quiet, kind=options.kind) as events:
            conversion.run(events)
        if not writer.count and not options.allow_empty:
            sys.exit(_nothing(conversion))  # inside the with: the draft goes, an older file stays
        writer.write(stream, conversion.header())
    if not options.quiet:
        _say(conversion, writer.count, options)
    return exit_codes.INPUT if conversion.refused or conversion.errors else exit_codes.OK


def _layout(options: ConvertOptions) -> Layout:
    if options.layout is not None:
        return options.layout
    named_so = options.output is not None and options.output.suffix.lower() in _NDJSON
    return "ndjson" if named_so else "json"


def _disguise() -> Disguise:
    from vmcheck.anonymize.disguise import Anonymizer

    return Anonymizer()


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells of problems on stderr; with quiet only of errors."""

    quiet: bool

    def __call__(self, event: Problem | Refused) -> None:
        if isinstance(event, Refused):
            tell_refused(event)
        elif event.severity == "error" or not self.quiet:
            tell_problem(event)


def _say(conversion: Conversion, count: int, options: ConvertOptions) -> None:
    for note in conversion.notes():
        click.echo(terminal(f"note: {note}"), err=True)
    where = "" if options.output is None else f" to {terminal(str(options.output))}"
    refused = f"; {plural(conversion.refused, 'VM')} could not be" if conversion.refused else ""
    click.echo(f"{plural(count, 'VM')} converted{where}{refused}", err=True)


def _nothing(conversion: Conversion) -> int:
    """What it means that no VM was found."""
    if conversion.refused or conversion.errors:
        return exit_codes.INPUT
    click.echo("error: no VM in the input", err=True)
    return exit_codes.EMPTY
