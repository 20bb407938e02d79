"""The formats by name. A module is imported when its format is opened: start-up time matters."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TextIO

from vmcheck.reconcile.reports.base import ReconcileOptions, ReconcileReport


@dataclass(frozen=True, slots=True)
class ReconcileFormat:
    """Where a format is found."""

    module: str
    report: str
    """Name of its class in the module."""

    def open(self, stream: TextIO, options: ReconcileOptions) -> ReconcileReport:
        """Load the format and give a report that writes to ``stream`` (opened with ``newline=""``)."""
        report: ReconcileReport = getattr(import_module(self.module), self.report)(stream, options)
        return report


FORMATS: Mapping[str, ReconcileFormat] = MappingProxyType(
    {
        "table": ReconcileFormat("vmcheck.reconcile.reports.table", "ReconcileTable"),
        "json": ReconcileFormat("vmcheck.reconcile.reports.json_report", "ReconcileJson"),
        "markdown": ReconcileFormat("vmcheck.reconcile.reports.markdown", "ReconcileMarkdown"),
        "csv": ReconcileFormat("vmcheck.reconcile.reports.csv_report", "ReconcileCsv"),
    }
)
