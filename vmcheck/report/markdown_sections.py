"""The sections of the Markdown report."""

from collections.abc import Iterable, Sequence

from vmcheck.inventory.events import Problem
from vmcheck.report.base import Collect, Summary
from vmcheck.report.digest import Digest, Row
from vmcheck.report.escape import markdown_block, markdown_code, markdown_text
from vmcheck.report.problems import at, describe, of_refused
from vmcheck.report.remedies import Group, Remedies, commands_for
from vmcheck.report.words import MEANING, excluded_total, human_bytes, plural


def classes(summary: Summary) -> list[str]:
    """Give the table of VMs by class; classes without a VM are left out."""
    rows = [(str(number), name, MEANING[name]) for name, number in summary.by_class.items() if number]
    lines = _table(("VMs", "Verdict", "Meaning"), rows, "---:")
    if summary.interrupted:
        noun = plural(summary.interrupted, "VM is", "VMs are")
        lines += ["", f"{noun} interrupted by the backup."]
    return lines


def attention(digest: Digest) -> list[str]:
    """Give the table of the VMs that need attention, worst first."""
    rows = digest.attention()
    if not rows:
        return []
    names = ("VM", "Host", "Verdict", "Why") if digest.several_hosts else ("VM", "Verdict", "Why")
    table = _table(names, (_attention_row(row, hosts=digest.several_hosts) for row in rows))
    return ["### VMs that need attention", "", *table, *_left_out(digest.left_out(), "more VM")]


def _attention_row(row: Row, *, hosts: bool) -> list[str]:
    host = [markdown_code(row.host) if row.host else ""] if hosts else []
    why = "<br>".join(map(markdown_text, row.lines))
    return [markdown_code(row.name), *host, row.classification, why]


def across(digest: Digest) -> list[str]:
    """Give the table of what was found across VMs, errors first."""
    rows = [
        (str(found.vms), found.rule, found.severity, markdown_text(found.message))
        for found in digest.across.shown()
    ]
    if not rows:
        return []
    table = _table(("VMs", "Rule", "Severity", "Finding"), rows, "---:")
    return ["### Across VMs", "", *table, *_left_out(digest.across.left_out(), "more finding")]


def remedies(collected: Remedies) -> list[str]:
    """Give what to do, rule by rule, with the command for the first VM."""
    groups = collected.groups()
    if not groups:
        return []
    whom = commands_for(groups)
    hint = [f"Commands are {whom}.", ""] if whom else []
    return ["### What to do", "", *hint, *"\n\n".join(map(_remedy, groups)).split("\n")]


def _remedy(group: Group) -> str:
    down = " (interrupts the VM)" if group.remedy.downtime else ""
    title = f"**{group.rule}** {markdown_text(group.title)} ({group.concerned})"
    lines = [f"- {title}: {markdown_text(group.remedy.text)}{down}"]
    for language, command in (("powershell", group.remedy.powershell), ("sh", group.remedy.shell)):
        if command:
            lines += ["", *(f"  {line}" for line in markdown_block(command, language))]
    return "\n".join(lines)


def excluded(digest: Digest, summary: Summary) -> list[str]:
    """Give the table of data that is certainly not in the backup."""
    if not digest.excluded.kept:
        return []
    rows = (
        (
            markdown_code(entry.vm),
            f"{entry.item.kind} {markdown_code(entry.item.name)}",
            "not known" if entry.item.size_bytes is None else human_bytes(entry.item.size_bytes),
            entry.item.rule,
            markdown_text(entry.item.why),
        )
        for entry in digest.excluded.kept
    )
    table = _table(("VM", "Not in the backup", "Size", "Rule", "Why"), rows)
    left_out = _left_out(digest.excluded.left_out, "more item")
    return ["### Not in the backup", "", f"{excluded_total(summary)}.", "", *table, *left_out]


def missing(summary: Summary) -> list[str]:
    """Give the table of facts that were not collected."""
    if not summary.missing:
        return []
    ways = {fact: entry for entry in summary.collect for fact in entry.facts}
    rows = ((markdown_code(fact), str(vms), _way(ways.get(fact))) for fact, vms in summary.missing.items())
    return ["### Not collected", "", *_table(("Fact", "VMs", "How to collect it"), rows)]


def _way(entry: Collect | None) -> str:
    if entry is None:
        return ""
    commands = " or ".join(markdown_code(command) for command in (entry.powershell, entry.shell) if command)
    return markdown_text(entry.how) + (f": {commands}" if commands else "")


def input_problems(digest: Digest) -> list[str]:
    """Give refused VMs and problems of the input."""
    lines = [
        _problem(problem) + ("" if refused.name is None else f" {markdown_code(refused.name)}")
        for refused in digest.refused.kept
        for problem in of_refused(refused)
    ]
    lines += map(_problem, digest.problems.kept)
    if not lines:
        return []
    left_out = digest.refused.left_out + digest.problems.left_out
    return ["### Problems of the input", "", *lines, *_left_out(left_out, "more problem")]


def _problem(problem: Problem) -> str:
    return f"- {markdown_code(at(problem.place))}: {problem.severity}: {markdown_text(describe(problem))}"


def _table(names: Sequence[str], rows: Iterable[Sequence[str]], first: str = "---") -> list[str]:
    marks = [first, *("---",) * (len(names) - 1)]
    return [_line(names), _line(marks), *map(_line, rows)]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _left_out(number: int, noun: str) -> list[str]:
    return ["", f"... and {plural(number, noun)}."] if number else []
