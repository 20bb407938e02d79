"""The script as text: ASCII, line ends of Windows; the functions come from ``parts``."""

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from vmcheck.knowledge.releases import TITLES
from vmcheck.plan.model import Plan
from vmcheck.plan.reports.base import PlanRun
from vmcheck.plan.script.model import ByHand, Call, Section, Task
from vmcheck.plan.script.quoting import comment, literal, literals
from vmcheck.plan.script.sections import calls, sections
from vmcheck.report.words import plural

_PARTS = Path(__file__).parent / "parts"
_WIDTH = 100
_RULE = "# " + "-" * 78


def write_script(stream: TextIO, plan: Plan, run: PlanRun) -> None:
    """Write the script of a plan to a text stream that does not translate line ends (``newline=""``)."""
    lines = "\n".join(script_lines(plan, run)).split("\n")
    stream.write("".join(f"{line}\r\n" for line in lines))


def script_lines(plan: Plan, run: PlanRun) -> Iterator[str]:
    """Yield the script, line by line or several lines at once."""
    parts = sections(plan)
    yield from _head(run, parts)
    yield _part("head")
    yield _part("helpers")
    for function in sorted({call.function for call in calls(parts)}):
        yield _part(function)
    for section in parts:
        yield from _section(section)


def _part(name: str) -> str:
    return (_PARTS / f"{name}.ps1").read_text(encoding="ascii")


def _head(run: PlanRun, parts: list[Section]) -> Iterator[str]:
    scripted = len(calls(parts))
    by_hand = sum(isinstance(task.what, ByHand) for part in parts for task in part.tasks)
    yield f"# Written by vmcheck {comment(run.tool_version)} from {comment(', '.join(run.inputs))}"
    yield f"# {plural(scripted, 'change')} scripted; {by_hand} to be made by hand, as comments."
    for note in run.notes:
        yield from _wrapped(f"Note: {note}", "# ")


def _section(section: Section) -> Iterator[str]:
    yield _RULE
    yield f"# {_title(section)}"
    yield _RULE
    if section.place.name is None:
        for task in section.tasks:
            yield from _task(task, "")
        yield ""
        return
    yield f"if (Test-Chosen -List $ComputerName -Name {literal(section.place.name)}) {{"
    for task in section.tasks:
        yield from _task(task, "    ")
    yield "}"
    yield ""


def _title(section: Section) -> str:
    name = section.place.name
    if name is None:
        return "VMs whose host the inventory does not name"
    kind = "File server" if section.place.kind == "file server" else "Host"
    release = next((f", {title}" for one, title in TITLES.items() if one == section.release), "")
    return comment(f"{kind} {name}{release}")


def _task(task: Task, indent: str) -> Iterator[str]:
    yield f"{indent}# {comment(f'{task.rule} {task.title}')}"
    for vm, objects in zip(task.vms, task.objects, strict=True):
        yield f"{indent}#   for {comment(f'{vm}: {objects}' if objects else vm)}"
    if isinstance(task.what, Call):
        yield indent + _call(task.what, task)
    else:
        yield from _guidance(task.what, indent)
    yield ""


def _guidance(what: ByHand, indent: str) -> Iterator[str]:
    yield from _wrapped(f"By hand, because {what.why}: {what.text}", f"{indent}#   ")
    for command in what.commands:
        yield f"{indent}#   PS> {comment(command)}"
    for command in what.shell:
        yield f"{indent}#   sh> {comment(command)}"


def _call(call: Call, task: Task) -> str:
    words = [call.function]
    for name, value in (*call.arguments, ("Name", tuple(task.vms)), ("Rule", task.rule)):
        words += [f"-{name}", literal(value) if isinstance(value, str) else _names(value)]
    return " ".join(words)


def _names(names: tuple[str, ...]) -> str:
    return literal(names[0]) if len(names) == 1 else literals(names)


def _wrapped(text: str, prefix: str) -> list[str]:
    return textwrap.wrap(
        comment(text),
        _WIDTH,
        initial_indent=prefix,
        subsequent_indent=prefix,
        break_long_words=False,
        break_on_hyphens=False,
    )
