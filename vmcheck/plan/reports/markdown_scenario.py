"""The section of the Markdown plan about --what-if and --host-release: the fleet before and after."""

from vmcheck.plan.model import Scenario
from vmcheck.plan.reports.base import PlanOptions
from vmcheck.plan.reports.markdown_tables import more, table
from vmcheck.plan.reports.scenario_words import balance, counts, moves
from vmcheck.plan.reports.words import condition, some
from vmcheck.report.escape import markdown_code, markdown_text

_NAMES = 20


def scenario_section(scenario: Scenario | None, options: PlanOptions) -> list[str]:
    """Give VMs by class before and after, and which VMs change."""
    if scenario is None:
        return []
    title = markdown_text(condition(scenario))
    lines = [f"### The fleet {title}", "", *table(("VMs", "Now", "Then"), counts(scenario), "---:"), ""]
    groups = moves(scenario)
    lines += [f"{balance(scenario)}.", ""]
    if not groups:
        return lines[:-1]
    rows = [
        [
            markdown_text(group.title),
            str(len(group.names)),
            some([markdown_code(name) for name in group.names], _NAMES),
            some([markdown_code(fact) for fact in group.missing], _NAMES),
        ]
        for group in groups[: options.limit]
    ]
    names = ("Change", "VMs", "Which", "Not collected")
    return [*lines, *table(names, rows), *more(len(groups) - len(rows), "change")]
