"""A rule as the pack keeps it: worked out for every host release, its conditions as a rule file has them.

A start needs neither the shape of rule files nor what checks them, only the rules themselves.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict

from vmcheck.engine.conditions import ConditionError, parse_condition
from vmcheck.engine.fields import Catalogue, Field
from vmcheck.engine.rule import Group, Rule, RuleData
from vmcheck.inventory.model import Release
from vmcheck.knowledge.releases import RELEASES

if TYPE_CHECKING:
    from vmcheck.engine.files.rule_file import RuleFile

Data = dict[str, Any]
"""A condition as plain data."""


class PackedGroup(Struct, frozen=True):
    """What a rule of scope fleet looks at together."""

    of: str
    together: tuple[str, ...]
    where: Data | None
    at_least: int


class PackedRule(RuleData, frozen=True, kw_only=True):
    """A rule, or a variant of one."""

    hosts: tuple[Release, ...]
    """In their order, so that the same rules give the same bytes."""
    applies: Data | None
    when: Data
    group: PackedGroup | None


def pack_rules(forms: Sequence[Rule], parts: "RuleFile", file: str) -> list[PackedRule]:
    """A rule and its variants for the pack.

    Args:
        forms: What was made of a rule file.
        parts: The rule file.
        file: Its name, as it is kept.
    """
    own = [parts.when, *(variant.when for variant in parts.variants)]
    group = None
    if parts.fleet is not None:
        together = tuple(parts.fleet.together)
        group = PackedGroup(parts.fleet.of, together, parts.fleet.where, parts.fleet.at_least)
    return [
        PackedRule(
            **{name: getattr(rule, name) for name in RuleData.__struct_fields__} | {"file": file},
            hosts=tuple(release for release in RELEASES if release in rule.hosts),
            applies=parts.applies,
            when=_none_before(own[: rule.variant], own[rule.variant]),
            group=group,
        )
        for rule in forms
    ]


def _none_before(before: Sequence[Data], own: Data) -> Data:
    """The condition of a variant: its own, and none of the forms before."""
    return {"allOf": [own, *({"not": other} for other in before)]} if before else own


def unpack_rule(packed: PackedRule, catalogue: Catalogue) -> Rule:
    """The rule.

    Raises:
        ConditionError: It asks for what is not in the catalogue: another state of the code packed it.
    """
    group, scope = None, packed.scope
    if packed.group is not None:
        scope = packed.group.of
        group = _group(packed.group, catalogue)
    rest = {
        "hosts": frozenset(packed.hosts),
        "applies": None if packed.applies is None else parse_condition(packed.applies, catalogue, scope),
        "when": parse_condition(packed.when, catalogue, scope),
        "group": group,
    }
    return Rule(**asdict(packed) | rest)


def _group(packed: PackedGroup, catalogue: Catalogue) -> Group:
    where = None if packed.where is None else parse_condition(packed.where, catalogue, packed.of)
    together = tuple(_field(name, packed.of, catalogue) for name in packed.together)
    return Group(of=packed.of, together=together, where=where, at_least=packed.at_least)


def _field(name: str, scope: str, catalogue: Catalogue) -> Field:
    field = catalogue.find(name, scope)
    if field is None:
        raise ConditionError(f"unknown field {name!r}", ())
    return field
