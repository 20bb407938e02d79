"""The sums: fleet, hosts and jobs tell the same story."""

from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.stake.fleets import GIB, JOBS, MIXED, counted, vm
from vmcheck.stake.model import Longest, Share
from vmcheck.stake.pause import pause_seconds
from vmcheck.stake.rate import parse_rate
from vmcheck.stake.tally import StakeTally
from vmcheck.verdict import Verdict

RATE = parse_rate("200MB/s")
SIZES = st.lists(st.none() | st.integers(0, 2**45), max_size=3)
VERDICTS = st.lists(
    st.builds(
        vm,
        st.sampled_from(("A", "B", "C")),
        st.sampled_from((*JOBS, "hv01", None)),
        downtime=st.sampled_from((True, False, None)),
        memory=st.none() | st.integers(0, 2**40),
        excluded=SIZES,
        uncertain=SIZES,
    ),
    max_size=12,
)
_NUMBERS: tuple[Callable[[Share], int], ...] = (
    lambda share: share.vms,
    lambda share: share.interrupted,
    lambda share: share.interruption_unknown,
    lambda share: share.excluded_items,
    lambda share: share.excluded_bytes,
    lambda share: share.excluded_unknown_size,
    lambda share: share.uncertain_items,
    lambda share: share.uncertain_bytes,
    lambda share: share.uncertain_unknown_size,
    lambda share: share.pauses.vms if share.pauses else -1,
    lambda share: share.pauses.seconds if share.pauses else -1,
    lambda share: share.pauses.without_memory if share.pauses else -1,
)


@given(VERDICTS)
def test_hosts_and_jobs_add_up_to_the_fleet(verdicts: Sequence[Verdict]) -> None:
    stake = counted(StakeTally(RATE), verdicts).stake()
    for number in _NUMBERS:
        if verdicts:
            assert sum(map(number, stake.hosts)) == sum(map(number, stake.jobs)) == number(stake.total)
    seconds = [s for verdict in verdicts if (s := pause_seconds(verdict, RATE)) is not None]
    assert stake.total.pauses is not None
    assert stake.total.pauses.seconds == sum(seconds)
    longest = stake.total.pauses.longest
    assert (longest.seconds if longest else None) == max(seconds, default=None)


def test_a_fleet_by_host_and_by_job() -> None:
    stake = counted(StakeTally(RATE), MIXED).stake()
    assert [(share.name, share.vms) for share in stake.hosts] == [
        ("HV01", 3), ("HV02", 1), ("HV04", 1), ("HV03", 1), (None, 1), ("HV05", 1),
    ]  # fmt: skip
    assert [(share.name, share.vms) for share in stake.jobs] == [("nightly", 4), ("", 1), (None, 3)]
    assert stake.total.pauses is not None
    assert stake.total.pauses.longest == Longest(86, "LINUX01", "hv01")
    assert stake.total.pauses.without_memory == 1


def test_without_a_rate_nothing_is_estimated() -> None:
    stake = counted(StakeTally(), MIXED).stake()
    assert stake.total.pauses is None
    assert stake.total.interrupted == 3


def test_only_a_vm_that_is_certainly_interrupted_has_an_estimate() -> None:
    assert pause_seconds(vm("A", None, downtime=True, memory=GIB), RATE) == 6
    assert pause_seconds(vm("A", None, downtime=True, memory=GIB), None) is None
    assert pause_seconds(vm("A", None, downtime=True), RATE) is None
    assert pause_seconds(vm("A", None, downtime=True, memory=0), RATE) is None
    assert pause_seconds(vm("A", None, downtime=None, memory=GIB), RATE) is None
    assert pause_seconds(vm("A", None, downtime=False, memory=GIB), RATE) is None
