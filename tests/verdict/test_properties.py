"""What holds for every VM, on every host release, by all shipped rules."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checking import shipped_rules, subject_of, verdict_of
from tests.vm_strategies import Json, complete_hosts, complete_vms, fact_paths, hosts, vms, without
from vmcheck.coverage import cover
from vmcheck.effects import Effects
from vmcheck.engine.program import Program
from vmcheck.engine.rule import BLOCKING, Rule
from vmcheck.engine.walk import all_tests
from vmcheck.judge import preview
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.releases import RELEASES
from vmcheck.verdict import Verdict

PROPERTY = settings(
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
RELEASE = st.sampled_from(RELEASES)


def header(release: str, host: Json) -> Json:
    return {"hosts": [{**host, "name": "HV01", "release": release}]}


@PROPERTY
@given(vms(), hosts(), RELEASE)
def test_online_capable_means_that_nothing_is_open(vm: Json, host: Json, release: str) -> None:
    verdict = verdict_of(vm, header(release, host))
    struck = [finding for finding in verdict.findings if finding.outcome in BLOCKING]
    open_rules = [unknown for unknown in verdict.unknowns if unknown.outcome in BLOCKING]
    if verdict.ready:
        assert not struck
        assert not open_rules
        assert verdict.coverage == "full"
    else:
        assert struck or open_rules
    assert (verdict.classification == "undetermined") is (not struck and bool(open_rules))


@PROPERTY
@given(vms(), hosts(), RELEASE)
def test_every_disk_is_in_exactly_one_class(vm: Json, host: Json, release: Any) -> None:
    subject = subject_of(vm, release, host)
    results = Program(shipped_rules(), catalogue(), preview).troubles(subject)
    covered = cover(subject, results, Effects(results), failed=None)
    disks = len(vm.get("disks") or ())
    luns = len((vm.get("guest") or {}).get("iscsi_disks") or ())
    paths = [part.path for part in covered.parts]
    for index in range(disks):
        assert paths.count(("disks", index)) == 1
    for index in range(luns):
        assert paths.count(("guest", "iscsi_disks", index)) == 1
    assert {part.state for part in covered.parts} <= {"covered", "excluded", "uncertain"}
    assert all((part.rule is None) is (part.state == "covered") for part in covered.parts)


@PROPERTY
@given(vms(), hosts(), RELEASE)
def test_a_verdict_agrees_with_itself(vm: Json, host: Json, release: str) -> None:
    verdict = verdict_of(vm, header(release, host))
    assert (verdict.mode == "fails") <= (verdict.coverage == "none")
    assert (verdict.mode == "fails") <= (verdict.classification == "fails")
    assert (verdict.coverage == "unknown") <= (verdict.classification != "online-capable")
    assert (verdict.consistency is None) is (verdict.mode in ("saved-state", "not-running", "fails"))
    assert (verdict.mode == "saved-state") <= (release in RELEASES[:3] or verdict.state == "Running")
    assert bool(verdict.excluded) <= (verdict.coverage in ("partial", "none"))
    paths = [(item.path, item.name) for item in (*verdict.excluded, *verdict.uncertain)]
    assert len(paths) == len(set(paths))


def lasting(rules: tuple[Rule, ...]) -> set[str]:
    """Rules whose answer more facts cannot turn: none of their conditions asks what was collected.

    The others hand over to each other ("one cause, one finding"): when it becomes known that the
    integration services are not installed, HVB101 says so and HVB103 falls silent.
    """
    turning = set()
    for rule in rules:
        conditions = [rule.when] if rule.applies is None else [rule.when, rule.applies]
        for condition in conditions:
            if any(
                test.operator == "exists" or test.field.root == "if_running" for test in all_tests(condition)
            ):
                turning.add(rule.id)
    return {rule.id for rule in rules} - turning


@st.composite
def learned(draw: st.DrawFn) -> tuple[Json, Json]:
    """A VM with holes, and the same VM with one of the holes filled."""
    facts = draw(complete_vms())
    if draw(st.booleans()):
        del facts["state"]
    facts.pop("host")
    paths = fact_paths(facts)
    holes = draw(st.sets(st.sampled_from(paths), min_size=1, max_size=6))
    filled = draw(st.sampled_from(sorted(holes, key=str)))
    return without(facts, holes), without(facts, {hole for hole in holes if hole[: len(filled)] != filled})


def contradictions(before: Verdict, after: Verdict) -> list[str]:
    """What was certain and is no longer so.

    Refined is: partial coverage to none, and everything of a VM whose backup turns out to fail.
    """
    found = []
    for name in ("mode", "consistency", "coverage", "downtime"):
        old, new = getattr(before, name), getattr(after, name)
        if old not in ("unknown", new) and (name, old, new) not in (
            ("coverage", "partial", "none"),
            ("downtime", None, True),
            ("downtime", None, False),
        ):
            found.append(f"{name}: {old} -> {new}")
    return found


@PROPERTY
@given(learned(), complete_hosts(), RELEASE)
def test_a_fact_more_contradicts_nothing_certain(vms_: tuple[Json, Json], host: Json, release: str) -> None:
    before, after = (verdict_of(vm, header(release, host)) for vm in vms_)
    stable = lasting(shipped_rules())
    certain = {(f.rule, f.path, f.outcome) for f in before.findings if f.rule in stable}
    assert certain <= {(f.rule, f.path, f.outcome) for f in after.findings}
    assert contradictions(before, after) == []
    if before.ready:
        assert after.ready
    if before.classification != "undetermined":
        ranks = ["fails", "partially-covered", "saved-state", "crash-consistent", "online-capable"]
        assert ranks.index(after.classification) <= ranks.index(before.classification)
