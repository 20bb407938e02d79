"""Severities of one's own: rules as a team wants them ranked."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from vmcheck.engine.rule import Rule
from vmcheck.verdict import Severity


def with_severities(rules: Iterable[Rule], severities: Mapping[str, Severity]) -> list[Rule]:
    """The rules, those named with the severity given, on every host release and in every variant.

    Args:
        rules: All rules.
        severities: Severities by rule id.
    """
    return [_ranked(rule, severities[rule.id]) if rule.id in severities else rule for rule in rules]


def _ranked(rule: Rule, severity: Severity) -> Rule:
    return replace(rule, severities=dict.fromkeys(rule.severities, severity))
