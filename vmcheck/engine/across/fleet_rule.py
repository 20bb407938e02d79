"""One rule of scope fleet, ready to be asked who takes part in which role."""

from collections.abc import Collection
from typing import Any

from vmcheck.engine.across.members import Asked
from vmcheck.engine.across.roles import Role, is_of_site
from vmcheck.engine.conditions import AllOf, AnyOf, Condition, Not, Test
from vmcheck.engine.fields import Catalogue, Field, read
from vmcheck.engine.predicates import Predicate, certainly
from vmcheck.engine.reference import evaluate
from vmcheck.engine.walk import counts, tests

_ALWAYS, _NEVER = AllOf(()), AnyOf(())


class FleetRule:
    """A rule and what decides the role of a member, besides its site.

    Attributes:
        own: the fields looked at together that members of one site need not share.
        facts: fields with few different values that decide.
        answers: predicates that decide, where a condition asks of other fields.
    """

    def __init__(self, asked: Asked, catalogue: Catalogue) -> None:
        self._number, self._rule, group = asked
        self._catalogue = catalogue
        self._of_site = [field for field in group.together if is_of_site(field)]
        self.own = [field for field in group.together if not is_of_site(field)]
        self._when = _where_known(self._rule.when, self.own)
        self._where = _ALWAYS if group.where is None else _where_known(group.where, self.own)
        self.facts: list[Field] = []
        self.answers: list[Predicate] = []
        for condition in (self._where, self._when):
            asked_of = {test.field: None for test in tests(condition) if not is_of_site(test.field)}
            if any(counts(condition)) or not all(field.has_few for field in asked_of):
                self.answers.append(certainly(condition, catalogue, value=True))
            else:
                self.facts += asked_of

    def role(self, subject: Any, element: Any) -> Role | None:
        """The role of a member if all of its own values are known; None if it takes no part."""
        release = subject.site.release
        of_site = tuple([read(field, subject, None) for field in self._of_site])
        if release not in self._rule.hosts or None in of_site:
            return None
        if evaluate(self._where, subject, element, self._catalogue) is not True:
            return None
        spoils = evaluate(self._when, subject, element, self._catalogue) is True
        return Role(self._number, release, of_site, spoils)


def _where_known(condition: Condition, fields: Collection[Field]) -> Condition:
    """The condition as it is asked where it is settled that fields are known."""
    match condition:
        case Test(field, "exists", operand) if field in fields:
            return _ALWAYS if operand else _NEVER
        case AllOf(parts):
            return AllOf(tuple([_where_known(part, fields) for part in parts]))
        case AnyOf(parts):
            return AnyOf(tuple([_where_known(part, fields) for part in parts]))
        case Not(part):
            return Not(_where_known(part, fields))
        case _:
            return condition
