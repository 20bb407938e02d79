"""Who takes part in rules of scope fleet, quickly: what a site and a few facts decide is remembered.

``members`` says the same, one member after another; a property test holds both equal.
"""

from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from vmcheck.engine.across.fleet_rule import FleetRule
from vmcheck.engine.across.members import Asked
from vmcheck.engine.across.roles import Own, Roles
from vmcheck.engine.across.values import At, Values, each, is_plain, known_values, values
from vmcheck.engine.fields import Catalogue

Taken = tuple[int, Own]
"""Number of a role; what the member does not share with its site."""
Taking = list[tuple[int, Values]]
"""Roles, and what reads a member's own values."""
Known = dict[Hashable, Taking]
"""On one site, by the facts that decide it."""

_MOST = 1024
"""So many sites, and facts of one site, are remembered; then all are forgotten."""


class _Scope:
    """The rules of one scope."""

    def __init__(self, name: str, asked: Sequence[Asked], roles: Roles, catalogue: Catalogue) -> None:
        self._whole = name == "vm"
        self._roles = roles
        self._rules = [FleetRule(one, catalogue) for one in asked]
        facts = list(dict.fromkeys(field for rule in self._rules for field in rule.facts))
        answers = [ask for rule in self._rules for ask in rule.answers]
        read = [*facts, *(field for rule in self._rules for field in rule.own)]
        self._plain = plain = not answers and all(is_plain(field, whole=self._whole) for field in read)
        self._each = each(catalogue.scopes[name], plain=plain)
        self._facts = values(facts, answers, plain=plain)
        self._own = [known_values(rule.own, plain=plain) for rule in self._rules]

    def of_whole(self, subject: Any, known: Known) -> Iterator[Taken]:
        """What a subject takes part in as a whole."""
        at = subject if self._plain else (subject, None)
        key = self._facts(at)
        taking = known.get(key)
        if taking is None:
            taking = self._learn(subject, at, known, key)
        for role, read in taking:
            own = read(at)
            if own is not None:
                yield role, own

    def of_elements(self, subject: Any, known: Known, roles: list[int], owns: list[Own]) -> None:
        """Add what the elements of a subject take part in."""
        facts = self._facts
        for at in self._each(subject) or ():
            key = facts(at)
            taking = known.get(key)
            if taking is None:
                taking = self._learn(subject, at, known, key)
            for role, read in taking:
                own = read(at)
                if own is not None:
                    roles.append(role)
                    owns.append(own)

    def _learn(self, subject: Any, at: At, known: Known, key: Hashable) -> Taking:
        element = None if self._whole else at if self._plain else at[1]
        roles = [rule.role(subject, element) for rule in self._rules]
        if len(known) >= _MOST:
            known.clear()
        taking = known[key] = [
            (self._roles.number_of(role), read)
            for role, read in zip(roles, self._own, strict=True)
            if role is not None
        ]
        return taking


class Membership:
    """Says in which roles a VM, and what belongs to it, take part."""

    def __init__(self, asked: Sequence[Asked], catalogue: Catalogue) -> None:
        """Take rules of scope fleet with their numbers."""
        self.roles = Roles({number: group for number, _, group in asked})
        by_scope: dict[str, list[Asked]] = {"vm": []}
        for one in asked:
            by_scope.setdefault(one[2].of, []).append(one)
        scopes = [_Scope(name, rules, self.roles, catalogue) for name, rules in by_scope.items()]
        self._whole, *self._parts = scopes
        self._sites: dict[Hashable, tuple[Known, list[tuple[_Scope, Known]]]] = {}

    def take(self, subject: Any, roles: list[int], owns: list[Own]) -> Iterator[Taken]:
        """What a subject takes part in as a whole; what its elements do is added to columns.

        Args:
            subject: The VM.
            roles: The number of a role for each member.
            owns: What each of them does not share with its site.
        """
        site = (subject.site, subject.in_job)
        whole, parts = self._sites.get(site) or self._settle(site)
        for scope, known in parts:
            scope.of_elements(subject, known, roles, owns)
        return self._whole.of_whole(subject, whole)

    def _settle(self, site: Hashable) -> tuple[Known, list[tuple[_Scope, Known]]]:
        if len(self._sites) >= _MOST:
            self._sites.clear()
        found = self._sites[site] = ({}, [(scope, {}) for scope in self._parts])
        return found
