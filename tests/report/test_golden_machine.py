"""Whole documents of the machine formats with options, and with findings that were accepted."""

import pytest

from tests.conftest import CompareGolden
from tests.report.accepted import ACCEPTED
from tests.report.runs import FLEETS, write
from tests.report.test_golden import EXTENSIONS
from vmcheck.report import Options

MACHINE_FORMATS = ("sarif", "junit", "github", "gitlab", "ndjson")
BASE = Options(base="C:\\Audit", baseline=True)


@pytest.mark.parametrize("name", MACHINE_FORMATS)
def test_accepted_findings(name: str, golden: CompareGolden) -> None:
    golden(f"report/{name}-accepted.{EXTENSIONS[name]}", write(name, ACCEPTED, BASE))


@pytest.mark.parametrize("name", ["sarif", "github", "gitlab"])
def test_names_relative_to_a_folder(name: str, golden: CompareGolden) -> None:
    golden(f"report/{name}-mixed-relative.{EXTENSIONS[name]}", write(name, FLEETS["mixed"], BASE))
