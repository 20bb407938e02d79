"""Which VM of the inventory a line of a log means."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reconcile.vms import reconciled, statement
from tests.report.fleet import vm
from vmcheck.inventory.events import Place
from vmcheck.reconcile.statements import Statement, fold
from vmcheck.verdict import Verdict

ID = "5f0c2e4a-0000-4000-8000-000000000001"
OTHER = "5f0c2e4a-0000-4000-8000-000000000002"


def results(*arguments: Any, **options: Any) -> list[tuple[str, str]]:
    return [(entry.name, entry.result) for entry in reconciled(*arguments, **options)]


def test_by_name_whatever_its_case() -> None:
    assert results([statement("online", "sql01 ")], [vm("SQL01", 0)]) == [("SQL01", "agrees")]


def test_by_id_whatever_its_name() -> None:
    said = [statement("online", "OLD-NAME", ID)]
    assert results(said, [vm("SQL01", 0, id=ID.upper())]) == [("SQL01", "agrees")]


def test_another_id_is_another_vm() -> None:
    said = [statement("online", "SQL01", OTHER)]
    assert results(said, [vm("SQL01", 0, id=ID)]) == [
        ("SQL01", "only-in-inventory"),
        ("SQL01", "only-in-log"),
    ]


def test_a_vm_without_id_goes_by_its_name() -> None:
    said = [statement("offline", "SQL01", OTHER)]
    assert results(said, [vm("SQL01", 0, id=None)]) == [("SQL01", "disagrees")]


def test_lines_with_and_without_id_are_one_vm() -> None:
    said = [statement("online", "SQL01", line=1), statement("online", "SQL01", ID, line=9)]
    (entry,) = reconciled(said, [])
    assert (entry.result, entry.times, [one.place.line for one in entry.said]) == ("only-in-log", 2, [9])
    assert results(said, [vm("SQL01", 0, id=ID)]) == [("SQL01", "agrees")]


def test_a_name_on_two_hosts_needs_the_host() -> None:
    said = [statement("online", "SQL01")]
    vms = [vm("SQL01", 0), vm("SQL01", 1, host="HV02")]
    entries = reconciled(said, vms)
    assert [(entry.result, entry.reason) for entry in entries] == [("not-compared", "ambiguous")] * 2
    assert results(said, vms, host="hv02") == [("SQL01", "agrees")]


def test_an_id_needs_no_host() -> None:
    said = [statement("online", "SQL01", ID)]
    vms = [vm("SQL01", 0, id=ID), vm("SQL01", 1, id=OTHER, host="HV02")]
    assert results(said, vms) == [("SQL01", "agrees"), ("SQL01", "only-in-inventory")]


def test_two_ids_in_the_log_and_none_in_the_inventory() -> None:
    said = [statement("online", "SQL01", ID), statement("online", "SQL01", OTHER)]
    (entry,) = reconciled(said, [vm("SQL01", 0, id=None)])
    assert (entry.result, entry.reason, entry.times) == ("not-compared", "ambiguous", 2)


def test_a_refused_vm_is_not_missing() -> None:
    (entry,) = reconciled([statement("online", "SQL01")], [], refused=("sql01",))
    assert (entry.result, entry.reason) == ("not-compared", "refused")


def test_both_labels_keep_both_places() -> None:
    said = [statement("online", "SQL01", line=4), *[statement("offline", "SQL01", line=7)] * 2]
    (entry,) = reconciled(said, [vm("SQL01", 0)])
    assert (entry.result, entry.times) == ("contradictory", 3)
    assert [(one.label, one.place.line) for one in entry.said] == [("online", 4), ("offline", 7)]


@pytest.mark.parametrize(
    ("name", "expected"), [("A on B", "A on B"), ("A", "A"), ("C", "A on B")], ids=["whole", "part", "none"]
)
def test_a_sentence_of_dpm_means_a_vm_that_is_there(name: str, expected: str) -> None:
    names = ("A on B on HV01", "A on B", "A")
    said = Statement("online", "Backup Using Child Partition Snapshot", names, None, Place("dpm.txt", 1, 1))
    found = results([said], [vm(name, 0)])
    assert found[-1] == (expected, "agrees" if name == expected else "only-in-log")


IDS = st.sampled_from([None, ID, OTHER])
NAMES = st.sampled_from(["SQL01", "sql01", "WEB01", "X"])
SAID = st.builds(statement, st.sampled_from(["online", "offline"]), NAMES, IDS, st.integers(1, 99))
VMS = st.builds(
    lambda name, vm_id, host: vm(name, 0, id=vm_id, host=host), NAMES, IDS, st.sampled_from(["HV01", "HV02"])
)


@given(st.lists(SAID), st.lists(VMS))
def test_every_vm_of_either_side_is_there_once(said: list[Statement], vms: list[Verdict]) -> None:
    entries = reconciled(said, vms)
    both = [entry.vm for entry in entries if entry.vm is not None]
    assert [(one.name, one.id, one.host) for one in both] == [(one.name, one.id, one.host) for one in vms]
    assert [one.number for one in both] == list(range(len(vms)))
    of_log = [entry for entry in entries if entry.vm is None]
    keys = [(entry.id, fold(entry.name)) for entry in of_log]
    assert len(keys) == len(set(keys))
    assert all(entry.said for entry in of_log)
    assert sum(entry.times for entry in entries) >= len(said)
    if not vms:
        assert sum(entry.times for entry in entries) == len(said)
