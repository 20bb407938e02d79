"""Every number of a plan is what a check of the changed inventory says: for random fleets, at every step."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import vm_strategies
from tests.plan.fleets import done, done_alone, plan_for, tally, verdicts
from vmcheck.plan.model import Plan, Tally

Facts = dict[str, Any]


@st.composite
def fleets(draw: st.DrawFn) -> Facts:
    """Two hosts and a few VMs, some with much collected, some with little."""
    hosts = [
        {**draw(st.one_of(vm_strategies.hosts(), vm_strategies.complete_hosts())), "name": name}
        for name in ("HV01", "HV02")
    ]
    vms = []
    for number in range(draw(st.integers(1, 5))):
        facts = draw(st.one_of(vm_strategies.vms(), vm_strategies.complete_vms()))
        host = draw(st.sampled_from(("HV01", "hv02", None)))
        vms.append({**facts, "name": f"VM{number:02}", "id": f"id-{number}", "host": host})
    return {**draw(vm_strategies.headers()), "schema_version": 1, "hosts": hosts, "vms": vms}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(fleets())
def test_a_check_of_the_edited_inventory_says_the_same(document: Facts) -> None:
    plan = plan_for(document)
    assert plan.now == tally(verdicts(document))
    for step in plan.steps:
        found = verdicts(done(document, plan.steps[: step.number]))
        assert step.after == tally(found), step.rule
        classes = {verdict.name: verdict.classification for verdict in found}
        assert all(classes[vm.name] == vm.after for vm in step.vms)
        assert all(classes[vm.name] == vm.after for vm in step.moved)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(fleets())
def test_steps_add_up(document: Facts) -> None:
    plan = plan_for(document)
    tallies = [plan.now, *(step.after for step in plan.steps)]
    for step, before in zip(plan.steps, tallies, strict=False):
        assert _difference(before, step.after) == (step.gain.ready, step.gain.downtime, step.gain.bytes)
    assert len(plan.stuck) == tallies[-1].vms - tallies[-1].ready
    assert [step.number for step in plan.steps] == list(range(1, len(plan.steps) + 1))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(fleets())
def test_what_a_step_buys_alone_is_what_a_check_says(document: Facts) -> None:
    plan = plan_for(document)
    for step in plan.steps:
        after = tally(verdicts(done_alone(document, step)))
        bought = step.alone.ready, step.alone.downtime, step.alone.bytes
        assert bought == _difference(plan.now, after), step.rule


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(fleets())
def test_the_same_fleet_gives_the_same_plan(document: Facts) -> None:
    assert _without_places(plan_for(document)) == _without_places(plan_for(document))


def _difference(before: Tally, after: Tally) -> tuple[int, int, int]:
    return (
        after.ready - before.ready,
        before.interrupted - after.interrupted,
        before.excluded_bytes - after.excluded_bytes,
    )


def _without_places(plan: Plan) -> list[tuple[object, ...]]:
    return [(step.rule, step.effort, [vm.name for vm in step.vms], step.after) for step in plan.steps]
