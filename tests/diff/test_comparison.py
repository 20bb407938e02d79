"""Two runs as verdicts: order, rows that wait on disk, refused VMs, findings across VMs."""

from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.report import fleet
from tests.report.across_examples import ACROSS
from vmcheck.diff.across import across_changes
from vmcheck.diff.change import Change
from vmcheck.diff.comparison import Comparison
from vmcheck.verdict import Verdict


def changes_of(
    old: Iterable[Verdict], new: Iterable[Verdict], refused: Sequence[str] = ()
) -> tuple[list[Change], int]:
    """What is different, and how many VMs are not."""
    with Comparison() as comparison:
        for verdict in old:
            comparison.add(verdict, new=False)
        for verdict in new:
            comparison.add(verdict, new=True)
        for name in refused:
            comparison.refuse(name, new=True)
        return list(comparison.changes()), comparison.unchanged


def test_the_same_run_twice() -> None:
    assert changes_of(fleet.MIXED, fleet.MIXED) == ([], len(fleet.MIXED))


@given(st.permutations(fleet.MIXED), st.permutations(fleet.MIXED))
def test_another_order_makes_no_difference(old: list[Verdict], new: list[Verdict]) -> None:
    assert changes_of(old, new) == ([], len(fleet.MIXED))


def test_names_nobody_would_give() -> None:
    assert changes_of(fleet.HOSTILE, fleet.HOSTILE) == ([], len(fleet.HOSTILE))


@given(st.permutations(range(300)))
def test_in_the_order_of_the_newer_run_and_gone_ones_last(order: list[int]) -> None:
    old = [fleet.vm(f"OLD{index}", index) for index in range(150)]
    new = [fleet.vm(f"VM{index}", index + 1000, **fleet.SAVED) for index in order]
    changes, unchanged = changes_of(old, new)
    assert unchanged == 0
    assert [change.vm.name for change in changes] == [
        *(f"VM{index}" for index in order),
        *(f"OLD{index}" for index in range(150)),
    ]


def test_a_renamed_vm_is_told_of_without_being_a_difference() -> None:
    ((change,), unchanged) = changes_of([fleet.vm("OLD", 1)], [fleet.vm("NEW", 1)])
    assert (change.kind, change.renamed, unchanged) == ("unchanged", True, 0)


def test_a_refused_vm_is_not_gone() -> None:
    ((change,), _) = changes_of([fleet.vm("SQL01", 1)], [], refused=["sql01", "OTHER"])
    assert change.kind == "not-compared"


def test_findings_of_the_newer_run_have_their_position() -> None:
    old, new = fleet.vm("SQL01", 1), fleet.MIXED[1]
    ((change,), _) = changes_of([old], [new])
    assert change.new is not None
    places = [change.new.place_of(finding) for finding in change.new_findings]
    assert places == [new.record.place(finding.path) for finding in new.findings]
    ((back,), _) = changes_of([new], [old])
    assert [finding.line for finding in back.fixed_findings] == [None]


def test_across_vms() -> None:
    grown = [replace(one, vms=one.vms + 1, message="Other words") for one in ACROSS]
    assert across_changes(ACROSS, grown) == []
    changes = across_changes(ACROSS[:1], ACROSS[1:])
    assert [change.kind for change in changes] == ["new"] * (len(ACROSS) - 1) + ["fixed"]
