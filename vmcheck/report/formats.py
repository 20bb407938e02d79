"""The formats by name. A module is imported when its format is opened: start-up time matters."""

from collections.abc import Mapping
from types import MappingProxyType

from vmcheck.report.base import Options, Report
from vmcheck.report.lazy import LazyFormat


class Format(LazyFormat[Options, Report], frozen=True):
    """Where a format is found, and what it is good for."""

    about: str
    """One line for ``--help``."""
    becomes: bool = False
    """Whether it shows what VMs become by changes: others do not wait for that."""


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "table": Format("vmcheck.report.table", "TableReport", "for people at a terminal", becomes=True),
        "text": Format("vmcheck.report.text", "TextReport", "one finding a line, for grep and editors"),
        "json": Format("vmcheck.report.json_report", "JsonReport", "everything, for programs", becomes=True),
        "csv": Format("vmcheck.report.csv_report", "CsvReport", "for spreadsheets"),
        "markdown": Format(
            "vmcheck.report.markdown", "MarkdownReport", "for tickets and pull requests", becomes=True
        ),
        "sarif": Format("vmcheck.report.sarif", "SarifReport", "for code scanning: SARIF 2.1.0"),
        "junit": Format("vmcheck.report.junit", "JunitReport", "a test for each VM, for build servers"),
        "github": Format("vmcheck.report.github", "open_github", "annotations of a GitHub workflow"),
        "gitlab": Format("vmcheck.report.gitlab", "GitlabReport", "Code Quality of GitLab"),
        "ndjson": Format(
            "vmcheck.report.ndjson", "NdjsonReport", "everything, one JSON object a line", becomes=True
        ),
    }
)
