"""Rules of scope fleet as hypothesis makes them up, and what they ask besides VMs and hosts."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from tests.engine.condition_strategies import LISTS, conditions
from tests.engine.rules_as_data import rule_of
from vmcheck.engine.across.members import Asked
from vmcheck.engine.rule import Rule
from vmcheck.knowledge.catalogue import catalogue


class Judged:
    """As much of a verdict as the rules ask for."""

    def __init__(self, mode: str) -> None:
        self.mode = mode
        self.coverage = "full"


def numbered(rules: Sequence[Rule]) -> list[Asked]:
    groups = [(rule, rule.group) for rule in rules if rule.group is not None]
    return [(number, rule, group) for number, (rule, group) in enumerate(groups)]


@st.composite
def fleet_rules(draw: st.DrawFn) -> Rule:
    """A rule that looks at VMs, or at what they have, together."""
    of = draw(st.sampled_from(["vm", "disk", *LISTS]))
    known = catalogue()
    fields = [name for name in known.names(of) if known.fields[name].kind != "object"]
    fleet: dict[str, Any] = {"of": of, "at_least": 2}
    fleet["together"] = draw(st.lists(st.sampled_from(fields), min_size=1, max_size=3, unique=True))
    if draw(st.booleans()):
        fleet["where"] = draw(conditions(of))
    when = draw(conditions(of) | st.just({"field": fleet["together"][0], "exists": True}))
    return rule_of(scope="fleet", fleet=fleet, when=when, hosts=draw(st.sampled_from(["all", ">=2016"])))
