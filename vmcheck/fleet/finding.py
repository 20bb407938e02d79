"""A group that a rule fails on, as a finding for people."""

from vmcheck.engine import placeholders
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.rule import Rule
from vmcheck.findings import remedy_of
from vmcheck.fleet.group import Group
from vmcheck.inventory.events import Place
from vmcheck.verdict import FleetFinding


def fleet_finding(rule: Rule, group: Group, place: Place, catalogue: Catalogue) -> FleetFinding:
    """Fill the texts of a rule with the facts of a group."""
    filler = placeholders.Filler(catalogue, "fleet", None, group)
    return FleetFinding(
        rule=rule.id,
        name=rule.name,
        title=rule.title,
        severity=rule.severities[group.release],
        outcome=rule.outcomes[group.release],
        confidence=rule.confidence,
        message=filler.fill(rule.message, placeholders.plain),
        impact=rule.impact,
        remedy=remedy_of(rule.remediation, filler),
        shared=group.shared,
        vms=group.vms,
        names=tuple(group.names),
        spoiled_by=tuple(group.spoilers),
        place=place,
    )
