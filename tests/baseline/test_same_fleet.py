"""What is no change: the same run, another order, another layout, another name of a VM with an id."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.accepting import UNTIMED, finding, fleet_findings, fleets, plain, verdict, verdicts
from tests.baseline.files import document, new, of, read, written
from vmcheck.verdict import FleetFinding, Verdict

across = st.lists(fleet_findings, max_size=4)
several = st.lists(verdicts(), max_size=5)
"""VMs of which some may be the same one."""


@UNTIMED
@given(several, across)
def test_a_run_is_known_from_its_own_baseline(fleet: list[Verdict], found: list[FleetFinding]) -> None:
    baseline = of(*fleet, *found)
    assert new(baseline, [*fleet, *found]) == []
    assert list(baseline.unseen()) == []


@UNTIMED
@given(fleets(), across, st.randoms(use_true_random=False))
def test_the_order_of_anything_does_not_matter(
    fleet: list[Verdict], found: list[FleetFinding], random: Any
) -> None:
    shuffled = [replace(seen, findings=random.sample(seen.findings, len(seen.findings))) for seen in fleet]
    random.shuffle(shuffled)
    again = random.sample(found, len(found))
    assert written([*shuffled, *again]) == written([*fleet, *found])
    assert new(of(*fleet, *found), [*shuffled, *again]) == []


@UNTIMED
@given(fleets(), st.text(st.characters(codec="utf-8"), min_size=1), st.sampled_from([None, "HV77"]))
def test_a_vm_with_an_id_may_get_another_name_and_host(
    fleet: list[Verdict], name: str, host: str | None
) -> None:
    with_ids = [seen for seen in fleet if seen.id is not None]
    renamed = [replace(seen, name=name, host=host) for seen in with_ids]
    assert new(of(*with_ids), renamed) == []


@UNTIMED
@given(fleets(), st.sampled_from([None, 0, 4]), st.randoms(use_true_random=False))
def test_another_layout_of_the_file_does_not_matter(
    fleet: list[Verdict], indent: int | None, random: Any
) -> None:
    data = document(written(fleet))
    random.shuffle(data["vms"])
    for vm in data["vms"]:
        random.shuffle(vm["findings"])
    text = json.dumps(data, indent=indent, ensure_ascii=bool(indent), sort_keys=bool(indent))
    for changed in (text, text.replace("\n", "\r\n"), "\ufeff" + text):
        assert new(read(changed), fleet) == []


@UNTIMED
@given(fleets())
def test_text_is_compared_without_case(fleet: list[Verdict]) -> None:
    louder = [
        replace(
            seen,
            name=seen.name.swapcase(),
            id=seen.id and seen.id.swapcase(),
            host=seen.host and seen.host.swapcase(),
            findings=[replace(one, object=one.object and one.object.swapcase()) for one in seen.findings],
        )
        for seen in fleet
        if seen.name.isascii()
    ]
    assert new(of(*fleet), louder) == []


@UNTIMED
@given(verdicts())
def test_only_the_marks_change(seen: Verdict) -> None:
    baseline = of(seen)
    marked = baseline.apply(seen)
    assert plain(marked) == plain(seen)
    assert baseline.apply(replace(seen, id="another")).findings == seen.findings


def test_objects_without_a_name_are_counted_wherever_they_stand() -> None:
    baseline = of(verdict(finding(name="disk 0"), finding(name="disk 3")))
    moved = verdict(finding(name="disk 1"), finding(name="disk 2"), finding(name="disk 7"))
    assert new(baseline, [moved]) == [("SQL01", "HVB401", "disk 7")]
