"""The plan for spreadsheets: RFC 4180. What a row is, its column ``kind`` says.

``step``: a step with what it buys; below it ``vm``, ``host`` and ``file-server``: what it changes;
``stuck``: a VM that is not online-capable at the end; ``collect``: a fact to collect first;
``move``: another VM of a changed host, or one that --what-if or --host-release changes.
"""

import csv
from collections.abc import Iterator, Sequence
from typing import TextIO

from vmcheck.inventory.positions import pointer_of
from vmcheck.plan.model import Move, NewValue, Plan, Step
from vmcheck.plan.reports.base import PlanOptions, PlanRun
from vmcheck.plan.reports.left_words import what_helps
from vmcheck.report.escape import csv_cell
from vmcheck.report.json_text import json_line

_COLUMNS = (
    "kind,step,rule,title,effort,what_to_do,name,id,host,objects,edits,before,after,vms,ready_alone,"
    "ready_gain,downtime_gain,bytes_gain,ready_after,file,line,column,pointer"
)

_Row = dict[str, str | int | None]


def write(stream: TextIO, plan: Plan, run: PlanRun, options: PlanOptions) -> None:
    """Write the headings and a row for each thing."""
    del run, options
    writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    names = _COLUMNS.split(",")
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in _rows(plan))


def _cell(value: str | int | None) -> str | int:
    return csv_cell(value) if isinstance(value, str) else "" if value is None else value


def _rows(plan: Plan) -> Iterator[_Row]:
    if plan.scenario is not None:
        yield from _moves(plan.scenario.moves)
    for step in plan.steps:
        yield _step(step)
        yield from _targets(step)
        yield from _vms(step)
        yield from _moves(step.moved, step.number)
    for vm in plan.stuck:
        yield {
            "kind": "stuck",
            "rule": "; ".join(vm.rules),
            "what_to_do": what_helps(vm),
            "name": vm.name,
            "id": vm.id,
            "host": vm.host,
            "after": vm.classification,
        }
    for one in plan.collect:
        yield {"kind": "collect", "name": "; ".join(one.facts), "what_to_do": one.how, "vms": one.vms}


def _moves(moves: Sequence[Move], step: int | None = None) -> Iterator[_Row]:
    for move in moves:
        yield {
            "kind": "move",
            "step": step,
            "name": move.name,
            "id": move.id,
            "host": move.host,
            "before": move.before,
            "after": move.after,
            "objects": "; ".join(move.missing),
        }


def _step(step: Step) -> _Row:
    return {
        "kind": "step",
        "step": step.number,
        "rule": step.rule,
        "title": step.title,
        "effort": step.effort,
        "what_to_do": step.text,
        "vms": len(step.vms),
        "ready_alone": step.alone.ready,
        "ready_gain": step.gain.ready,
        "downtime_gain": step.gain.downtime,
        "bytes_gain": step.gain.bytes,
        "ready_after": step.after.ready,
    }


def _targets(step: Step) -> Iterator[_Row]:
    for target in step.targets:
        yield {
            "kind": target.kind,
            "step": step.number,
            "rule": step.rule,
            "name": target.name,
            "edits": _edits(target.edits),
            "file": target.file,
            "pointer": target.pointer,
        }


def _vms(step: Step) -> Iterator[_Row]:
    for vm in step.vms:
        yield {
            "kind": "vm",
            "step": step.number,
            "rule": step.rule,
            "name": vm.name,
            "id": vm.id,
            "host": vm.host,
            "what_to_do": vm.change.text,
            "objects": "; ".join(vm.change.objects),
            "edits": _edits(vm.edits),
            "after": vm.after,
            "file": vm.place.file,
            "line": vm.place.line,
            "column": vm.place.column,
            "pointer": vm.pointer,
        }


def _edits(edits: Sequence[NewValue]) -> str:
    """What changes, as pointer and JSON value; pointers begin at the VM, the host or the file server."""
    return "; ".join(f"{pointer_of(edit.path)} = {json_line(edit.value)}" for edit in edits)
