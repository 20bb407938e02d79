"""The plan as one JSON document.

Its format is in ``json_document``, its schema in ``schemas/plan.schema.json``.
"""

from typing import TextIO

from vmcheck.plan.model import Plan
from vmcheck.plan.reports.base import PlanOptions, PlanRun
from vmcheck.plan.reports.json_document import PLAN_VERSION, PlanDocument
from vmcheck.plan.reports.json_entries import (
    collect_entry,
    scenario_entry,
    step_entry,
    stuck_entry,
    tally_entry,
)
from vmcheck.report.json_document import Tool
from vmcheck.report.json_entries import problem_entry, refused_entry
from vmcheck.report.json_text import json_text


def write(stream: TextIO, plan: Plan, run: PlanRun, options: PlanOptions) -> None:
    """Write everything, VMs and edits without a limit."""
    del options
    document = PlanDocument(
        plan_version=PLAN_VERSION,
        tool=Tool(name="vmcheck", version=run.tool_version),
        inputs=run.inputs,
        notes=run.notes,
        now=tally_entry(plan.now),
        scenario=None if plan.scenario is None else scenario_entry(plan.scenario),
        steps=tuple(map(step_entry, plan.steps)),
        stuck=tuple(map(stuck_entry, plan.stuck)),
        collect=tuple(map(collect_entry, plan.collect)),
        faults=run.faults,
        problems=tuple(map(problem_entry, run.problems)),
        refused=tuple(map(refused_entry, run.refused)),
    )
    stream.write(f"{json_text(document)}\n")
