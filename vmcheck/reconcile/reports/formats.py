"""The formats by name. A module is imported when its format is opened: start-up time matters."""

from collections.abc import Mapping
from types import MappingProxyType

from vmcheck.reconcile.reports.base import ReconcileOptions, ReconcileReport
from vmcheck.report.lazy import LazyFormat

FORMATS: Mapping[str, LazyFormat[ReconcileOptions, ReconcileReport]] = MappingProxyType(
    {
        "table": LazyFormat("vmcheck.reconcile.reports.table", "ReconcileTable"),
        "json": LazyFormat("vmcheck.reconcile.reports.json_report", "ReconcileJson"),
        "markdown": LazyFormat("vmcheck.reconcile.reports.markdown", "ReconcileMarkdown"),
        "csv": LazyFormat("vmcheck.reconcile.reports.csv_report", "ReconcileCsv"),
    }
)
