"""What suppressions accept, and what they leave alone."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.accepting import RULES, UNTIMED, finding, plain, unknown, verdict, verdicts
from tests.suppressions.files import loaded
from vmcheck.accepted import active_class
from vmcheck.inventory.events import Place
from vmcheck.suppressions.suppression import Suppression
from vmcheck.suppressions.suppressions import Suppressions
from vmcheck.verdict import CLASSIFICATIONS, Verdict

TODAY = date(2026, 11, 22)
PATTERNS = [
    ("SQL01", "sql01", True),
    ("SQL*", "SQL01", True),
    ("*01", "SQL01", True),
    ("SQL0?", "SQL01", True),
    ("SQL?", "SQL01", False),
    ("SQL", "SQL01", False),
    ("*", "", True),
    ("WEB[1]", "WEB[1]", True),
    ("WEB[1]", "WEB1", False),
    ("WEB[1]*", "web[1] old", True),
    ("a.b", "axb", False),
    ("STRASSE", "straße", True),
    ("SQL*", "SQL\n01", True),
    ("SQL01", "SQL01\n", False),
]


def suppression(
    rule: str = "HVB401",
    vm: str | None = "*",
    vm_id: str | None = None,
    name: str | None = None,
    expires: date | None = None,
) -> Suppression:
    return Suppression(
        rule=rule, vm=vm, vm_id=vm_id, object=name, reason=f"{rule} is fine", expires=expires,
        place=Place("s.toml", 1, 1),
    )  # fmt: skip


entries = st.builds(
    suppression,
    st.sampled_from(RULES),
    st.sampled_from(["*", "SQL*", "sql01", "WEB[1]"]),
    name=st.sampled_from([None, "*", "scsi 0:?", "SCSI 0:1"]),
    expires=st.sampled_from([None, TODAY, date(2026, 1, 1)]),
) | st.builds(suppression, st.sampled_from(RULES), st.none(), st.sampled_from(["5f0c", "77"]))


@pytest.mark.parametrize(("pattern", "text", "fits"), PATTERNS)
def test_patterns(pattern: str, text: str, fits: bool) -> None:  # noqa: FBT001 - a case
    by_name = Suppressions([suppression(vm=pattern)]).apply(verdict(finding(), name=text), TODAY)
    by_object = Suppressions([suppression(name=pattern)]).apply(verdict(finding(name=text)), TODAY)
    assert by_name.findings[0].active is not fits
    assert by_object.findings[0].active is not fits


@UNTIMED
@given(st.lists(entries, max_size=4), verdicts())
def test_only_the_marks_change(chosen: list[Suppression], seen: Verdict) -> None:
    marked = Suppressions(chosen).apply(seen, TODAY)
    assert plain(marked) == plain(seen)
    if all(found.active for found in marked.findings):
        assert marked is seen


@UNTIMED
@given(entries, verdicts())
def test_it_accepts_what_it_names_and_nothing_else(entry: Suppression, seen: Verdict) -> None:
    marked = Suppressions([entry]).apply(seen, TODAY)
    for found in marked.findings:
        named = found.rule == entry.rule and entry.fits_object(found.object) and entry.works(TODAY)
        if entry.vm_id is not None:
            named = named and marked.id is not None and marked.id.casefold() == entry.vm_id
        else:
            named = named and entry.fits_name(marked.name)
        assert found.suppression == (entry.reason if named else None)


@UNTIMED
@given(st.lists(entries, max_size=6), verdicts())
def test_together_they_accept_what_each_of_them_accepts(chosen: list[Suppression], seen: Verdict) -> None:
    together = Suppressions(chosen).apply(seen, TODAY)
    alone = [Suppressions([entry]).apply(seen, TODAY) for entry in chosen]
    for index, found in enumerate(together.findings):
        assert found.active is all(one.findings[index].active for one in alone)


@UNTIMED
@given(st.lists(entries, max_size=6), verdicts())
def test_one_more_never_makes_the_gate_stricter(chosen: list[Suppression], seen: Verdict) -> None:
    marked = Suppressions(chosen).apply(seen, TODAY)
    assert CLASSIFICATIONS.index(active_class(marked)) >= CLASSIFICATIONS.index(marked.classification)


def test_a_rule_may_be_written_by_name_and_in_any_case(tmp_path: Path) -> None:
    for name in ("hvb401", "passthrough-disk", "PASSTHROUGH-DISK"):
        text = f"[[suppress]]\nrule = '{name}'\nvm = '*'\nreason = ' SAN '"
        assert loaded(tmp_path, text).apply(verdict(finding()), TODAY).findings[0].suppression == "SAN"


def test_the_first_that_works_gives_the_reason(tmp_path: Path) -> None:
    text = "".join(
        f"[[suppress]]\nrule = 'HVB401'\nreason = '{reason}'\n{who}\n"
        for reason, who in (
            ("old", "vm = '*'\nexpires = 2020-01-01"),
            ("id", "vm_id = '5f0c'"),
            ("all", "vm = '*'"),
        )
    )
    suppressions = loaded(tmp_path, text)
    assert suppressions.apply(verdict(finding()), TODAY).findings[0].suppression == "id"
    assert suppressions.apply(verdict(finding(), vm_id=None), TODAY).findings[0].suppression == "all"
    assert [(use.accepted, use.fitting) for use in suppressions.uses()] == [(0, 2), (1, 1), (1, 2)]


def test_one_that_fits_nothing_is_stale() -> None:
    suppressions = Suppressions([suppression(vm="GONE"), suppression()])
    suppressions.apply(verdict(finding()), TODAY)
    (remark,) = suppressions.remarks(TODAY)
    assert remark.message == "The suppression of HVB401 on GONE fits no finding of this run."
    assert list(suppressions.remarks(TODAY, stale=False)) == []


def test_one_whose_rule_was_not_decided_is_not_stale() -> None:
    suppressions = Suppressions([suppression(vm="SQL*"), suppression(vm="WEB*")])
    suppressions.apply(verdict(unknowns=[unknown()]), TODAY)
    assert [remark.message for remark in suppressions.remarks(TODAY)] == [
        "The suppression of HVB401 on WEB* fits no finding of this run."
    ]


def test_an_expired_one_that_fits_nothing_can_go() -> None:
    suppressions = Suppressions([suppression(expires=date(2026, 11, 21))])
    (remark,) = suppressions.remarks(TODAY)
    assert remark.message.endswith("no longer works; it fits nothing any more.")
    assert remark.hint == "Remove it."


def test_many_suppressions_of_single_vms_do_not_meet() -> None:
    many = [suppression(vm=None, vm_id=f"id-{number}") for number in range(1000)]
    suppressions = Suppressions(many)
    for number in range(0, 1000, 2):
        seen = replace(verdict(finding()), id=f"ID-{number}")
        assert not suppressions.apply(seen, TODAY).findings[0].active
    assert [use.accepted for use in suppressions.uses()] == [1, 0] * 500
