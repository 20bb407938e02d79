"""The order of steps: pure, over plain values."""

from hypothesis import given
from hypothesis import strategies as st

from vmcheck.plan.ranking import Prize, StepKey, order_steps

READY = Prize(ready=True, better=True)
A, B, C = ("HVB102", -1), ("HVB401", -1), ("HVB406", 0)


def order(wishes: dict[tuple[frozenset[StepKey], Prize], int], **efforts: int) -> list[str]:
    steps = {step for needs, _ in wishes for step in needs}
    return [rule for rule, _ in order_steps(wishes, {step: efforts.get(step[0], 0) for step in steps})]


def needs(*steps: StepKey) -> frozenset[StepKey]:
    return frozenset(steps)


def test_what_makes_most_vms_ready_comes_first() -> None:
    assert order({(needs(A), READY): 2, (needs(B), READY): 3}) == ["HVB401", "HVB102"]


def test_two_steps_that_only_together_make_many_ready_are_not_put_off() -> None:
    wishes = {(needs(A, B), READY): 10, (needs(C), READY): 2}
    assert order(wishes, HVB401=3) == ["HVB102", "HVB401", "HVB406"]


def test_a_bundle_counts_by_what_it_buys_for_each_step() -> None:
    wishes = {(needs(A, B), READY): 3, (needs(C), READY): 2}
    assert order(wishes) == ["HVB406", "HVB102", "HVB401"]


def test_a_step_that_was_done_makes_other_bundles_cheaper() -> None:
    d = ("HVB501", -1)
    wishes = {(needs(A), READY): 5, (needs(A, B), READY): 3, (needs(d), READY): 2}
    assert order(wishes) == ["HVB102", "HVB401", "HVB501"]


def test_then_downtime_then_bytes_then_effort_then_the_rule() -> None:
    wishes = {
        (needs(("E", -1)), Prize(better=True)): 1,
        (needs(("D2", -1)), Prize(bytes=5)): 1,
        (needs(("D1", -1)), Prize(bytes=5)): 1,
        (needs(("C", -1)), Prize(bytes=5)): 1,
        (needs(("B", -1)), Prize(bytes=6)): 1,
        (needs(("A", -1)), Prize(downtime=True)): 1,
    }
    assert order(wishes, D1=1, D2=1) == ["A", "B", "C", "D1", "D2", "E"]


def test_what_buys_nothing_comes_last() -> None:
    assert order({(needs(A), Prize()): 9, (needs(C), READY): 1}) == ["HVB406", "HVB102"]


STEPS = st.tuples(st.sampled_from(["HVB102", "HVB103", "HVB401", "HVB406"]), st.integers(-1, 2))
WISHES = st.dictionaries(
    st.tuples(
        st.frozensets(STEPS, min_size=1, max_size=4),
        st.builds(Prize, ready=st.booleans(), downtime=st.booleans(), bytes=st.integers(0, 2)),
    ),
    st.integers(1, 4),
    max_size=12,
)


@given(WISHES, st.data())
def test_each_step_once_and_in_an_order_that_does_not_depend_on_the_order_of_the_vms(
    wishes: dict[tuple[frozenset[StepKey], Prize], int], data: st.DataObject
) -> None:
    efforts = {step: len(step[0]) % 4 + step[1] + 1 for needs, _ in wishes for step in needs}
    found = order_steps(wishes, efforts)
    assert sorted(found) == sorted(efforts)
    shuffled = dict(data.draw(st.permutations(list(wishes.items()))))
    assert order_steps(shuffled, efforts) == found


@given(WISHES)
def test_no_single_step_would_have_made_more_vms_ready_than_the_first_bundle_does_on_average(
    wishes: dict[tuple[frozenset[StepKey], Prize], int],
) -> None:
    efforts = {step: 0 for needs, _ in wishes for step in needs}
    found = order_steps(wishes, efforts)

    def ready(done: set[StepKey]) -> int:
        return sum(vms for (needs, prize), vms in wishes.items() if prize.ready and needs <= done)

    singles = max((ready({step}) for step in efforts), default=0)
    averages = [ready(set(found[:count])) / count for count in range(1, min(len(found), 4) + 1)]
    assert max(averages, default=0) >= singles
