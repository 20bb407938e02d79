"""The plan as GitHub-flavoured Markdown: to be sent to those who decide, and to those who do it."""

from collections.abc import Iterator
from typing import TextIO

from vmcheck.plan.model import Plan, Step
from vmcheck.plan.reports.base import PlanOptions, PlanRun
from vmcheck.plan.reports.left_words import left
from vmcheck.plan.reports.markdown_scenario import scenario_section
from vmcheck.plan.reports.markdown_tables import more, names_of, table
from vmcheck.plan.reports.words import (
    EFFORT,
    FIRST,
    also,
    buys,
    efforts,
    example,
    gain_lines,
    headline,
    numbers,
    some,
    stand,
    step_title,
    what_to_do,
)
from vmcheck.report.base import Collect
from vmcheck.report.escape import markdown_block, markdown_code, markdown_text
from vmcheck.report.words import MEANING, human_bytes, plural

_NAMES = 30
_FEW = 5
"""So many VMs are listed in the open."""
_WORDS = (
    f"Ready: {MEANING['online-capable']}. "
    "Interrupted: put into a saved state meanwhile, so that its users are cut off."
)
"""For readers who know neither Hyper-V nor vmcheck."""


def write(stream: TextIO, plan: Plan, run: PlanRun, options: PlanOptions) -> None:
    """Write what it comes to, the steps, what each one changes, and what is left."""
    sections = [
        [f"## {markdown_text(headline(plan, run))}"],
        [f"- {markdown_text(note)}" for note in run.notes],
        scenario_section(plan.scenario, options),
        _outlook(plan),
        _steps(plan, options),
        *_details(plan, options),
        _left(plan, options),
        _collect(plan, options),
    ]
    stream.write("\n\n".join("\n".join(lines) for lines in sections if lines))
    stream.write("\n")


def _outlook(plan: Plan) -> list[str]:
    """Give the fleet now, after the first steps and at the end, side by side."""
    if not plan.steps:
        return []
    steps = plan.steps
    start = plan.now if plan.scenario is None else plan.scenario.after
    stops = [("Now" if plan.scenario is None else "Then", start)]
    if len(steps) > FIRST:
        first = steps[FIRST - 1]
        stops.append((f"After {numbers(1, FIRST)}", first.after))
    stops.append((f"After {numbers(1, len(steps))}", steps[-1].after))
    tallies = [tally for _, tally in stops]
    rows = [
        ("VMs ready for an online backup", *(f"{tally.ready} of {tally.vms}" for tally in tallies)),
        ("VMs interrupted by the backup", *(str(tally.interrupted) for tally in tallies)),
        ("Data known to be left out", *(human_bytes(tally.excluded_bytes) for tally in tallies)),
        ("VMs whose backup fails", *(str(tally.by_class["fails"]) for tally in tallies)),
        ("VMs that cannot be judged yet", *(str(tally.by_class["undetermined"]) for tally in tallies)),
    ]
    return [*table(("", *(name for name, _ in stops)), rows, "---:"), "", _WORDS]


def _steps(plan: Plan, options: PlanOptions) -> list[str]:
    if not plan.steps:
        return []
    shown = plan.steps[: options.limit]
    names = ("Step", "What to mend", "VMs", "Effort", "What it buys", "Ready after it")
    rows = table(names, [_row(step) for step in shown])
    title = ["### Steps, in the best order", "", f"{efforts(plan.steps)}.", ""]
    return [*title, *rows, *more(len(plan.steps) - len(shown), "step")]


def _row(step: Step) -> list[str]:
    return [
        str(step.number),
        f"{step.rule} {markdown_text(step_title(step))}",
        str(len(step.vms)),
        EFFORT[step.effort],
        buys(step.gain) or "nothing yet",
        str(step.after.ready),
    ]


def _details(plan: Plan, options: PlanOptions) -> list[list[str]]:
    if not plan.steps:
        return []
    shown = [_detail(step) for step in plan.steps[: options.limit]]
    return [["### What each step changes"], *shown]


def _detail(step: Step) -> list[str]:
    title = f"**Step {step.number}: {markdown_text(step_title(step))}** ({EFFORT[step.effort]})"
    lines = [title, "", markdown_text(what_to_do(step))]
    lines += ["", f"It buys: {' '.join(gain_lines(step))}. After it: {stand(step.after)}.", ""]
    if step.moved:
        lines += [f"Also: {markdown_text(some(also(step), _NAMES))}.", ""]
    names = names_of((vm.name, vm.host, vm.change.objects) for vm in step.vms)
    if len(step.vms) <= _FEW:
        return [*lines, f"VMs: {names}", *_commands(step)]
    folded = f"<details><summary>{plural(len(step.vms), 'VM')}</summary>"
    return [*lines, folded, "", names, "", "</details>", *_commands(step)]


def _commands(step: Step) -> Iterator[str]:
    """Give the commands for one VM."""
    vm = example(step)
    change = vm.change
    blocks = [markdown_block(command, "powershell") for command in change.powershell]
    blocks += [markdown_block(command, "sh") for command in change.shell]
    if blocks and len(step.vms) > 1:
        yield from ("", f"For {markdown_code(vm.name)}:")
    for block in blocks:
        yield from ("", *block)


def _left(plan: Plan, options: PlanOptions) -> list[str]:
    groups = left(plan)
    if not groups:
        return []
    rows = [
        [
            some([markdown_code(name) for name in group.names], _NAMES),
            f"{group.classification}: {MEANING[group.classification]}",
            ", ".join(group.rules),
            markdown_text(group.helps),
        ]
        for group in groups[: options.limit]
    ]
    lines = table(("VMs", "Verdict at the end", "Rules", "What would help"), rows)
    title = f"### {plural(len(plan.stuck), 'VM')} not ready at the end"
    return [title, "", *lines, *more(len(groups) - len(rows), "group")]


def _way(one: Collect) -> str:
    commands = " or ".join(markdown_code(command) for command in (one.powershell, one.shell) if command)
    return markdown_text(one.how) + (f": {commands}" if commands else "")


def _collect(plan: Plan, options: PlanOptions) -> list[str]:
    if not plan.collect:
        return []
    rows = [
        ["<br>".join(map(markdown_code, one.facts)), str(one.vms), _way(one)]
        for one in plan.collect[: options.limit]
    ]
    lines = table(("Facts", "VMs", "How to collect them"), rows)
    return ["### To collect first", "", *lines, *more(len(plan.collect) - len(rows), "fact")]
