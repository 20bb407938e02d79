"""Roles: what members of the groups of a rule have in common, with a number for each to write down."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from vmcheck.engine.fields import Field
from vmcheck.engine.operators import fold
from vmcheck.engine.rule import Group
from vmcheck.inventory.model import Release

Own = Any
"""The values of a rule's fields that a member does not share with its site, as spelled: of one field its
value, of several a tuple, of none ``()``."""
Key = tuple[int, tuple[Any, ...]]
"""Of a group: number of the rule, values of its fields without case."""


class Role(Struct, frozen=True):
    """Which rule it is, what the site says, and whether members meet the condition."""

    rule: int
    release: Release
    of_site: tuple[Any, ...]
    """The values of those of the rule's fields that are the same on the whole site, as spelled."""
    spoils: bool


class Roles:
    """The roles that were met. They grow with the hosts, not with the VMs."""

    def __init__(self, groups: Mapping[int, Group]) -> None:
        """Take what each rule looks at together, by the number of the rule."""
        self._together = {rule: [is_of_site(field) for field in of.together] for rule, of in groups.items()}
        self._numbers: dict[Role, int] = {}
        self._roles: list[Role] = []
        self._hashes: list[int] = []

    def __getitem__(self, number: int) -> Role:
        return self._roles[number]

    def number_of(self, role: Role) -> int:
        """The number of a role."""
        number = self._numbers.setdefault(role, len(self._roles))
        if number == len(self._roles):
            self._roles.append(role)
            self._hashes.append(hash((role.rule, fold(role.of_site))))
        return number

    def is_one_group(self, number: int) -> bool:
        """Whether all members of a role are in one group: they have no values of their own."""
        return all(self._together[self._roles[number].rule])

    def hashes(self, numbers: Sequence[int], owns: Sequence[Own]) -> list[int]:
        """One for each member, the same for all of a group. There are many: loops of Python take longer."""
        of_roles = map(self._hashes.__getitem__, numbers)
        try:
            return list(map(hash, zip(of_roles, map(str.casefold, owns), strict=True)))
        except TypeError:  # not all of them are text
            of_roles = map(self._hashes.__getitem__, numbers)
            return list(map(hash, zip(of_roles, map(fold, owns), strict=True)))

    def spelled(self, number: int, own: Own) -> tuple[Any, ...]:
        """The values of all fields of the rule, in their order."""
        role = self._roles[number]
        shared = self._together[role.rule]
        of_site, others = iter(role.of_site), iter((own,) if shared.count(False) == 1 else own)
        return tuple([next(of_site if is_shared else others) for is_shared in shared])

    def key(self, number: int, own: Own) -> Key:
        """What tells groups apart."""
        return self._roles[number].rule, fold(self.spelled(number, own))


def is_of_site(field: Field) -> bool:
    """Whether a field is the same for all VMs of a site that its job selects, or does not, by name."""
    return field.of_site or field.root == "host"
