"""Who takes part in a rule of scope fleet, and who spoils it: the reference for ``membership``."""

from collections.abc import Iterator, Sequence
from typing import Any

from vmcheck.engine.fields import Catalogue, elements, read
from vmcheck.engine.reference import evaluate
from vmcheck.engine.rule import Group, Rule

Asked = tuple[int, Rule, Group]
"""A rule of scope fleet with its number."""
Member = tuple[int, tuple[Any, ...], bool]
"""Number of the rule, values of its fields as spelled, whether it meets the condition."""


def members(asked: Sequence[Asked], subject: Any, catalogue: Catalogue) -> Iterator[Member]:
    """The members that a subject adds to the groups of all rules."""
    for number, rule, group in asked:
        if subject.site.release not in rule.hosts:
            continue
        whole = group.of == "vm"
        for element in (None,) if whole else elements(catalogue.scopes[group.of], subject) or ():
            if group.where is not None and not evaluate(group.where, subject, element, catalogue):
                continue
            spelled = tuple(read(field, subject, element) for field in group.together)
            if None not in spelled:
                yield number, spelled, evaluate(rule.when, subject, element, catalogue) is True
