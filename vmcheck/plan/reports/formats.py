"""The formats by name. A module is imported when its format is wanted: start-up time matters."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TextIO

from vmcheck.plan.model import Plan
from vmcheck.plan.reports.base import PlanOptions, PlanRun

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "table": "vmcheck.plan.reports.table",
        "json": "vmcheck.plan.reports.json_report",
        "markdown": "vmcheck.plan.reports.markdown",
        "csv": "vmcheck.plan.reports.csv_report",
    }
)
"""Each module has a function ``write(stream, plan, run, options)``."""


def write_plan(format_name: str, stream: TextIO, plan: Plan, run: PlanRun, options: PlanOptions) -> None:
    """Write a plan to a text stream that does not translate line ends (``newline=""``)."""
    import_module(FORMATS[format_name]).write(stream, plan, run, options)
