"""The CSV report as spreadsheets and programs read it."""

import csv
from io import StringIO

import pytest

from tests.report.across_examples import ACROSS
from tests.report.fleet import HOSTILE_NAMES, MIXED
from tests.report.runs import FLEETS, write
from vmcheck.report import Options
from vmcheck.report.base import CsvLayout


def rows(fleet: str, layout: CsvLayout) -> list[dict[str, str]]:
    document = write("csv", FLEETS[fleet], Options(csv_layout=layout))
    return list(csv.DictReader(StringIO(document, newline=""), strict=True))


@pytest.mark.parametrize("layout", ["vms", "findings"])
@pytest.mark.parametrize("fleet", FLEETS)
def test_every_line_ends_with_crlf_and_has_all_cells(fleet: str, layout: CsvLayout) -> None:
    document = write("csv", FLEETS[fleet], Options(csv_layout=layout))
    assert document.endswith("\r\n")
    assert document.count("\r\n") == document.count("\n") == document.count("\r")
    assert all(None not in row and None not in row.values() for row in rows(fleet, layout))


def test_one_row_for_each_vm() -> None:
    assert [row["name"] for row in rows("mixed", "vms")] == [verdict.name for verdict in MIXED]
    assert len(rows("hostile", "vms")) == len(HOSTILE_NAMES)


def test_one_row_for_each_finding_each_unknown_and_each_finding_across_vms() -> None:
    expected = [
        (verdict.name, rule)
        for verdict in MIXED
        for rule in (*(f.rule for f in verdict.findings), *(u.rule for u in verdict.unknowns))
    ]
    expected += [(f"{finding.vms} VMs", finding.rule) for finding in ACROSS]
    assert [(row["name"], row["rule"]) for row in rows("mixed", "findings")] == expected


def test_unknown_is_empty_not_zero_or_false() -> None:
    (row,) = [row for row in rows("mixed", "vms") if row["name"] == "APP02"]
    assert (row["downtime"], row["host"], row["state"]) == ("", "", "")
    (row,) = [row for row in rows("mixed", "vms") if row["name"] == "EXCHANGE-ARCHIVE-01"]
    assert (row["excluded_items"], row["excluded_unknown_size"]) == ("2", "1")


def test_byte_order_mark_only_if_wanted() -> None:
    assert write("csv", FLEETS["clean"], Options(bom=True)) == "\ufeff" + write("csv", FLEETS["clean"])
