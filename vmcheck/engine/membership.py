"""Who takes part in rules of scope fleet, quickly: what a site and a few facts decide is remembered.

``members`` says the same, one member after another; a property test holds both equal.
"""

from collections.abc import Hashable, Sequence
from typing import Any

from vmcheck.engine.fields import Catalogue
from vmcheck.engine.fleet_rule import FleetRule
from vmcheck.engine.members import Asked
from vmcheck.engine.roles import Own, Roles
from vmcheck.engine.values import At, Values, each, is_plain, known_values, values

Taken = tuple[int, Own]
"""Number of a role; what the member does not share with its site."""
Known = dict[Hashable, list[tuple[int, Values]]]
"""On one site: by the facts that decide it, the roles, and what reads a member's own values."""

_MOST = 1024
"""So many sites, and facts of one site, are remembered; then all are forgotten."""


class _Scope:
    """The rules of one scope."""

    def __init__(self, name: str, asked: Sequence[Asked], roles: Roles, catalogue: Catalogue) -> None:
        self.whole = name == "vm"
        self._roles = roles
        self._rules = [FleetRule(one, catalogue) for one in asked]
        facts = list(dict.fromkeys(field for rule in self._rules for field in rule.facts))
        answers = [ask for rule in self._rules for ask in rule.answers]
        read = [*facts, *(field for rule in self._rules for field in rule.own)]
        self._plain = plain = not answers and all(is_plain(field, whole=self.whole) for field in read)
        self._each = each(catalogue.scopes[name], whole=self.whole, plain=plain)
        self._facts = values(facts, answers, plain=plain)
        self._own = [known_values(rule.own, plain=plain) for rule in self._rules]

    def collect(self, subject: Any, known: Known, taken: list[Taken]) -> None:
        """Add what a subject, or its elements, take part in."""
        facts = self._facts
        for at in self._each(subject) or ():
            key = facts(at)
            taking = known.get(key)
            if taking is None:
                if len(known) >= _MOST:
                    known.clear()
                taking = known[key] = self._learn(subject, at)
            for role, read in taking:
                own = read(at)
                if own is not None:
                    taken.append((role, own))

    def _learn(self, subject: Any, at: At) -> list[tuple[int, Values]]:
        element = None if self.whole else at if self._plain else at[1]
        roles = [rule.role(subject, element) for rule in self._rules]
        return [
            (self._roles.number_of(role), read)
            for role, read in zip(roles, self._own, strict=True)
            if role is not None
        ]


class Membership:
    """Says in which roles a VM, and what belongs to it, take part."""

    def __init__(self, asked: Sequence[Asked], catalogue: Catalogue) -> None:
        """Take rules of scope fleet with their numbers."""
        self.roles = Roles({number: group for number, _, group in asked})
        self._scopes = [
            _Scope(name, [one for one in asked if one[2].of == name], self.roles, catalogue)
            for name in dict.fromkeys(group.of for _, _, group in asked)
        ]
        self._sites: dict[Hashable, list[tuple[_Scope, Known]]] = {}

    def of(self, subject: Any) -> tuple[list[Taken], list[Taken]]:
        """What a subject takes part in as a whole, and what its elements do."""
        whole: list[Taken] = []
        parts: list[Taken] = []
        site = (subject.site, subject.in_job)
        for scope, known in self._sites.get(site) or self._settle(site):
            scope.collect(subject, known, whole if scope.whole else parts)
        return whole, parts

    def _settle(self, site: Hashable) -> list[tuple[_Scope, Known]]:
        if len(self._sites) >= _MOST:
            self._sites.clear()
        self._sites[site] = [(scope, {}) for scope in self._scopes]
        return self._sites[site]
