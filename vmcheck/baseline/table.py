"""A baseline as a table for people: findings by rule."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from vmcheck.baseline.file_shape import BaselineFile
from vmcheck.report.escape import terminal
from vmcheck.report.layout import Cell, grid
from vmcheck.report.words import plural

_OTHER_COLUMNS = 34
"""What the columns beside the title take."""


def baseline_table(parts: BaselineFile, titles: Mapping[str, str], width: int) -> str:
    """The number of findings and VMs by rule, and their sum; most findings first.

    Args:
        parts: The baseline.
        titles: Titles of rules by id; a rule that is unknown has none.
        width: Columns of the terminal.
    """
    findings: Counter[str] = Counter()
    vms: defaultdict[str, int] = defaultdict(int)
    for vm in parts.vms:
        for entry in vm.findings:
            findings[entry.rule] += entry.count
        for rule in {entry.rule for entry in vm.findings}:
            vms[rule] += 1
    for across in parts.fleet:
        findings[across.rule] += across.count
    total = f"{plural(findings.total(), 'finding')} on {plural(len(parts.vms), 'VM')} accepted"
    if not findings:
        return total + "\n"
    ordered = sorted(findings, key=lambda rule: (-findings[rule], rule))
    rows = [
        [
            Cell(terminal(rule)),
            Cell(terminal(titles.get(rule, "(a rule that this run does not have)"))),
            Cell(str(findings[rule])),
            Cell(str(vms[rule]) if vms[rule] else "across VMs"),
        ]
        for rule in ordered
    ]
    limits = (10, max(width - _OTHER_COLUMNS, 20), 8, 10)
    headings = [Cell("Rule"), Cell("Title"), Cell("Findings"), Cell("VMs")]
    return "\n".join([total, "", *grid(headings, rows, limits)]) + "\n"
