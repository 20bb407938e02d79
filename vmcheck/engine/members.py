"""Who takes part in a rule of scope fleet, and who spoils it: the reference for ``codegen_members``."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from vmcheck.engine.fields import Catalogue, elements, read
from vmcheck.engine.operators import fold
from vmcheck.engine.reference import evaluate
from vmcheck.engine.rule import Group, Rule

Member = tuple[int, tuple[Any, ...], tuple[Any, ...], bool]
"""Index of the rule; values of its fields, without case and as spelled; whether it meets the condition."""
Part = tuple[int, tuple[Any, ...], bool]
"""Index of the rule, values of its fields as spelled, whether it meets the condition."""
Divided = tuple[list[Member], list[Part], list[int]]
"""The members that are VMs; those that are elements of VMs, and the hash of index and key of each."""


def divided(found: Iterable[Member], rules: Sequence[tuple[Rule, Group]]) -> Divided:
    """VMs, of whose groups there are few, apart from disks and the like, of whose groups there are many."""
    whole: list[Member] = []
    parts: list[Part] = []
    hashes: list[int] = []
    for member in found:
        index, key, spelled, spoils = member
        if rules[index][1].of == "vm":
            whole.append(member)
        else:
            parts.append((index, spelled, spoils))
            hashes.append(hash((index, key)))
    return whole, parts, hashes


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
