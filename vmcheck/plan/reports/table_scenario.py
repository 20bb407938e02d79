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


def scenario_lines(scenario: Scenario | None, options: PlanOptions) -> list[str]:
    """Give VMs by class before and after, and which VMs change."""
    if scenario is None:
        return []
    names = ("VMs", "Now", f"{condition(scenario)[:1].upper()}{condition(scenario)[1:]}")
    rows = [tuple(map(Cell, row)) for row in counts(scenario)]
    room = options.width - 20 - 10 - 4
    table = grid([heading(name, colour=options.colour) for name in names], rows, (20, 10, room))
    return [*table, "", *_moves(scenario, options)]


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
