"""The formats by name. A module is imported when its format is opened: start-up time matters."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TextIO

from vmcheck.diff.reports.base import DiffOptions, DiffReport


@dataclass(frozen=True, slots=True)
class DiffFormat:
    """Where a format is found."""

    module: str
    report: str
    """Name of its class in the module."""

    def open(self, stream: TextIO, options: DiffOptions) -> DiffReport:
        """Load the format and give a report that writes to ``stream`` (opened with ``newline=""``)."""
        report: DiffReport = getattr(import_module(self.module), self.report)(stream, options)
        return report


FORMATS: Mapping[str, DiffFormat] = MappingProxyType(
    {
        "table": DiffFormat("vmcheck.diff.reports.table", "DiffTable"),
        "json": DiffFormat("vmcheck.diff.reports.json_report", "DiffJson"),
        "markdown": DiffFormat("vmcheck.diff.reports.markdown", "DiffMarkdown"),
        "github": DiffFormat("vmcheck.diff.reports.github", "DiffGithub"),
    }
)
