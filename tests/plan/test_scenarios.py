"""--what-if and --host-release: the fleet as it would be, by the word of a check."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import SAMPLES
from tests.plan.editing import checked, planned
from tests.plan.test_end_to_end import FLEET, edited, in_numbers
from vmcheck.knowledge.releases import RELEASES

Facts = dict[str, Any]


@pytest.fixture(scope="module")
def plan() -> Facts:
    return planned(FLEET)


def upgraded(folder: Path, release: str) -> Path:
    """The fleet after an upgrade of its hosts; those that are newer stay as they are."""
    document = json.loads(FLEET.read_text(encoding="utf-8"))
    for host in document["hosts"]:
        if RELEASES.index(host.get("release", "2008")) < RELEASES.index(release):
            host["release"] = release
    path = folder / "upgraded.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize("release", RELEASES)
def test_an_upgrade_gives_what_a_check_of_the_upgraded_hosts_gives(
    release: str, plan: Facts, tmp_path: Path
) -> None:
    found = planned(FLEET, "--host-release", release)
    path = upgraded(tmp_path, release)
    assert found["scenario"]["release"] == release
    assert found["scenario"]["before"] == plan["now"]
    assert found["scenario"]["after"] == in_numbers(checked(path))
    assert [_shape(step) for step in found["steps"]] == [_shape(step) for step in planned(path)["steps"]]


def _shape(step: Facts) -> Facts:
    return {key: value for key, value in step.items() if key not in ("vms", "targets")}


def test_moves_are_the_vms_of_which_something_else_is_said(tmp_path: Path) -> None:
    scenario = planned(FLEET, "--host-release", "2022")["scenario"]
    old = {vm["name"]: vm for vm in checked(FLEET)["vms"]}
    new = {vm["name"]: vm for vm in checked(upgraded(tmp_path, "2022"))["vms"]}
    differing = [
        name
        for name, vm in old.items()
        if (vm["classification"], vm["downtime"]) != (new[name]["classification"], new[name]["downtime"])
    ]
    assert [move["name"] for move in scenario["moves"]] == differing
    for move in scenario["moves"]:
        assert (move["before"], move["after"]) == (
            old[move["name"]]["classification"],
            new[move["name"]]["classification"],
        )
        assert bool(move["missing"]) == (move["after"] == "undetermined")


def test_a_vm_that_gets_worse_is_not_passed_over() -> None:
    moves = planned(FLEET, "--host-release", "2022")["scenario"]["moves"]
    assert any(move["before"] == "online-capable" and move["after"] == "undetermined" for move in moves)


def test_all_rules_of_the_plan_at_once_give_the_end_of_the_plan(plan: Facts) -> None:
    rules = ",".join({step["rule"] for step in plan["steps"]})
    found = planned(FLEET, "--what-if", rules)
    assert found["scenario"]["after"] == plan["steps"][-1]["after"]
    assert found["steps"] == []


def test_the_plan_goes_on_where_the_scenario_ends(plan: Facts) -> None:
    found = planned(FLEET, "--what-if", "HVB102,backup-service-disabled", "--what-if", "hvb401")
    assert found["scenario"]["rules"] == ["HVB102", "HVB401"]
    assert found["scenario"]["before"] == found["now"] == plan["now"]
    assert found["scenario"]["after"] == plan["steps"][1]["after"]
    assert {"HVB102", "HVB401"}.isdisjoint(step["rule"] for step in found["steps"])
    assert found["steps"][-1]["after"] == plan["steps"][-1]["after"]


def test_a_rule_that_changes_nothing_changes_nothing() -> None:
    sample = SAMPLES / "small.json"
    found = planned(sample, "--what-if", "HVB512")
    assert found["notes"] == ["There was nothing to change for HVB512."]
    assert found["scenario"]["moves"] == []
    assert found["steps"] == planned(sample)["steps"]


def test_changes_of_a_job_concern_the_other_vms_of_the_host(plan: Facts, tmp_path: Path) -> None:
    (step,) = (step for step in plan["steps"] if step["rule"] == "HVB408")
    found = planned(FLEET, "--what-if", "HVB408")
    report = checked(edited(tmp_path, FLEET, [step]))
    assert found["scenario"]["after"] == in_numbers(report)
