"""Findings that only inform: counted, or listed like others where somebody asks for them."""

import pytest

from tests.report.fleet import MIXED
from tests.report.runs import FLEETS, Fleet, write
from vmcheck.report import Options

REMARK = "Convert it to VHDX."


@pytest.mark.parametrize("name", ["table", "markdown"])
def test_remarks_are_listed_where_asked_for(name: str) -> None:
    assert REMARK not in write(name, Fleet(MIXED))
    assert REMARK in write(name, Fleet(MIXED), Options(info=True))


def test_listed_remarks_are_not_counted_beside() -> None:
    for fleet in ("mixed", "remarks-across"):
        assert "Further remarks" in write("table", FLEETS[fleet])
        assert "Further remarks" not in write("table", FLEETS[fleet], Options(info=True))


@pytest.mark.parametrize("name", ["text", "json", "csv"])
def test_other_formats_list_them_anyway(name: str) -> None:
    assert write(name, FLEETS["mixed"], Options(info=True)) == write(name, FLEETS["mixed"])
