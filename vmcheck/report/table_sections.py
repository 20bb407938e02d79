"""The sections of the table that name VMs: what is wrong, what to do, what could not be read."""

from collections.abc import Iterator, Sequence

from vmcheck.report.across import Across
from vmcheck.report.base import Collect, Options
from vmcheck.report.colour import BOLD, CLASS, DIM, SEVERITY, paint
from vmcheck.report.digest import Digest, Row
from vmcheck.report.escape import terminal
from vmcheck.report.layout import Cell, display_width, grid, hanging, heading, shorten
from vmcheck.report.problems import line, refused_lines
from vmcheck.report.remedies import Group, Remedies, commands_for
from vmcheck.report.words import plural
from vmcheck.verdict import Severity

_NARROWEST_REASON = 30
_LONGEST_REASON = 300
_LONGEST_ACROSS = 1000
_VERDICT = max(map(len, CLASS))
_GAP = 2
_MOST_COLLECTED = 8


def attention(digest: Digest, options: Options) -> list[str]:
    """Give the table of the VMs that need attention, worst first."""
    rows = digest.attention()
    if not rows:
        return []
    lines = _table(rows, options, hosts=digest.several_hosts)
    return [
        *lines,
        *_left_out(digest.left_out(), "more VM that needs attention", "more VMs that need attention"),
    ]


def _table(rows: list[Row], options: Options, *, hosts: bool) -> list[str]:
    name = max(12, options.width // 4)
    longest = max(display_width(terminal(row.host or "")) for row in rows)
    host = min(max(longest, len("Host")), max(8, options.width // 8))
    rest = options.width - name - _VERDICT - 2 * _GAP
    if hosts and rest - host - _GAP >= _NARROWEST_REASON:
        limits = (name, host, _VERDICT, rest - host - _GAP)
        cells = [
            (_name(row.name, name), _name(row.host or "", host), _verdict(row, options), _why(row))
            for row in rows
        ]
        return grid(_headings("VM", "Host", "Verdict", "Why", options=options), cells, limits)
    limits_without = (name, _VERDICT, max(rest, 20))
    short = [(_name(_with_host(row, hosts), name), _verdict(row, options), _why(row)) for row in rows]
    return grid(_headings("VM", "Verdict", "Why", options=options), short, limits_without)


def _headings(*names: str, options: Options) -> list[Cell]:
    return [heading(name, colour=options.colour) for name in names]


def _with_host(row: Row, hosts: bool) -> str:  # noqa: FBT001 - private, and named where it is called
    return f"{row.name} ({row.host})" if hosts and row.host else row.name


def _name(text: str, width: int) -> Cell:
    return Cell(shorten(terminal(text), 3 * width))


def _verdict(row: Row, options: Options) -> Cell:
    return Cell(row.classification, CLASS[row.classification] if options.colour else "")


def _why(row: Row) -> Cell:
    return Cell("\n".join(shorten(terminal(reason), _LONGEST_REASON) for reason in row.lines))


def across(collected: Across, options: Options) -> list[str]:
    """Give what was found across VMs, errors first."""
    if not collected.count:
        return []
    lines = [
        text
        for found in collected.shown()
        for text in _beside_rule(
            found.rule, found.severity, shorten(terminal(found.message), _LONGEST_ACROSS), options
        )
    ]
    more = ("more finding across VMs", "more findings across VMs")
    return [_title("Across VMs", options), *lines, *_left_out(collected.left_out(), *more)]


def remedies(collected: Remedies, options: Options) -> list[str]:
    """Give what to do, rule by rule, with the command for the first VM."""
    groups = collected.groups()
    lines = [text for group in groups for text in _remedy(group, options)]
    if lines:
        whom = commands_for(groups)
        hint = f" (commands are {whom})" if whom else ""
        lines.insert(0, f"{_title('What to do', options)}{hint}")
    if remarks := collected.remarks():
        further = f"Further remarks on {remarks}: see the text report"
        lines += hanging("  " if lines else "", further, options.width)
    return lines


def collecting(wanted: Sequence[Collect], options: Options) -> list[str]:
    """Give how to collect the facts that most VMs lack."""
    if not wanted:
        return []
    lines = [_title("How to collect what is missing", options)]
    for entry in wanted[:_MOST_COLLECTED]:
        facts = f"{', '.join(entry.facts)} ({plural(entry.vms, 'VM')})"
        lines += hanging("  ", facts, options.width)
        lines += hanging("      ", entry.how, options.width)
        for prompt, command in (("PS> ", entry.powershell), ("$ ", entry.shell)):
            if command:
                lines.append(f"      {paint(prompt + command, DIM if options.colour else '')}")
    return lines


def _remedy(group: Group, options: Options) -> Iterator[str]:
    title = f"{terminal(group.title)} ({group.concerned})"
    yield from _beside_rule(group.rule, group.severity, title, options)
    indent = _indent(group.rule)
    down = " (interrupts the VM)" if group.remedy.downtime else ""
    yield from hanging(indent, terminal(group.remedy.text) + down, options.width)
    for prompt, command in (("PS> ", group.remedy.powershell), ("$ ", group.remedy.shell)):
        if command:
            yield f"{indent}{paint(prompt + terminal(command), DIM if options.colour else '')}"


def _beside_rule(rule: str, severity: Severity, text: str, options: Options) -> Iterator[str]:
    first, *more = hanging(_indent(rule), text, options.width)
    yield f"  {paint(rule, SEVERITY[severity] if options.colour else '')}{first[len(rule) + 2 :]}"
    yield from more


def _indent(rule: str) -> str:
    return " " * (len(rule) + 4)


def input_problems(digest: Digest, options: Options) -> list[str]:
    """Give refused VMs and problems of the input, one a line, unbroken so that editors find them."""
    lines = [text for refused in digest.refused.kept for text in refused_lines(refused)]
    lines += map(line, digest.problems.kept)
    if not lines:
        return []
    return [
        _title("Problems of the input", options),
        *(f"  {terminal(text)}" for text in lines),
        *_left_out(digest.refused.left_out, "more refused VM", "more refused VMs"),
        *_left_out(digest.problems.left_out, "more problem", "more problems"),
    ]


def _left_out(number: int, noun: str, nouns: str) -> list[str]:
    return [f"  ... and {plural(number, noun, nouns)}: see the text report"] if number > 0 else []


def _title(text: str, options: Options) -> str:
    return paint(text, BOLD if options.colour else "")
