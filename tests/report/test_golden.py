"""Whole documents of every format; refresh with ``pytest --update-golden`` and read the difference."""

import pytest

from tests.conftest import CompareGolden
from tests.report.runs import FLEETS, write
from vmcheck.report import FORMATS, Options

PLAIN = Options()
EXTENSIONS = {
    "table": "txt",
    "text": "txt",
    "json": "json",
    "csv": "csv",
    "markdown": "md",
    "sarif": "sarif",
    "junit": "xml",
    "github": "txt",
    "gitlab": "gitlab",
    "ndjson": "ndjson",
}
VARIANTS = {
    "table-mixed-60": ("table", "mixed", Options(width=60)),
    "table-mixed-120": ("table", "mixed", Options(width=120)),
    "table-mixed-colour": ("table", "mixed", Options(colour=True)),
    "table-mixed-limit": ("table", "mixed", Options(limit=2)),
    "markdown-mixed-limit": ("markdown", "mixed", Options(limit=1)),
    "table-hostile-60": ("table", "hostile", Options(width=60)),
    "text-mixed-summary": ("text", "mixed", Options(summary=True)),
    "csv-mixed-findings": ("csv", "mixed", Options(csv_layout="findings")),
    "csv-hostile-findings": ("csv", "hostile", Options(csv_layout="findings")),
}


@pytest.mark.parametrize("fleet", FLEETS)
@pytest.mark.parametrize("name", FORMATS)
def test_each_format_of_each_fleet(name: str, fleet: str, golden: CompareGolden) -> None:
    golden(f"report/{name}-{fleet}.{EXTENSIONS[name]}", _line_feeds(write(name, FLEETS[fleet])))


@pytest.mark.parametrize("variant", VARIANTS)
def test_options(variant: str, golden: CompareGolden) -> None:
    name, fleet, options = VARIANTS[variant]
    golden(f"report/{variant}.{EXTENSIONS[name]}", _line_feeds(write(name, FLEETS[fleet], options)))


def _line_feeds(document: str) -> str:
    """Golden files are stored with LF on every system; test_csv looks at the CRLF of RFC 4180."""
    return document.replace("\r\n", "\n")
