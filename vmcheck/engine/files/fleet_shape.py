"""The part of a rule file that rules of scope fleet have and others have not."""

from vmcheck.engine.conditions import Condition, ConditionError, parse_condition
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.files.rule_file import RuleFile
from vmcheck.engine.rule import Group
from vmcheck.engine.suggest import did_you_mean
from vmcheck.engine.walk import all_tests


def build_group(parts: RuleFile, catalogue: Catalogue) -> Group | None:
    """What a rule of scope fleet looks at together; None for any other rule.

    Raises:
        ConditionError: The keys do not fit.
    """
    if (parts.scope == "fleet") is not (parts.fleet is not None):
        raise ConditionError("scope fleet and the key fleet go together", ("scope",))
    if parts.fleet is None:
        return None
    if parts.fleet.of not in catalogue.scopes or parts.fleet.of == "fleet":
        hint = did_you_mean(parts.fleet.of, catalogue.scopes)
        raise ConditionError(f"unknown scope {parts.fleet.of!r}{hint}", ("fleet", "of"))
    for key in ("variants", "applies"):
        if getattr(parts, key):
            raise ConditionError(f"{key} does not go with scope fleet", (key,))
    fields = []
    for index, name in enumerate(parts.fleet.together):
        field = catalogue.find(name, parts.fleet.of)
        if field is None:
            hint = did_you_mean(name, catalogue.names(parts.fleet.of))
            raise ConditionError(f"unknown field {name!r}{hint}", ("fleet", "together", index))
        if field.kind == "object":
            raise ConditionError(
                f"{name} is no single value: name one of its facts", ("fleet", "together", index)
            )
        fields.append(field)
    where = None
    if parts.fleet.where is not None:
        where = parse_condition(parts.fleet.where, catalogue, parts.fleet.of, ("fleet", "where"))
    return Group(of=parts.fleet.of, together=tuple(fields), where=where, at_least=parts.fleet.at_least)


def refuse_verdict(*conditions: Condition | None) -> None:
    """Make sure that a rule about one VM does not ask for its verdict.

    Raises:
        ConditionError: It does.
    """
    for condition in conditions:
        for test in all_tests(condition) if condition is not None else ():
            if test.field.root == "verdict":
                raise ConditionError(f"{test.field.name} is known only in scope fleet", ("when",))
