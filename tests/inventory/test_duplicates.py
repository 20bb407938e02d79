"""VMs that occur twice in a run."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmcheck.inventory.duplicates import MOST_REPORTED, DuplicateIndex
from vmcheck.inventory.events import Problem
from vmcheck.inventory.model import Vm

VmRow = tuple[str | None, str, str | None]
rows = st.tuples(
    st.sampled_from([None, "1", "2", "x"]), st.sampled_from("abAB"), st.sampled_from([None, "h", "H"])
)


def found(vms: Sequence[VmRow], chunk_rows: int) -> list[Problem]:
    with DuplicateIndex(chunk_rows) as index:
        index.open("in.json")
        for number, (identity, name, host) in enumerate(vms):
            index.add(Vm(name=name, id=identity), host, number + 1, 1, number)
        return list(index.problems())


@given(st.lists(rows, max_size=12), st.sampled_from([1, 2, 5, 100]))
def test_every_repetition_has_the_place_of_the_first(vms: list[VmRow], chunk_rows: int) -> None:
    expected = []
    ids: dict[str, int] = {}
    names: dict[tuple[str, str | None], int] = {}
    for line, (identity, name, host) in enumerate(vms, 1):
        first_name = names.setdefault((name.lower(), host and host.lower()), line)
        first_id = ids.setdefault(identity.lower(), line) if identity else line
        if first_id != line:
            expected.append((line, first_id, "error"))
        elif first_name != line:
            expected.append((line, first_name, "warning"))
    problems = found(vms, chunk_rows)
    assert [(p.place.line, p.related and p.related.line, p.severity) for p in problems] == expected


@pytest.mark.parametrize("chunk_rows", [100, 100_000])
def test_many_are_counted(chunk_rows: int) -> None:
    half: list[VmRow] = [(str(number), f"vm{number}", "h") for number in range(MOST_REPORTED + 500)]
    problems = found(half + half, chunk_rows)
    assert len(problems) == MOST_REPORTED + 1
    assert problems[-1].message == "2000 more ids or names are given twice."
