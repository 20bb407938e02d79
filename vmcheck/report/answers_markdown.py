"""The sections of the Markdown report that say of each VM what every rule said."""

from vmcheck.report.answers import Sheet
from vmcheck.report.capped import Capped
from vmcheck.report.escape import markdown_code, markdown_text
from vmcheck.report.words import plural


def answers_markdown(sheets: Capped[Sheet]) -> list[str]:
    """Give a table for each VM; nothing where nobody asked."""
    if not sheets.kept:
        return []
    lines = ["### Every rule, VM by VM"]
    for sheet in sheets.kept:
        lines += ["", *_sheet(sheet)]
    if sheets.left_out:
        lines += ["", f"... and {plural(sheets.left_out, 'more VM')}."]
    return lines


def _sheet(sheet: Sheet) -> list[str]:
    host = f" ({markdown_code(sheet.host)})" if sheet.host else ""
    rows = [f"| {line.value} | {', '.join(line.rules)} | {markdown_text(line.why)} |" for line in sheet.lines]
    return [
        f"#### {markdown_code(sheet.vm)}{host}: {sheet.classification}",
        "",
        "| Result | Rules | Why |",
        "| --- | --- | --- |",
        *rows,
    ]
