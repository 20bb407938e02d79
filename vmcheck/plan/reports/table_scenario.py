"""The section of the table about --what-if and --host-release: the fleet before and after."""

from collections.abc import Iterator

from vmcheck.plan.model import Scenario
from vmcheck.plan.reports.base import PlanOptions
from vmcheck.plan.reports.scenario_words import balance, counts, moves
from vmcheck.plan.reports.words import condition, some
from vmcheck.report.colour import CLASS, paint
from vmcheck.report.escape import terminal
from vmcheck.report.layout import Cell, grid, hanging, heading

_NAMES = 8
_COLUMNS = (20, 10, 10)


def scenario_lines(scenario: Scenario | None, options: PlanOptions) -> list[str]:
    """Give VMs by class before and after, and which VMs change."""
    if scenario is None:
        return []
    title = hanging("", f"The fleet {condition(scenario)}", options.width)
    rows = [tuple(map(Cell, row)) for row in counts(scenario)]
    names = [heading(name, colour=options.colour) for name in ("VMs", "Now", "Then")]
    return [*title, "", *grid(names, rows, _COLUMNS), "", *_moves(scenario, options)]


def _moves(scenario: Scenario, options: PlanOptions) -> Iterator[str]:
    yield from hanging("", balance(scenario), options.width)
    if scenario.moves:
        yield ""
    for group in moves(scenario):
        style = CLASS["online-capable" if group.better else "fails"] if options.colour else ""
        title = f"{group.title} ({len(group.names)})"
        yield paint(title, style) if style else title
        yield from hanging("    ", terminal(some(group.names, _NAMES)), options.width)
        if group.missing:
            facts = f"not collected: {some(group.missing, _NAMES)}"
            yield from hanging("    ", terminal(facts), options.width)
