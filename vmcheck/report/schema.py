"""The JSON Schemas of the JSON and NDJSON reports, generated from the typed structs."""

from typing import Any

import msgspec

from vmcheck.report.json_document import ReportDocument
from vmcheck.report.ndjson_lines import Line


def report_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of the JSON report."""
    return _schema(ReportDocument, "report-1.json", "vmcheck report, version 1")


def report_line_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a line of the NDJSON report."""
    return _schema(Line, "report-line-1.json", "A line of a vmcheck report in NDJSON, version 1")


def _schema(model: Any, name: str, title: str) -> dict[str, Any]:
    (reference,), parts = msgspec.json.schema_components([model])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://vmcheck.example/schemas/{name}",
        "title": title,
        **reference,
        "$defs": {name: parts[name] for name in sorted(parts)},
    }
