"""Writes schemas/report.schema.json from the typed structs: ``python -m vmcheck.report.schema``.

With ``--check`` nothing is written; the exit code is 1 where the file is stale.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from vmcheck.report.json_document import ReportDocument
from vmcheck.report.ndjson_lines import Line

SCHEMA_FILE = Path(__file__).parents[2] / "schemas" / "report.schema.json"


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


def main(arguments: Sequence[str]) -> int:
    """Write the schema, or only look whether the file is up to date.

    Returns:
        0, or 1 where ``--check`` finds the file stale.
    """
    encoded = msgspec.json.format(msgspec.json.encode(report_schema()), indent=2) + b"\n"
    if "--check" in arguments:
        fresh = SCHEMA_FILE.is_file() and SCHEMA_FILE.read_bytes() == encoded
        if not fresh:
            sys.stderr.write("schemas/report.schema.json is stale: run python -m vmcheck.report.schema\n")
        return 0 if fresh else 1
    draft = SCHEMA_FILE.with_suffix(".tmp")
    draft.write_bytes(encoded)
    draft.replace(SCHEMA_FILE)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
