"""Which VM is which: by id where both have one, else by name and host."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.diff.vms import vm
from vmcheck.diff.matching import Matcher
from vmcheck.diff.snapshot import Snapshot

Pairs = set[tuple[int | None, int | None]]


def pairs_of(old: Sequence[Snapshot], new: Sequence[Snapshot], rows: int = 10_000) -> Pairs:
    """Numbers of the VMs that belong together; every VM must be in exactly one pair."""
    with Matcher(rows) as matcher:
        for one in old:
            matcher.add(one, new=False)
        for one in new:
            matcher.add(one, new=True)
        pairs = [pair for batch in matcher.pairs() for pair in batch]
    assert sorted(one.number for one, _ in pairs if one) == sorted(one.number for one in old)
    assert sorted(one.number for _, one in pairs if one) == sorted(one.number for one in new)
    return {(a.number if a else None, b.number if b else None) for a, b in pairs}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([("A", "1", "H")], [("A", "1", "H")], {(0, 0)}),
        ([("A", "1", "H")], [("B", "1", "I")], {(0, 0)}),
        ([("A", "ab", "H")], [("A", "AB", "H")], {(0, 0)}),
        ([("A", "1", "H")], [("A", "2", "H")], {(0, None), (None, 0)}),
        ([("A", "1", "H")], [("A", None, "H")], {(0, 0)}),
        ([("A", None, "H")], [("a", "1", "h")], {(0, 0)}),
        ([("A", None, "H")], [("A", None, "I")], {(0, None), (None, 0)}),
        ([("A", None, None)], [("A", None, None)], {(0, 0)}),
        ([("A", "1", "H")], [("A", None, "H"), ("B", "1", "H")], {(0, 1), (None, 0)}),
        ([("A", None, "H"), ("A", "1", "H")], [("A", None, "H")], {(0, 0), (1, None)}),
        ([("A", None, "H")] * 3, [("A", None, "H")] * 2, {(0, 0), (1, 1), (2, None)}),
        ([("A", "1", "H")] * 2, [("A", "1", "H")] * 2, {(0, 0), (1, 1)}),
        ([], [("A", "1", "H")], {(None, 0)}),
    ],
)
def test_pairs(
    old: list[tuple[str, str | None, str | None]],
    new: list[tuple[str, str | None, str | None]],
    expected: Pairs,
) -> None:
    assert pairs_of(built(old), built(new)) == expected


def built(facts: Sequence[tuple[str, str | None, str | None]]) -> list[Snapshot]:
    return [vm(name, number, id=id_, host=host) for number, (name, id_, host) in enumerate(facts)]


FACTS = st.lists(
    st.tuples(
        st.sampled_from(["A", "b", "\u00c4"]),
        st.sampled_from([None, "1", "2", "3"]),
        st.sampled_from([None, "H", "h", "I"]),
    ),
    max_size=12,
)


@given(FACTS, FACTS)
def test_rows_on_disk_give_the_same_pairs(
    old: list[tuple[str, str | None, str | None]], new: list[tuple[str, str | None, str | None]]
) -> None:
    assert pairs_of(built(old), built(new), rows=1) == pairs_of(built(old), built(new))


@given(st.lists(st.uuids().map(str), unique=True, max_size=20), st.randoms(use_true_random=False))
def test_another_order_and_other_names_make_no_difference(ids: list[str], shuffled: random.Random) -> None:
    old = [vm(f"VM{number}", number, id=id_) for number, id_ in enumerate(ids)]
    new = [one._replace(name=f"renamed {one.name}", host=None) for one in old]
    shuffled.shuffle(new)
    assert pairs_of(old, new) == {(number, number) for number in range(len(ids))}
