"""The plan for people at a terminal."""

from collections.abc import Iterator
from typing import TextIO

from vmcheck.plan.model import Plan, Step
from vmcheck.plan.reports.base import PlanOptions, PlanRun
from vmcheck.plan.reports.left_words import left
from vmcheck.plan.reports.table_scenario import scenario_lines
from vmcheck.plan.reports.words import (
    EFFORT,
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
    vm_name,
    what_to_do,
)
from vmcheck.report.base import Options
from vmcheck.report.colour import BOLD, CLASS, DIM, paint
from vmcheck.report.escape import terminal
from vmcheck.report.layout import Cell, grid, hanging, heading, shorten
from vmcheck.report.table_sections import collecting
from vmcheck.report.words import plural

_NAMES = 8
_LONGEST = 600
_EFFORT = max(map(len, EFFORT.values()))
_NUMBER, _COUNT = 4, 5
_GAPS = 10


def write(stream: TextIO, plan: Plan, run: PlanRun, options: PlanOptions) -> None:
    """Write headline, steps at a glance, steps in detail, and what is left."""
    sections = [
        hanging("", terminal(headline(plan, run)), options.width),
        [line for note in run.notes for line in hanging("note: ", terminal(note), options.width)],
        scenario_lines(plan.scenario, options),
        _glance(plan, options),
        *_details(plan, options),
        _left(plan, options),
        collecting(plan.collect, Options(colour=options.colour, width=options.width)),
    ]
    if options.colour:
        sections[0] = [paint(line, BOLD) for line in sections[0]]
    stream.write("\n\n".join("\n".join(lines) for lines in sections if lines))
    stream.write("\n")


def _glance(plan: Plan, options: PlanOptions) -> list[str]:
    if not plan.steps:
        return []
    room = options.width - _NUMBER - _COUNT - _EFFORT - _COUNT - _GAPS
    limits = (_NUMBER, room - room * 2 // 5, _COUNT, _EFFORT, room * 2 // 5, _COUNT)
    names = ("Step", "What to mend", "VMs", "Effort", "Buys", "Ready")
    shown = plan.steps[: options.limit]
    lines = grid(
        [heading(name, colour=options.colour) for name in names], [_row(step) for step in shown], limits
    )
    rest = len(plan.steps) - len(shown)
    return [*hanging("", efforts(plan.steps), options.width), "", *lines, *_more(rest, "step")]


def _row(step: Step) -> tuple[Cell, ...]:
    return (
        Cell(str(step.number)),
        Cell(shorten(terminal(f"{step.rule} {step_title(step)}"), _LONGEST)),
        Cell(str(len(step.vms))),
        Cell(EFFORT[step.effort]),
        Cell(buys(step.gain) or "nothing yet"),
        Cell(str(step.after.ready)),
    )


def _details(plan: Plan, options: PlanOptions) -> Iterator[list[str]]:
    for step in plan.steps[: options.limit]:
        yield list(_detail(step, options))


def _detail(step: Step, options: PlanOptions) -> Iterator[str]:
    title = f"{step.rule} {step_title(step)} ({EFFORT[step.effort]})"
    for line in hanging(f"Step {step.number}  ", terminal(title), options.width):
        yield paint(line, BOLD) if options.colour else line
    yield from hanging("  ", terminal(what_to_do(step)), options.width)
    for prompt, command in _commands(step):
        yield f"  {paint(prompt + terminal(command), DIM if options.colour else '')}"
    if len(step.vms) > 1 and any(_commands(step)):
        yield from hanging("  ", f"(the command is for {terminal(example(step).name)})", options.width)
    names = some([shorten(vm_name(vm), _LONGEST // _NAMES) for vm in step.vms], _NAMES)
    yield from hanging("  VMs    ", terminal(names), options.width)
    if step.moved:
        yield from hanging("  Also   ", terminal(some(also(step), _NAMES)), options.width)
    yield from hanging("  Buys   ", " ".join(gain_lines(step)), options.width)
    yield from hanging("  After  ", f"{numbers(1, step.number)}: {stand(step.after)}", options.width)


def _commands(step: Step) -> Iterator[tuple[str, str]]:
    """Give the commands for one VM, each behind the prompt of its shell."""
    change = example(step).change
    yield from (("PS> ", command) for command in change.powershell)
    yield from (("$ ", command) for command in change.shell)


def _left(plan: Plan, options: PlanOptions) -> list[str]:
    groups = left(plan)
    if not groups:
        return []
    lines = [_title(f"{plural(len(plan.stuck), 'VM')} not ready at the end", options)]
    for group in groups[: options.limit]:
        label = f"  {group.classification}  "
        first, *more = hanging(label, terminal(some(group.names, _NAMES)), options.width)
        style = CLASS[group.classification] if options.colour else ""
        lines += [f"  {paint(group.classification, style)}{first[len(label) - 2 :]}", *more]
        why = f"{', '.join(group.rules)}: {group.helps}" if group.rules else group.helps
        lines += hanging("      ", terminal(why), options.width)
    return [*lines, *_more(len(groups) - options.limit, "group of VMs", "groups of VMs")]


def _title(text: str, options: PlanOptions) -> str:
    return paint(text, BOLD) if options.colour else text


def _more(number: int, noun: str, nouns: str | None = None) -> list[str]:
    return [f"  ... and {number} more {noun if number == 1 else nouns or noun + 's'}: see the JSON plan"] * (
        number > 0
    )
