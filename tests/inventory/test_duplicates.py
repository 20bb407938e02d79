"""VMs that occur twice in a run."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmcheck.inventory.duplicates import MOST_REPORTED, DuplicateIndex
from vmcheck.inventory.events import Problem
from vmcheck.inventory.model import Replication, Vm
from vmcheck.inventory.recurring import Recurring

VmRow = tuple[str | None, str, str | None]
rows = st.tuples(
    st.sampled_from([None, "1", "2", "x"]), st.sampled_from("abAB"), st.sampled_from([None, "h", "H", "g"])
)


def found(vms: Sequence[VmRow], block: int, held: int) -> list[Problem]:
    packed = Recurring(blocks_held=held, hashes_held=held)
    with DuplicateIndex(block, packed) as index:
        index.open("in.json")
        for number, (identity, name, host) in enumerate(vms):
            index.add(Vm(name=name, id=identity), host, number + 1, 1, number)
        return list(index.problems())


@given(st.lists(rows, max_size=12), st.sampled_from([1, 2, 5, 100]), st.sampled_from([1, 2, 100]))
def test_every_repetition_has_the_place_of_the_first(vms: list[VmRow], block: int, held: int) -> None:
    expected = []
    ids: dict[str, tuple[int, str | None]] = {}
    names: dict[tuple[str, str | None], int] = {}
    for line, (identity, name, host) in enumerate(vms, 1):
        first_name = names.setdefault((name.lower(), host and host.lower()), line)
        first_id, first_host = ids.setdefault(identity.lower(), (line, host)) if identity else (line, host)
        if first_id != line:
            elsewhere = host and first_host and host.lower() != first_host.lower()
            expected.append((line, first_id, "warning" if elsewhere else "error"))
        elif first_name != line:
            expected.append((line, first_name, "warning"))
    problems = found(vms, block, held)
    assert [(p.place.line, p.related and p.related.line, p.severity) for p in problems] == expected


@pytest.mark.parametrize("held", [1, 100_000])
def test_many_are_counted(held: int) -> None:
    half: list[VmRow] = [(str(number), f"vm{number}", "h") for number in range(MOST_REPORTED + 500)]
    problems = found(half + half, 64, held)
    assert len(problems) == MOST_REPORTED + 1
    assert problems[-1].message == "2000 more ids or names are given twice."


@pytest.mark.parametrize(
    ("mode", "host", "severities"),
    [
        ("Replica", "h2", []),
        ("ExtendedReplica", "H2", []),
        ("Replica", None, ["error"]),
        ("Primary", "h2", ["warning"]),
        (None, "h2", ["warning"]),
    ],
)
def test_a_replica_has_the_id_of_its_primary_on_another_host(
    mode: str | None, host: str | None, severities: list[str]
) -> None:
    replica = Vm(name="b", id="1", replication=Replication(mode=mode))  # type: ignore[arg-type]
    with DuplicateIndex() as index:
        index.open("in.json")
        index.add(Vm(name="a", id="1"), "h1", 1, 1, 0)
        index.add(replica, host, 2, 1, 1)
        found_problems = list(index.problems())
    assert [problem.severity for problem in found_problems] == severities


def test_two_replicas_of_one_id_on_one_host_are_one_too_many() -> None:
    with DuplicateIndex() as index:
        index.open("in.json")
        for line, name in enumerate("ab", 1):
            index.add(Vm(name=name, id="1", replication=Replication(mode="Replica")), "h", line, 1, line)
        assert [problem.severity for problem in index.problems()] == ["error"]
