"""What became of accepted findings that did not come up again."""

from tests.accepting import across, finding, unknown, verdict
from tests.baseline.files import new, of
from vmcheck.baseline.wording import LISTED, baseline_notes

DISKS = verdict(
    finding("HVB401", "SCSI 0:1"), finding("HVB401", "SCSI 0:2"), finding("HVB102", outcome="fails")
)
OTHER = verdict(finding("HVB202", "E:"), name="WEB01", vm_id="77")


def test_fixed_ones_are_listed_in_the_order_of_the_file() -> None:
    baseline = of(OTHER, DISKS, across())
    assert new(baseline, [verdict(finding("HVB401", "SCSI 0:2")), verdict(name="WEB01", vm_id="77")]) == []
    assert [(one.rule, one.vm, one.object, one.outcome, one.count) for one in baseline.fixed()] == [
        ("HVB102", "SQL01", None, "fails", 1),
        ("HVB401", "SQL01", "SCSI 0:1", "excluded", 1),
        ("HVB202", "WEB01", "E:", "excluded", 1),
        ("HVB506", None, "HV01, nightly", "fails", 1),
    ]


def test_what_cannot_be_said_to_be_fixed() -> None:
    baseline = of(DISKS, OTHER, across())
    baseline.apply(verdict(unknowns=[unknown("HVB401")]))
    assert [(one.rule, one.why) for one in baseline.unseen({"HVB401", "HVB202", "HVB102"})] == [
        ("HVB102", "fixed"),
        ("HVB401", "undecided"),
        ("HVB401", "undecided"),
        ("HVB202", "no-such-vm"),
        ("HVB506", "not-asked"),
    ]
    assert [one.rule for one in baseline.fixed({"HVB401", "HVB202", "HVB102"})] == ["HVB102"]


def test_one_that_got_worse_is_not_fixed() -> None:
    baseline = of(verdict(finding(outcome="saved-state")))
    assert len(new(baseline, [verdict(finding(outcome="fails"))])) == 1
    assert list(baseline.unseen()) == []


def test_several_of_one_kind_are_counted() -> None:
    baseline = of(verdict(*[finding(name="volume 1")] * 3))
    baseline.apply(verdict(finding(name="volume 9")))
    assert [(one.object, one.count) for one in baseline.fixed()] == [("volume", 2)]


def test_notes_name_what_is_fixed_and_count_the_rest() -> None:
    baseline = of(DISKS, OTHER, across())
    baseline.apply(verdict(unknowns=[unknown("HVB401")]))
    fixed = "2 accepted findings fixed: HVB102 on SQL01; HVB506 on HV01, nightly."
    assert list(baseline_notes("b.json", list(baseline.unseen()))) == [
        f"b.json: {fixed} Write the baseline anew, or the gate lets them come back.",
        "b.json: 2 accepted findings not decided this time, facts are missing.",
        "b.json: 1 accepted finding of VMs that this run did not see.",
    ]


def test_notes_do_not_grow_with_the_fleet() -> None:
    many = verdict(*[finding(name=f"SCSI 0:{number}") for number in range(50)])
    baseline = of(many)
    baseline.apply(verdict())
    (note,) = baseline_notes("b.json", list(baseline.unseen()))
    assert f"and {50 - LISTED} more." in note
    assert note.startswith("b.json: 50 accepted findings fixed: HVB401 on SQL01, SCSI 0:0; ")
    assert list(baseline_notes("b.json", [])) == []
