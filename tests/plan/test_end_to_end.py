"""Doing what the plan says, through the command line: the fleet is then exactly what was promised."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import SAMPLES
from tests.plan.editing import checked, done, planned

Facts = dict[str, Any]

FLEET = SAMPLES / "fleet.json"


def edited(folder: Path, sample: Path, steps: list[Facts]) -> Path:
    """A sample once steps of its plan were done."""
    document = json.loads(sample.read_text(encoding="utf-8"))
    path = folder / "edited.json"
    path.write_text(json.dumps(done(document, steps)), encoding="utf-8")
    return path


def classes(report: Facts) -> dict[str, str]:
    """What a report says of each VM."""
    return {vm["pointer"]: vm["classification"] for vm in report["vms"]}


def promised(report: Facts, steps: list[Facts]) -> dict[str, str]:
    """What the plan says of each VM after steps, beginning with a report on the fleet as it is."""
    by_name = {(vm["name"], vm["host"]): vm["pointer"] for vm in report["vms"]}
    found = classes(report)
    for step in steps:
        found |= {vm["pointer"]: vm["after"] for vm in step["vms"]}
        found |= {by_name[vm["name"], vm["host"]]: vm["after"] for vm in step["moved"]}
    return found


def in_numbers(report: Facts) -> Facts:
    """A report's summary in the words of a plan."""
    summary = report["summary"]
    return {
        "vms": summary["vms"],
        "ready": summary["ready"],
        "by_class": summary["by_class"],
        "interrupted": summary["interrupted"],
        "interruption_unknown": sum(vm["downtime"] is None for vm in report["vms"]),
        "excluded_items": summary["excluded_items"],
        "excluded_bytes": summary["not_in_backup_bytes"],
        "excluded_unknown_size": summary["excluded_unknown_size"],
        "uncertain_items": summary["uncertain_items"],
    }


@pytest.fixture(scope="module")
def plan() -> Facts:
    return planned(FLEET)


@pytest.fixture(scope="module")
def before() -> Facts:
    return checked(FLEET)


@pytest.mark.parametrize("count", [0, 1, 3, 14, 33])
def test_the_fleet_after_some_steps_is_the_one_that_was_promised(
    count: int, plan: Facts, before: Facts, tmp_path: Path
) -> None:
    steps = plan["steps"][:count]
    assert len(steps) == count
    report = checked(edited(tmp_path, FLEET, steps))
    assert report["refused"] == report["problems"] == []
    assert in_numbers(report) == (steps[-1]["after"] if steps else plan["now"])
    assert classes(report) == promised(before, steps)


def test_the_first_three_steps_buy_something(plan: Facts) -> None:
    ready = [plan["now"]["ready"], *(step["after"]["ready"] for step in plan["steps"][:3])]
    assert ready == sorted(set(ready))


def test_after_all_steps_there_is_nothing_left_to_plan(plan: Facts, tmp_path: Path) -> None:
    again = planned(edited(tmp_path, FLEET, plan["steps"]))
    assert again["steps"] == []
    assert again["now"] == plan["steps"][-1]["after"]
    assert again["stuck"] == plan["stuck"]


def test_ndjson_and_standard_input_give_the_same_steps(plan: Facts, tmp_path: Path) -> None:
    document = json.loads(FLEET.read_text(encoding="utf-8"))
    vms = document.pop("vms")
    lines = tmp_path / "fleet.ndjson"
    lines.write_text("\n".join(json.dumps(one) for one in (document, *vms)), encoding="utf-8")
    found = planned(lines)
    assert found["now"] == plan["now"]
    assert [_shape(step) for step in found["steps"]] == [_shape(step) for step in plan["steps"]]


def _shape(step: Facts) -> tuple[object, ...]:
    return step["rule"], step["effort"], [vm["name"] for vm in step["vms"]], step["gain"], step["after"]


def test_hosts_of_two_inventories_are_not_mixed_up(plan: Facts, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    text = FLEET.read_text(encoding="utf-8").replace("5f0c2e4a-0000-4000", "5f0c2e4a-0000-4001")
    other.write_text(text, encoding="utf-8")
    both = planned(FLEET, str(other))
    assert both["now"]["vms"] == 2 * plan["now"]["vms"]
    assert both["steps"][-1]["after"]["ready"] == 2 * plan["steps"][-1]["after"]["ready"]
    assert all(len({target["file"] for target in step["targets"]}) <= 1 for step in both["steps"])
