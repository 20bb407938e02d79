"""The gate, as a pure function of what it saw."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.checking import verdict_of
from vmcheck.gate import LEVELS, SEVERITIES, Gate
from vmcheck.verdict import CLASSIFICATIONS, Verdict

FACTS: tuple[dict[str, Any], ...] = (
    {},
    {"integration_services": {"backup": {"enabled": False}}},
    {"disks": [{"attachment": "passthrough"}]},
    {"guest": {"volumes": [{"mount": "E:", "filesystem": "FAT32"}]}},
    {"configuration_version": "5.0"},
)
HOSTS = ({"name": "HV01", "release": "2008"}, {"name": "HV01", "release": "2025", "vss_writer": "Failed"})
VERDICTS = [verdict_of(facts, {"hosts": [host]}) for facts in FACTS for host in HOSTS]

fleets = st.lists(st.sampled_from(VERDICTS))
levels = st.sets(st.sampled_from(LEVELS))


def closed(names: set[str], fleet: list[Verdict]) -> bool:
    gate = Gate(frozenset(names))
    for verdict in fleet:
        gate.see(verdict)
    return gate.closed


@given(levels, fleets)
def test_it_closes_for_what_is_as_bad_as_its_mildest_levels(names: set[str], fleet: list[Verdict]) -> None:
    severities = [SEVERITIES.index(name) for name in names if name in SEVERITIES]
    classes = [index for index, name in enumerate(CLASSIFICATIONS) if name in names]
    found_severities = [SEVERITIES.index(finding.severity) for seen in fleet for finding in seen.findings]
    found_classes = [CLASSIFICATIONS.index(seen.classification) for seen in fleet]
    bad = any(found <= max(severities, default=-1) for found in found_severities)
    bad = bad or any(found <= max(classes, default=-1) for found in found_classes)
    assert closed(names, fleet) is bad


@given(levels, fleets, st.sampled_from(VERDICTS))
def test_another_vm_never_opens_it(names: set[str], fleet: list[Verdict], further: Verdict) -> None:
    assert closed(names, [*fleet, further]) >= closed(names, fleet)


@given(levels, fleets, st.randoms(use_true_random=False))
def test_the_order_of_vms_does_not_matter(names: set[str], fleet: list[Verdict], random: Any) -> None:
    shuffled = list(fleet)
    random.shuffle(shuffled)
    assert closed(names, shuffled) is closed(names, fleet)


def test_never_lets_everything_pass() -> None:
    assert not closed({"never"}, VERDICTS)


def test_the_verdicts_here_are_of_many_kinds() -> None:
    assert len({verdict.classification for verdict in VERDICTS}) >= 4
