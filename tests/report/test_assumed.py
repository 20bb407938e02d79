"""Assumptions in reports: which VM they were made for, and which verdicts rest on them."""

import json

import pytest
from msgspec.structs import replace

from tests.report.fleet import CLEAN, MIXED
from tests.report.runs import Fleet, write


def test_json_names_them_for_each_vm() -> None:
    assumed = replace(CLEAN, assumed=("guest.iscsi_disks", "state"), rests_on=("state",))
    first, second = json.loads(write("json", Fleet([assumed, CLEAN])))["vms"]
    assert (first["assumed"], first["rests_on"]) == (["guest.iscsi_disks", "state"], ["state"])
    assert (second["assumed"], second["rests_on"]) == ([], [])


@pytest.mark.parametrize("name", ["table", "text", "csv", "markdown"])
def test_other_formats_leave_it_to_the_notes(name: str) -> None:
    assumed = [replace(verdict, assumed=("state",), rests_on=("state",)) for verdict in MIXED]
    assert write(name, Fleet(assumed)) == write(name, Fleet(MIXED))
