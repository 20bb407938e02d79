"""Who takes part in a rule of scope fleet, and who spoils it: the reference for ``codegen_members``."""

from collections.abc import Iterator, Sequence
from typing import Any

from vmcheck.engine.fields import Catalogue, elements, read
from vmcheck.engine.operators import fold
from vmcheck.engine.reference import evaluate
from vmcheck.engine.rule import Group, Rule

Member = tuple[int, tuple[Any, ...], tuple[Any, ...], bool]
"""Index of the rule; values of its fields, without case and as spelled; whether it meets the condition."""


def members(rules: Sequence[tuple[Rule, Group]], subject: Any, catalogue: Catalogue) -> Iterator[Member]:
    """The members that a subject adds to the groups of all rules."""
    for index, (rule, group) in enumerate(rules):
        whole = group.of == "vm"
        for element in (None,) if whole else elements(catalogue.scopes[group.of], subject) or ():
            if group.where is not None and not evaluate(group.where, subject, element, catalogue):
                continue
            spelled = tuple(read(field, subject, element) for field in group.together)
            if None not in spelled:
                spoils = evaluate(rule.when, subject, element, catalogue) is True
                yield index, fold(spelled), spelled, spoils
