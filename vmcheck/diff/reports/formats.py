"""The formats by name. A module is imported when its format is opened: start-up time matters."""

from collections.abc import Mapping
from types import MappingProxyType

from vmcheck.diff.reports.base import DiffOptions, DiffReport
from vmcheck.report.lazy import LazyFormat

FORMATS: Mapping[str, LazyFormat[DiffOptions, DiffReport]] = MappingProxyType(
    {
        "table": LazyFormat("vmcheck.diff.reports.table", "DiffTable"),
        "json": LazyFormat("vmcheck.diff.reports.json_report", "DiffJson"),
        "markdown": LazyFormat("vmcheck.diff.reports.markdown", "DiffMarkdown"),
        "github": LazyFormat("vmcheck.diff.reports.github", "DiffGithub"),
    }
)
