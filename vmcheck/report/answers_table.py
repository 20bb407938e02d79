"""The section of the table that says of each VM what every rule said."""

from collections.abc import Iterator

from vmcheck.report.answers import Line, Sheet
from vmcheck.report.base import Options
from vmcheck.report.capped import Capped
from vmcheck.report.colour import BOLD, CLASS, paint
from vmcheck.report.escape import terminal
from vmcheck.report.layout import hanging, shorten
from vmcheck.report.words import plural

_LABEL = "  {:<16}"
_LONGEST_REASON = 1000
_LONGEST_CLASS = max(map(len, CLASS))


def answers_table(sheets: Capped[Sheet], options: Options) -> list[str]:
    """Give the VMs with what the rules said of them; nothing where nobody asked."""
    if not sheets.kept:
        return []
    lines = [paint("Every rule, VM by VM", BOLD if options.colour else "")]
    for sheet in sheets.kept:
        lines += ["", *_sheet(sheet, options)]
    if sheets.left_out:
        lines += ["", f"  ... and {plural(sheets.left_out, 'more VM')}: see the json report"]
    return lines


def _sheet(sheet: Sheet, options: Options) -> Iterator[str]:
    name = terminal(f"{sheet.vm} ({sheet.host})" if sheet.host else sheet.vm)
    style = CLASS[sheet.classification] if options.colour else ""
    longest = options.width - _LONGEST_CLASS - 2
    yield f"{shorten(name, longest)}: {paint(sheet.classification, style)}"
    for line in sheet.lines:
        text = shorten(terminal(_text(line)), _LONGEST_REASON)
        yield from hanging(_LABEL.format(line.value), text, options.width)


def _text(line: Line) -> str:
    rules = ", ".join(line.rules)
    return f"{rules}: {line.why}" if line.why else rules
