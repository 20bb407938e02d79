"""What the summary counts."""

from tests.report.fleet import CLEAN, MIXED, vm
from tests.report.runs import FLEETS, summarize
from vmcheck.report import Tally
from vmcheck.verdict import CLASSIFICATIONS

SUMMARY = summarize(FLEETS["mixed"])


def test_classes_stand_worst_first_and_add_up() -> None:
    assert tuple(SUMMARY.by_class) == CLASSIFICATIONS
    assert list(SUMMARY.by_class.values()) == [1, 1, 2, 1, 2, 2]
    assert (SUMMARY.vms, SUMMARY.ready, SUMMARY.attention) == (9, 2, 7)


def test_excluded_data_of_known_and_unknown_size() -> None:
    assert (SUMMARY.not_in_backup_bytes, SUMMARY.excluded_items) == (2_199_023_255_552, 2)
    assert (SUMMARY.excluded_unknown_size, SUMMARY.uncertain_items) == (1, 1)


def test_missing_facts_count_vms_and_not_disks() -> None:
    assert list(SUMMARY.missing.items()) == [("guest.volumes", 2), ("guest.disks[].layout", 1)]


def test_missing_facts_of_as_many_vms_stand_by_name() -> None:
    tally = Tally()
    tally.verdict(vm("A", 0, missing=("z", "a", "m")))
    tally.verdict(vm("B", 1, missing=("m",)))
    assert list(tally.summary().missing) == ["m", "a", "z"]


def test_a_rule_that_crashes_twice_is_one_fault() -> None:
    tally = Tally()
    (crashed,) = [verdict for verdict in MIXED if verdict.name == "APP03"]
    tally.verdict(crashed)
    tally.verdict(crashed)
    assert tally.summary().faults == 1


def test_input_problems() -> None:
    assert (SUMMARY.refused, SUMMARY.errors, SUMMARY.warnings) == (2, 1, 1)


def test_findings_across_vms_are_counted_and_change_no_class() -> None:
    assert SUMMARY.fleet_findings == len(FLEETS["mixed"].across)
    assert summarize(FLEETS["ready-but-across"]).attention == 0


def test_unknown_downtime_is_no_interruption() -> None:
    tally = Tally()
    for downtime in (True, False, None):
        tally.verdict(vm("A", 0, downtime=downtime))
    assert tally.summary().interrupted == 1


def test_vms_that_lack_facts_on_hosts_without_cmdlets_are_counted() -> None:
    tally = Tally()
    for release, assumed in (("2008", False), ("2008R2", False), ("2008", True), ("2012", False)):
        tally.verdict(vm("A", 0, release=release, release_assumed=assumed, missing=("state",)))
    tally.verdict(vm("A", 0, release="2008", release_assumed=False))
    assert tally.summary().lacking_without_cmdlets == 2


def test_a_clean_vm_counts_as_ready_only() -> None:
    tally = Tally()
    tally.verdict(CLEAN)
    summary = tally.summary(selection_not_assessed=1, notes=("n",))
    assert (summary.ready, summary.attention, summary.release_assumed) == (1, 0, 0)
    assert (summary.selection_not_assessed, summary.notes) == (1, ("n",))
