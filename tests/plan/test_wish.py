"""Changes of one rule that came up twice are one change of a plan."""

from typing import Any

from vmcheck.changes.change import Change, Edit
from vmcheck.inventory.events import Path
from vmcheck.plan.wish import merged


def change(rule: str, *paths: Path, **facts: Any) -> Change:
    edits = tuple(Edit(target="vm", name="VM01", path=path, action="set", value=True) for path in paths)
    usual = {"title": "", "outcome": "excluded", "effort": "none", "side": "vm", "text": rule}
    return Change(rule=rule, edits=edits, **{**usual, **facts})


def test_different_rules_stay_apart_in_their_order() -> None:
    changes = [change("HVB401", ("a",)), change("HVB102", ("b",))]
    assert merged(changes) == changes


def test_alternatives_of_one_rule_stay_apart() -> None:
    changes = [change("HVB406", ("a",)), change("HVB406", ("b",), alternative=1)]
    assert merged(changes) == changes


def test_what_comes_up_twice_is_done_at_once_when_both_can_be_done() -> None:
    first = change("HVB406", ("a",), text="Select D:", objects=("SCSI 0:0",), powershell=("one",))
    between = change("HVB401", ("b",))
    facts: dict[str, Any] = {"powershell": ("one",), "effort": "VM off"}
    again = change("HVB406", ("a",), ("c",), text="Select E:", objects=("SCSI 0:1",), **facts)
    other, both = merged([first, between, again])
    assert other == between
    assert both == change(
        "HVB406",
        ("a",),
        ("c",),
        text="Select D:; Select E:",
        objects=("SCSI 0:0", "SCSI 0:1"),
        **facts,
    )
