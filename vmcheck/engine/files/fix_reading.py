"""Reading the changes that a rule file declares: checked against the facts an inventory can hold."""

from collections.abc import Mapping
from typing import Any

import msgspec

from vmcheck.engine.conditions import ConditionError, Location, parse_condition
from vmcheck.engine.fields import Catalogue, Kind, Settable
from vmcheck.engine.files.fix_file import FixPart
from vmcheck.engine.fix import Fix, Setting
from vmcheck.engine.placeholders import check_placeholders, kind_of
from vmcheck.engine.rule import Remediation, Rule
from vmcheck.engine.suggest import did_you_mean
from vmcheck.inventory.model import Release
from vmcheck.knowledge.releases import parse_releases

_SAMPLES: Mapping[Kind, Any] = {"text": "x", "integer": 1, "boolean": True, "texts": ["x"]}
"""What a placeholder may stand for, to see whether it fits; a choice is compared as text."""


def build_fixes(
    rule: Rule, catalogue: Catalogue, location: Location = ("fix",), *, listed: bool = True
) -> list[Fix]:
    """The changes of a rule, or of one of its variants.

    Args:
        rule: The rule; its ``fixes`` are as the file has them.
        catalogue: What conditions may ask and changes may set.
        location: Where the key ``fix`` stands in the file.
        listed: Whether its value is a list.

    Raises:
        ConditionError: One does not fit.
    """
    return [
        _Builder(rule, part, catalogue, (*location, index) if listed else location).build()
        for index, part in enumerate(rule.fixes)
    ]


class _Builder:
    def __init__(self, rule: Rule, part: FixPart, catalogue: Catalogue, location: Location) -> None:
        self._rule = rule
        self._part = part
        self._catalogue = catalogue
        self._location = location
        self._scope = part.of or rule.scope

    def build(self) -> Fix:
        part = self._part
        if self._scope not in self._catalogue.scopes or self._scope == "fleet":
            hint = did_you_mean(self._scope, self._catalogue.scopes)
            raise self._error(f"unknown scope {self._scope!r}{hint}", "of")
        self._refuse_half_a_change()
        where = None
        if part.where is not None:
            where = parse_condition(part.where, self._catalogue, self._scope, (*self._location, "where"))
        settings = [self._setting(name, value, "set") for name, value in part.set.items()]
        settings += [self._setting(name, value, "add") for name, value in part.add.items()]
        return Fix(
            hosts=self._hosts(),
            scope=self._scope,
            of_witnesses=part.of is None,
            where=where,
            settings=settings,
            removes=part.remove is not None,
            effort=part.effort or "none",
            side=part.side,
            remediation=self._remediation(),
            none=part.none,
            instead=part.instead,
        )

    def _refuse_half_a_change(self) -> None:
        part = self._part
        changes = bool(part.set or part.add or part.remove)
        if part.none is not None and (changes or part.effort is not None):
            raise self._error(
                "none says that there is no change; set, add, remove and effort do not go with it"
            )
        if part.none is None and not changes:
            raise self._error("a change needs set, add or remove; where there is none, none says why")
        if part.none is None and part.effort is None:
            raise self._error("key 'effort' is missing")
        if part.instead and part.none is None:
            raise self._error("instead goes with none", "instead")
        if part.remove is not None and self._scope not in _lists(self._catalogue):
            raise self._error(f"nothing can be removed in scope {self._scope}", "remove")

    def _hosts(self) -> frozenset[Release]:
        given = self._part.hosts
        found: set[Release] = set()
        for one in given if isinstance(given, list) else [given]:
            try:
                found |= parse_releases(str(one))
            except ValueError as error:
                raise self._error(str(error), "hosts") from None
        return frozenset(found)

    def _setting(self, name: str, value: Any, key: str) -> Setting:
        fact = self._fact(name, key)
        only_from = None
        if key == "add" and not fact.many:
            raise self._error(f"{name} is no list; use set", key, name)
        if key == "set" and isinstance(value, dict) and value.keys() == {"from", "to"}:
            only_from = tuple(value["from"]) if isinstance(value["from"], list) else (value["from"],)
            for one in only_from:
                self._check(fact, one, key, name, "from")
            value = value["to"]
        self._check(
            fact, [value] if key == "add" and not _is_texts(value, self._kind(value)) else value, key, name
        )
        return Setting(fact, value, key == "add", only_from)

    def _fact(self, name: str, key: str) -> Settable:
        known = self._catalogue.settable()
        fact = known.get(f"{self._scope}.{name.removeprefix('[].')}" if name.startswith("[].") else name)
        if fact is not None and (fact.target == "element") is name.startswith("[]."):
            return fact
        spelled = [
            one.path
            for one in known.values()
            if one.target != "element" or one.name == one.path.replace("[]", self._scope, 1)
        ]
        derived = self._catalogue.find(name.replace("[]", self._scope, 1), self._scope)
        why = "is no fact of an inventory"
        if derived is not None:
            why = "is worked out, not collected" if derived.derive else "says which one it is"
        raise self._error(f"{name!r} {why}; a change cannot set it{did_you_mean(name, spelled)}", key, name)

    def _check(self, fact: Settable, value: Any, *at: str) -> None:
        if value is None:
            raise self._error("null means that it is not collected; a change gives a value", *at)
        try:
            msgspec.convert(self._sample(value), fact.type)
        except msgspec.ValidationError as error:
            from vmcheck.engine.files.rule_shape import explain

            message = explain(error, fact.type)[0].replace(" or nothing", "")
            raise self._error(f"{fact.name}: {message}", *at) from None
        except ValueError as error:
            raise self._error(str(error), *at) from None

    def _sample(self, value: Any) -> Any:
        """The value with something in place of its placeholders."""
        if isinstance(value, dict):
            return {key: self._sample(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self._sample(one) for one in value]
        if not isinstance(value, str):
            return value
        check_placeholders(value, self._catalogue, self._scope)
        return _SAMPLES.get(self._kind(value) or "object", value)

    def _kind(self, value: Any) -> Kind | None:
        return kind_of(value, self._catalogue, self._scope) if isinstance(value, str) else None

    def _remediation(self) -> Remediation:
        part = self._part.remediation
        if part is None:
            return self._rule.remediation
        for key in ("text", "powershell", "shell"):
            try:
                check_placeholders(getattr(part, key) or "", self._catalogue, self._rule.scope)
            except ValueError as error:
                raise self._error(str(error), "remediation", key) from None
        return Remediation(
            text=part.text,
            powershell=part.powershell,
            shell=part.shell,
            downtime=part.downtime,
            since=part.since,
        )

    def _error(self, message: str, *at: str) -> ConditionError:
        return ConditionError(message, (*self._location, *at))


def _is_texts(value: Any, kind: Kind | None) -> bool:
    """Whether what is added is itself a list, of which each is added."""
    return kind == "texts" or isinstance(value, list)


def _lists(catalogue: Catalogue) -> set[str]:
    """Scopes that are lists of the inventory, not derived ones."""
    return {name for name, scope in catalogue.scopes.items() if scope.attributes}
